import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { storeSettings } from '../browsers/store-settings';
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

const changes = 1000;

const chat = setUpChat({ viewport: frameworkViewport });
/** The same without the extension. */
let bare: LaunchedChromium;

beforeAll(async () => {
	bare = await launchChromium({ viewport: frameworkViewport });
});
afterAll(() => bare.close());

describe('THREAT 28: a chat made with a framework, changed at random', () => {
	it.each(frameworks)('has each picture at its message, no error, and nothing left at the end: %s', async (framework) => {
		const { server, browser, openChat } = chat.at;
		await setMode(browser, 'on');
		const { html, urls } = await serveFrameworkChat(server, framework);
		const page = await openChat({ html });
		const errors = errorsOf(page);
		await driveFrameworkChat(page, urls, changes, () => expectPicturesAtMessages(page, urls));
		await expectPictures(page, urls);
		expect(errors).toEqual([]);

		const other = await bare.context.newPage();
		await other.goto(server.url('localhost', new URL(page.url()).pathname));
		await driveFrameworkChat(other, urls, changes);
		const untouched = await frameworkMarkup(other);
		await other.close();
		expect(await frameworkMarkup(page)).not.toBe(untouched);
		await setMode(browser, 'off');
		await expect.poll(() => frameworkMarkup(page)).toBe(untouched);
	});
});

/** What the page complains of. */
function errorsOf(page: Page): string[] {
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	return errors;
}

async function setMode(browser: LaunchedChromium, mode: 'off' | 'on'): Promise<void> {
	await storeSettings(browser, { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } });
}
