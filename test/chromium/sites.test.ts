import type { CDPSession, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/settings/settings';
import type { LaunchedChromium } from '../browsers/launch-chromium';
import { storeSettings } from '../browsers/store-settings';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitFocusedPixels, awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const red = { r: 220, g: 20, b: 60 };
const chat = setUpChat();

/** The script worlds in a page's frames that belong to the extension. */
async function extensionWorlds(page: Page, extensionId: string): Promise<string[]> {
	const session: CDPSession = await page.context().newCDPSession(page);
	const origins: string[] = [];
	session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
	await session.send('Runtime.enable');
	await session.detach();
	return origins.filter((origin) => origin.includes(extensionId));
}

describe('THREAT 27: where the extension runs', () => {
	it('is on the sites that are on', async () => {
		const { browser, openChat } = chat.at;
		const page = await openChat();
		const id = await browser.extensionId();
		await expect.poll(() => extensionWorlds(page, id)).toHaveLength(1);
	});

	it.each(['other.test', 'chat.test', 'img.test', 'localhost.test'])('is nowhere else: http://%s', async (host) => {
		const { browser, server, picture } = chat.at;
		server.file('/elsewhere', chatPage(), 'text/html');
		server.file('/never.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await browser.context.newPage();
		await page.goto(server.url(host, '/elsewhere'));
		await postLink(page, '', picture('/never.png'));
		expect(await extensionWorlds(page, await browser.extensionId())).toEqual([]);
		await page.close();
		expect(server.requestsFor('/never.png')).toEqual([]);
	});
});

describe('turning a site off', () => {
	it('leaves the open page as it would be without us, and stops all requests; turning it on shows again', async () => {
		const { browser, server, openChat, picture } = chat.at;
		server.file('/shown.png', await plain(teal).png().toBuffer(), 'image/png');
		server.file('/more.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, 'Look: ', picture('/shown.png'), 'here', '!');
		const untouched = `<div class="message">Look: <a href="${picture('/shown.png')}">here</a>!</div>`;
		await awaitPixels(page, teal, 200 * 100);
		await setMode(browser, 'off');
		await expect.poll(() => page.locator('#log').innerHTML()).toBe(untouched);
		await postLink(page, '', picture('/more.png'));
		await setMode(browser, 'on');
		await awaitPixels(page, teal, 2 * 200 * 100);
		expect(server.requestsFor('/more.png')).toHaveLength(1);
	});

	it('THREAT 14: and asking makes no request before the click', async () => {
		const { browser, server, openChat, picture } = chat.at;
		server.file('/asked.png', await plain(teal).png().toBuffer(), 'image/png');
		await storeSettings(browser, { ...settingsOf('ask'), pictureHosts: { 'b.img.test': 'always' } });
		const page = await openChat();
		await postLink(page, '', picture('/asked.png'));
		await expect.poll(() => page.locator('.message > div').count()).toBe(1);
		// What a page can do in a person's place counts for nothing.
		await page.evaluate(() => document.querySelector<HTMLElement>('.message > div')?.click());
		server.file('/behind.png', await plain(red).png().toBuffer(), 'image/png');
		await postLink(page, '', server.url('b.img.test', '/behind.png'));
		await awaitPixels(page, red, 200 * 100);
		expect(server.requestsFor('/asked.png')).toEqual([]);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await awaitFocusedPixels(page, teal, 200 * 100);
		await setMode(browser, 'on');
	});
});

/** Sets localhost's mode as the popup does: in the extension's settings. */
async function setMode(browser: LaunchedChromium, mode: 'off' | 'ask' | 'on'): Promise<void> {
	await storeSettings(browser, settingsOf(mode));
}

function settingsOf(mode: 'off' | 'ask' | 'on'): Settings {
	return { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } };
}
