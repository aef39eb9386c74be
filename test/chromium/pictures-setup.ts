import type { Page } from 'playwright';
import { expect } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { awaitControl, controlsOn, findControl } from '../screen/buttons';
import type { Control } from '../screen/control';
import type { ChatSetup, OpenChatOptions } from './chat-setup';

const waitMilliseconds = 30_000;

/** What tests do with pictures that are on a page. */
export interface Pictures {
	/** Opens a chat in which these files are posted, each in a message of its own, and waits until all are shown. */
	readonly openWith: (files: readonly Buffer[], options?: OpenChatOptions) => Promise<{ page: Page; paths: string[] }>;
	/** The pictures' links on a page, in its order. */
	readonly shown: (page: Page) => Promise<Control[]>;
	/** Clicks on the n-th picture, from 0. */
	readonly clickPicture: (page: Page, index?: number, button?: 'left' | 'middle') => Promise<void>;
	/** Clicks on the n-th picture, and waits until it is shown large. */
	readonly openLarge: (page: Page, index?: number) => Promise<void>;
	readonly awaitClosed: (page: Page) => Promise<void>;
}

/** Sets up for a file's chats. */
export function picturesOn(chat: { readonly at: ChatSetup }): Pictures {
	let served = 0;

	const shown = async (page: Page): Promise<Control[]> =>
		(await controlsOn(page, 'link')).filter(({ name }) => name.startsWith('Picture from'));

	const clickPicture: Pictures['clickPicture'] = async (page, index = 0, button = 'left') => {
		const link = (await shown(page))[index];
		await page.mouse.click(link?.x ?? -1, link?.y ?? -1, { button });
	};

	return {
		shown,
		clickPicture,
		async openWith(files, options = {}) {
			const { server, openChat, picture } = chat.at;
			const page = await openChat(options);
			const paths = files.map(() => `/large/${(served += 1)}.png`);
			for (const [index, file] of files.entries()) {
				const path = paths[index] ?? '';
				server.file(path, file, 'image/png');
				await postLink(page, `Message ${index + 1} `, picture(path), 'a picture');
			}
			await expect.poll(async () => (await shown(page)).length, { timeout: waitMilliseconds }).toBe(files.length);
			return { page, paths };
		},
		async openLarge(page, index = 0) {
			await clickPicture(page, index);
			await awaitControl(page, 'dialog', 'Pictures');
		},
		async awaitClosed(page) {
			await expect.poll(() => findControl(page, 'dialog', 'Pictures'), { timeout: waitMilliseconds }).toBeUndefined();
		},
	};
}
