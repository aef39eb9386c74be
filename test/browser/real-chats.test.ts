import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { storeSettings } from '../browsers/store-settings';
import { plain } from '../fixtures/pictures';
import { bundlePage } from '../pages/bundle-page';
import type { Said } from '../pages/conversation';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const violet = { r: 120, g: 40, b: 200 };
const size = { width: 120, height: 60 };
/** Without the edge, which is blended with the ring around it. */
const pixels = size.width * size.height * 0.95;

const chat = setUpChat({ viewport: { width: 900, height: 1000 } });

/** Turns the chats' site on or off. */
async function setMode(mode: 'off' | 'on'): Promise<void> {
	await storeSettings(chat.at.browser, { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } });
}

/** Opens a page with this front end alone on it. */
async function open(name: string): Promise<Page> {
	const { server, openChat } = chat.at;
	for (const [path, colour] of Object.entries({ teal, orange, violet })) {
		server.file(`/${path}.png`, await plain(colour, size.width, size.height).png().toBuffer(), 'image/png');
	}
	const emoji = { annotation: 'smile', emoji: '☺', group: 0, order: 1, shortcodes: ['smile'], tags: ['smile'], version: 1 };
	server.file('/emoji.json', JSON.stringify([emoji]), 'application/json');
	const { script, styles } = await bundlePage(`${name}.ts`);
	server.file(`/${name}.js`, script, 'text/javascript');
	server.file(`/${name}.css`, styles, 'text/css');
	return openChat({
		html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Chat</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/${name}.css"><style>body { margin: 0 }</style>
<body><div id="app" style="height: 100vh"></div><script src="/${name}.js"></script></body></html>`,
	});
}

async function show(page: Page, messages: readonly Said[]): Promise<void> {
	await page.evaluate((said) => globalThis.showConversation(said), messages);
}

/** How far the box that scrolls the messages is from its end, wherever the front end has it. */
async function distanceToEnd(page: Page): Promise<number> {
	return page.evaluate(() => {
		const elements = (root: Document | ShadowRoot): Element[] =>
			[...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? elements(element.shadowRoot) : [])]);
		const distances = elements(document)
			.filter((element) => element.scrollHeight > element.clientHeight + 100 && element.scrollTop > 0)
			.map(({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop);
		return distances.length === 1 ? (distances[0] ?? Number.NaN) : Number.NaN;
	});
}

/**
 * What the front end has rendered, its open shadow trees included, but for what differs from start to start without us as
 * well: where a scroll bar of its own was drawn last, and attributes left empty.
 */
async function markup(page: Page): Promise<string> {
	return page.evaluate(() => {
		const trees = (root: Document | ShadowRoot): ShadowRoot[] =>
			[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...trees(shadowRoot)] : []));
		const html = document.querySelector('#app')?.getHTML({ shadowRoots: trees(document) }) ?? '';
		return html.replaceAll(/(class="ps__[^>]*) style="[^"]*"/g, '$1').replaceAll(/ ps--scrolling-y| style=""/g, '');
	});
}

describe('real front ends', () => {
	it.each([
		['chatscope-chat', 40],
		['deep-chat', 40],
		// Its own scrolling to a message of the person's takes its time: no more than is in view.
		['vue-advanced-chat', 0],
	])(
		'show each picture once, stay at their end, and are as they were when it is turned off: %s, after %i others',
		async (name, others) => {
			const { picture } = chat.at;
			const talk = Array.from({ length: others }, (_, index) => ({ text: `This and that, ${index}.`, own: index % 3 === 0 }));
			const steps: readonly (readonly Said[])[] = [
				[
					...talk,
					{ text: `See ${picture('/teal.png')}`, own: false },
					{ text: picture('/orange.png'), own: true },
					{ text: 'Nice.', own: false },
				],
				[{ text: `And ${picture('/violet.png')} as well`, own: true }],
				[{ text: 'That is all.', own: true }],
			];
			const upTo = (count: number): Said[] => steps.slice(0, count).flat();

			const expectAtEnd = async (page: Page): Promise<void> => {
				if (others > 0) await expect.poll(() => distanceToEnd(page), { timeout: 15_000 }).toBeLessThanOrEqual(1);
			};

			await setMode('off');
			const bare = await open(name);
			for (let count = 1; count <= steps.length; count += 1) {
				await show(bare, upTo(count));
				await expectAtEnd(bare);
			}
			const untouched = await markup(bare);

			await setMode('on');
			const page = await open(name);
			const errors: string[] = [];
			page.on('pageerror', ({ message }) => errors.push(message));
			await show(page, upTo(1));
			await awaitPixels(page, teal, pixels);
			await awaitPixels(page, orange, pixels);
			await expectAtEnd(page);
			for (let count = 2; count <= steps.length; count += 1) {
				await show(page, upTo(count));
				for (const colour of [teal, orange, violet]) await awaitPixels(page, colour, pixels);
				await expectAtEnd(page);
			}
			expect(errors).toEqual([]);
			expect(await markup(page)).not.toBe(untouched);
			await setMode('off');
			await expect.poll(() => markup(page), { timeout: 15_000 }).toBe(untouched);
		},
	);
});
