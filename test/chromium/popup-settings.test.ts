import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/settings/settings';
import { storeSettings } from '../browsers/store-settings';
import { postLink } from '../fixtures/chat-page';
import { awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { openPopup as openPopupIn } from './own-page';

const teal = { r: 0, g: 150, b: 136 };
const picturePixels = 200 * 100;
const chat = setUpChat();
const openPopup = (above: Page): Promise<Page> => openPopupIn(chat.at.browser, above);

/** Serves a picture and opens a chat with a link to it. */
async function openChatWithPicture(path: string): Promise<Page> {
	const url = await chat.at.teach(path, teal);
	const page = await chat.at.openChat();
	await postLink(page, 'Look: ', url);
	await awaitPixels(page, teal, picturePixels);
	return page;
}

describe('the popup', () => {
	it('lists the page’s picture hosts, and shows a host’s pictures no more, or as the chat does', async () => {
		const page = await openChatWithPicture('/hosts.png');
		const popup = await openPopup(page);
		await popup.getByText('Picture hosts on this page: 1').click();
		const choice = popup.getByLabel('Pictures of a.img.test');
		expect(await choice.inputValue()).toBe('site');
		await choice.selectOption('never');
		await page.reload();
		await postLink(page, 'Again: ', chat.at.picture('/hosts.png'));
		await popup.getByText('You have chosen to show no pictures from a.img.test.').waitFor();
		expect(await countColourOn(page, teal)).toBe(0);
		await choice.selectOption('site');
		await awaitPixels(page, teal, picturePixels);
		await popup.close();
	});

	it('keeps whether a chat’s pictures are blurred', async () => {
		const popup = await openPopup(await chat.at.openChat());
		const isStored = (): Promise<boolean> =>
			popup.evaluate<boolean>(`chrome.storage.local.get().then(({ settings }) => settings?.sites.localhost.blur === true)`);
		await popup.getByRole('switch', { name: 'Blur until pointed at' }).press(' ');
		await expect.poll(isStored).toBe(true);
		await popup.getByRole('switch', { name: 'Blur until pointed at' }).press(' ');
		await expect.poll(isStored).toBe(false);
		await popup.close();
	});

	it('hides all pictures of its tab at once, and shows them again', async () => {
		const page = await openChatWithPicture('/hide.png');
		const popup = await openPopup(page);
		await popup.getByRole('button', { name: 'Hide all pictures now' }).click();
		await expect.poll(() => countColourOn(page, teal), { timeout: 30_000 }).toBe(0);
		await popup.getByRole('button', { name: 'Show pictures again' }).click();
		await awaitPixels(page, teal, picturePixels);
		await popup.getByRole('button', { name: 'Hide or show all pictures everywhere' }).click();
		await expect.poll(() => countColourOn(page, teal), { timeout: 30_000 }).toBe(0);
		await popup.getByRole('button', { name: 'Show pictures again' }).click();
		await awaitPixels(page, teal, picturePixels);
		await popup.getByRole('button', { name: 'Hide all pictures now' }).waitFor();
		await popup.close();
	});

	it('has a count of the page’s pictures on its button where that is chosen', async () => {
		const page = await openChatWithPicture('/counted.png');
		const worker = await chat.at.browser.worker();
		const badge = (): Promise<string> =>
			worker.evaluate<string>(
				'chrome.tabs.query({ url: "http://localhost/*" }).then(([tab]) => chrome.action.getBadgeText({ tabId: tab.id }))',
			);
		expect(await badge()).toBe('');
		const settings: Settings = { sites: { localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } } };
		await storeSettings(chat.at.browser, { ...settings, badge: true });
		await expect.poll(badge, { timeout: 30_000 }).toBe('1');
		await postLink(page, 'Another: ', await chat.at.teach('/counted-too.png', teal));
		await expect.poll(badge, { timeout: 30_000 }).toBe('2');
		await storeSettings(chat.at.browser, settings);
		await expect.poll(badge, { timeout: 30_000 }).toBe('');
	});

	it('says that nothing new can come while the browser is offline', async () => {
		const popup = await openPopup(await chat.at.openChat());
		expect(await popup.locator('#offline').isVisible()).toBe(false);
		await popup.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
		await popup.getByText('You are offline').waitFor();
		await popup.close();
	});

	it('knows all after the worker was stopped, and opens the settings', async () => {
		const page = await openChatWithPicture('/stopped.png');
		const { browser } = chat.at;
		await page.bringToFront();
		// Opened by the worker and looked at without it: it is stopped in between.
		const popup = await openPopup(page);
		await browser.stopWorker();
		await popup.reload();
		await popup.getByText('Pictures shown on this page: 1').waitFor();
		expect(await popup.locator('[aria-pressed=true]').innerText()).toBe('On');
		const [settings] = await Promise.all([
			browser.context.waitForEvent('page', (opened) => opened.url().includes('options.html')),
			popup.getByRole('button', { name: 'Settings' }).click(),
		]);
		await settings.locator('body.ready').waitFor();
		await settings.close();
	});
});
