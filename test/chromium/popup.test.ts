import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { launchChromium } from '../browsers/launch-chromium';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels, countColourOn } from '../screen/colours';
import { accessibilityProblems } from './accessibility';
import { setUpChat } from './chat-setup';
import { openPopup as openPopupIn } from './own-page';

const teal = { r: 0, g: 150, b: 136 };
const picturePixels = 200 * 100;
const chat = setUpChat();

const openPopup = (above: Page): Promise<Page> => openPopupIn(chat.at.browser, above);

/** The title of the toolbar's button above the page in front. */
async function toolbarTitle(): Promise<string> {
	const worker = await chat.at.browser.worker();
	return worker.evaluate<string>(
		'chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.action.getTitle({ tabId: tab.id }))',
	);
}

/** Serves a picture and opens a chat with a link to it. */
async function openChatWithPicture(path: string): Promise<Page> {
	const { server, openChat, picture } = chat.at;
	server.file(path, await plain(teal).png().toBuffer(), 'image/png');
	const page = await openChat();
	await postLink(page, 'Look: ', picture(path));
	return page;
}

const pressed = (popup: Page): Promise<string> => popup.locator('[aria-pressed=true]').innerText();
const documentOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

describe('the popup', () => {
	it('leads to what was found on the page', async () => {
		const page = await openChatWithPicture('/found.png');
		await awaitPixels(page, teal, picturePixels);
		const popup = await openPopup(page);
		const [findings] = await Promise.all([
			chat.at.browser.context.waitForEvent('page'),
			popup.getByRole('button', { name: 'What was found here' }).click(),
		]);
		await findings.getByText(chat.at.picture('/found.png')).waitFor();
		expect(await accessibilityProblems(findings)).toEqual([]);
		await findings.getByRole('button', { name: 'Copy the report' }).click();
		await findings.getByText('Copied', { exact: true }).waitFor();
		await chat.at.browser.context.grantPermissions(['clipboard-read']);
		expect(await findings.evaluate('navigator.clipboard.readText()')).toBe(await findings.locator('#report').textContent());
		await findings.close();
	});

	it('names the site and its mode, and counts the pictures while they come', async () => {
		const page = await openChatWithPicture('/one.png');
		await awaitPixels(page, teal, picturePixels);
		const popup = await openPopup(page);
		expect(await popup.locator('h1').innerText()).toBe('localhost');
		expect(await popup.locator('.modes button').allInnerTexts()).toEqual(['Off', 'Ask', 'On']);
		expect(await pressed(popup)).toBe('On');
		await popup.getByText('Pictures shown on this page: 1').waitFor();
		await postLink(page, '', `${chat.at.picture('/one.png')}?2`);
		await popup.getByText('Pictures shown on this page: 2').waitFor();
		await popup.close();
	});

	it('lists what is refused with its reason, and lets a private host be allowed', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/private.png', await plain(teal).png().toBuffer(), 'image/png');
		server.on('/large.png', (_request, response) => void response.writeHead(200, { 'content-length': 20 * 1024 * 1024 }).write('x'));
		const page = await openChat();
		await postLink(page, '', server.url('nas.lan.test', '/private.png'));
		await postLink(page, '', picture('/large.png'));
		const popup = await openPopup(page);
		await popup.getByText('The picture on a.img.test is larger than 15').waitFor();
		await popup.getByText('nas.lan.test is on a private network').waitFor();
		expect(await popup.locator('#refused li').count()).toBe(2);
		expect(server.requestsFor('/private.png')).toEqual([]);
		await popup.getByRole('button', { name: 'Allow pictures from nas.lan.test here' }).click();
		await awaitPixels(page, teal, picturePixels);
		await expect.poll(() => popup.locator('#refused li').count()).toBe(1);
		await popup.close();
	});

	it('says what it is for where there is no chat', async () => {
		const page = await chat.at.browser.context.newPage();
		const popup = await openPopup(page);
		expect(await popup.locator('h1').innerText()).toBe('Vignette');
		await popup.getByText('Open a web chat, then turn Vignette on for it here.').waitFor();
		expect(await popup.locator('#choice').isVisible()).toBe(false);
		await popup.close();
		await page.close();
	});

	it.each(['light', 'dark'] as const)('is accessible at 320 pixels: %s', async (colorScheme) => {
		const page = await openChatWithPicture('/accessible.png');
		await postLink(page, '', chat.at.server.url('192.168.1.5', '/never.png'));
		const popup = await openPopup(page);
		await popup.emulateMedia({ colorScheme });
		await popup.locator('#refused li button').waitFor();
		expect(await popup.evaluate(() => document.body.offsetWidth)).toBe(320);
		expect(await popup.evaluate(() => document.body.scrollWidth)).toBe(320);
		expect(await accessibilityProblems(popup)).toEqual([]);
		await popup.close();
	});
});

describe('Off and On in the popup', () => {
	it('put the page back exactly, and show again', async () => {
		const page = await openChatWithPicture('/off.png');
		const address = page.url();
		await awaitPixels(page, teal, picturePixels);
		const popup = await openPopup(page);
		await expect.poll(toolbarTitle).toBe('Vignette is on here');
		await popup.click('[data-mode=off]');
		await expect.poll(() => documentOf(page)).toBe(await documentWithoutExtension(address, chat.at.picture('/off.png')));
		expect(await countColourOn(page, teal)).toBe(0);
		expect(await pressed(popup)).toBe('Off');
		await expect.poll(toolbarTitle).toBe('Vignette is off here');
		expect(await popup.locator('#shown').isVisible()).toBe(false);

		await popup.click('[data-mode=on]');
		await awaitPixels(page, teal, picturePixels);
		await expect.poll(toolbarTitle).toBe('Vignette is on here');
		await popup.getByText('Pictures shown on this page: 1').waitFor();
		await popup.close();
	});

	it('start in the frames of the chat’s own site, and run in no others', async () => {
		const { browser, server, openChat } = chat.at;
		server.file('/frame', chatPage(), 'text/html');
		const page = await openChat();
		const popup = await openPopup(page);
		await popup.click('[data-mode=off]');
		await expect.poll(() => pressed(popup)).toBe('Off');
		await page.reload();
		await page.evaluate(
			async (addresses) => {
				for (const address of addresses) {
					const frame = document.createElement('iframe');
					frame.src = address;
					const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
					document.body.append(frame);
					await loaded;
				}
			},
			[server.url('localhost', '/frame'), server.url('advert.test', '/frame')],
		);
		await popup.click('[data-mode=on]');
		const id = await browser.extensionId();
		await expect.poll(() => runningIn(page, id)).toBe(2);
		const advert = page.frames().find((frame) => frame.url().includes('advert.test'));
		expect(advert && (await runningIn(advert, id))).toBe(0);
		await popup.close();
	});
});

describe('Ask in the popup', () => {
	it('makes no request before the person’s own click', async () => {
		const { server } = chat.at;
		const page = await openChatWithPicture('/ask-first.png');
		await awaitPixels(page, teal, picturePixels);
		const popup = await openPopup(page);
		await popup.click('[data-mode=ask]');
		await expect.poll(() => countColourOn(page, teal)).toBe(0);
		expect(await popup.locator('#meaning').innerText()).toContain('nothing is requested before');
		server.file('/asked-for.png', await plain(teal).png().toBuffer(), 'image/png');
		await postLink(page, '', chat.at.picture('/asked-for.png'));
		await expect.poll(() => page.locator('.message > div').count()).toBe(2);
		await page.evaluate(() => {
			for (const host of document.querySelectorAll<HTMLElement>('.message > div')) {
				host.click();
				host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
				host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
			}
		});
		await popup.close();
		expect(server.requestsFor('/asked-for.png')).toEqual([]);

		// The shadow root is closed: the button is reached as by a person, by keys. Two links and the first chip come before.
		await page.bringToFront();
		for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await awaitPixels(page, teal, picturePixels);
		expect(server.requestsFor('/asked-for.png')).toHaveLength(1);

		const again = await openPopup(page);
		await again.click('[data-mode=on]');
		await awaitPixels(page, teal, 2 * picturePixels);
		await again.close();
	});
});

/** The same chat, with the same message, in a browser that has no extension. */
async function documentWithoutExtension(address: string, url: string): Promise<string> {
	const plainBrowser = await launchChromium();
	try {
		const page = await plainBrowser.context.newPage();
		await page.goto(address);
		await postLink(page, 'Look: ', url);
		return await documentOf(page);
	} finally {
		await plainBrowser.close();
	}
}

/** In how many documents of a process our content script runs: an empty world of ours there is not counted. */
async function runningIn(of: Page | ReturnType<Page['mainFrame']>, extensionId: string): Promise<number> {
	const session = await chat.at.browser.context.newCDPSession(of);
	const worlds: number[] = [];
	session.on('Runtime.executionContextCreated', ({ context }) => {
		if (context.origin.includes(extensionId)) worlds.push(context.id);
	});
	await session.send('Runtime.enable');
	const expression = `globalThis[Symbol.for('vignette.started')] === true`;
	const runs = await Promise.all(worlds.map((contextId) => session.send('Runtime.evaluate', { contextId, expression })));
	await session.detach();
	return runs.filter(({ result }) => result.value === true).length;
}
