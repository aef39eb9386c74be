import { describe, expect, inject, it } from 'vitest';
import { errorsOf } from '../browsers/page-errors';
import {
	driveFrameworkChat,
	expectPictures,
	expectPicturesAtMessages,
	frameworkMarkup,
	frameworks,
	frameworkViewport,
	serveFrameworkChat,
} from '../fixtures/framework-chat';
import { setUpChat } from './chat-setup';

/** Firefox is told of each over the network: it is spared most of those that follow from the DOM's standard alone. */
const changes = inject('browserName') === 'chromium' ? 1000 : 150;

const chat = setUpChat({ viewport: frameworkViewport });

describe('THREAT 28: a chat made with a framework, changed at random', () => {
	it.each(frameworks)('has each picture at its message, no error, and nothing left at the end: %s', async (framework) => {
		const { server, openChat, setMode } = chat.at;
		const { html, urls } = await serveFrameworkChat(server, framework);
		// Where the site is off, nothing of the extension is in the page.
		await setMode('off');
		const bare = await openChat({ html });
		await driveFrameworkChat(bare, urls, changes);
		const untouched = await frameworkMarkup(bare);

		await setMode('on');
		const page = await openChat({ html });
		const errors = errorsOf(page);
		await driveFrameworkChat(page, urls, changes, () => expectPicturesAtMessages(page, urls));
		await expectPictures(page, urls);
		expect(errors).toEqual([]);
		expect(await frameworkMarkup(page)).not.toBe(untouched);
		await setMode('off');
		await expect.poll(() => frameworkMarkup(page)).toBe(untouched);
	});
});
