import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBare, type BareBrowser } from '../browsers/either-browser';
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
const changes = inject('browserName') === 'chromium' ? 1000 : 300;

const chat = setUpChat({ viewport: frameworkViewport });
/** The same without the extension. */
let bare: BareBrowser;

beforeAll(async () => {
	bare = await launchBare(inject('browserName'), { viewport: frameworkViewport });
});
afterAll(() => bare?.close());

describe('THREAT 28: a chat made with a framework, changed at random', () => {
	it.each(frameworks)('has each picture at its message, no error, and nothing left at the end: %s', async (framework) => {
		const { server, openChat, setMode } = chat.at;
		await setMode('on');
		const { html, urls } = await serveFrameworkChat(server, framework);
		const page = await openChat({ html });
		const errors = errorsOf(page);
		await driveFrameworkChat(page, urls, changes, () => expectPicturesAtMessages(page, urls));
		await expectPictures(page, urls);
		expect(errors).toEqual([]);

		const other = await bare.newTab();
		await other.goto(server.url('localhost', new URL(page.url()).pathname));
		await driveFrameworkChat(other, urls, changes);
		const untouched = await frameworkMarkup(other);
		await other.close();
		expect(await frameworkMarkup(page)).not.toBe(untouched);
		await setMode('off');
		await expect.poll(() => frameworkMarkup(page)).toBe(untouched);
	});
});
