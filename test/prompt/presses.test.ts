import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteSettings } from '../../src/settings/settings';
import { e2eFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { storeSettings } from '../browsers/store-settings';
import { startVirtualDisplay, type VirtualDisplay } from '../browsers/xvfb';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain, type Rgb } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';
import { clickOnScreen } from './permission-prompt';
import { changeOf } from './screen-change';

const teal: Rgb = { r: 0, g: 150, b: 136 };
const pixels = 200 * 100;
const wait = { timeout: 30_000 };

let display: VirtualDisplay;
let server: FixtureServer;
let browser: LaunchedChromium;

beforeAll(async () => {
	display = await startVirtualDisplay();
	server = await startFixtureServer();
	server.file('/chat', chatPage(), 'text/html; charset=utf-8');
	for (const path of ['/picture.png', '/asked.png', '/waits.png'])
		server.file(path, await plain(teal, 200, 100).png().toBuffer(), 'image/png');
	browser = await launchChromium({
		extensionFolder: e2eFolder('chrome'),
		headless: false,
		viewport: null,
		environment: { DISPLAY: display.name },
		args: ['--window-position=0,0', '--window-size=1280,1000'],
	});
});
afterAll(async () => {
	await browser.close();
	await server.close();
	await display.close();
});

async function openChat(path = '/picture.png'): Promise<Page> {
	const chat = await browser.context.newPage();
	await chat.goto(server.url('localhost', '/chat'));
	await postLink(chat, 'See ', server.url('a.img.test', path), 'this');
	return chat;
}

const inWorker = async <T>(expression: string): Promise<T> => (await browser.worker()).evaluate<T>(expression);

const setMode = (mode: SiteSettings['mode']): Promise<void> =>
	storeSettings(browser, { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } });

const pictureHosts = (): Promise<unknown> => inWorker('chrome.storage.local.get().then(({ settings }) => settings.pictureHosts)');

/** Chooses from the browser's own menu for the chat's link: ours is a submenu, whose items have first letters of their own. */
async function chooseForLink(chat: Page, firstLetter: string, before = (): void => {}): Promise<void> {
	await expect.poll(() => inWorker('chrome.contextMenus.update("show-here", {}).then(() => true, () => false)'), wait).toBe(true);
	const openMenu = (): Promise<void> => clickOnScreen(display, chat, '.message:first-child a', 'right');
	await changeOf(display, { left: 60, top: 100, width: 260, height: 260 }, 'the menu', openMenu);
	await changeOf(display, { left: 400, top: 310, width: 160, height: 80 }, 'our items', () => display.press('v'));
	before();
	await display.press(firstLetter);
}

describe('the keys that the manifest suggests, pressed', () => {
	it('hide the pictures of a tab or of all, and show them again', async () => {
		const one = await openChat();
		const other = await openChat();
		await awaitPixels(other, teal, pixels);
		await display.press('alt+shift+h');
		await awaitPixels(other, teal, 0);
		await awaitPixels(one, teal, pixels);
		await display.press('alt+shift+y');
		await awaitPixels(one, teal, 0);
		await display.press('alt+shift+y');
		for (const chat of [one, other]) {
			await awaitPixels(chat, teal, pixels);
			await chat.close();
		}
	});
});

describe('the browser’s own menu for a link, clicked on with the right button', () => {
	it('shows the picture of a link of a chat that asks first, or always all of its host', async () => {
		await setMode('ask');
		const chat = await openChat('/asked.png');
		await postLink(chat, 'And ', server.url('a.img.test', '/waits.png'), 'that');
		await chooseForLink(chat, 's', () => expect(server.requestsFor('/asked.png')).toEqual([]));
		await awaitPixels(chat, teal, pixels);
		expect(server.requestsFor('/asked.png')).toHaveLength(1);
		expect(server.requestsFor('/waits.png')).toEqual([]);
		await chooseForLink(chat, 'a');
		await awaitPixels(chat, teal, 2 * pixels);
		expect(await pictureHosts()).toEqual({ 'a.img.test': 'always' });
		await chat.close();
	});

	it('puts all pictures of a host away for good', async () => {
		await setMode('on');
		const chat = await openChat();
		await awaitPixels(chat, teal, pixels);
		await chooseForLink(chat, 'n');
		await awaitPixels(chat, teal, 0);
		expect(await pictureHosts()).toEqual({ 'a.img.test': 'never' });
		await chat.close();
	});
});
