import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder, releaseFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { chatPage, postLink } from '../fixtures/chat-page';
import { awaitPixels } from '../screen/colours';
import { accessibilityProblems, liveRegions } from './accessibility';
import { setUpChat } from './chat-setup';
import { openOptions, openPopup as openPopupIn, storeRaw } from './own-page';

const teal = { r: 0, g: 150, b: 136 };
const picturePixels = 200 * 100;
const localhost = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } as const;

describe('above a chat', () => {
	const chat = setUpChat();
	const openPopup = (above: Page): Promise<Page> => openPopupIn(chat.at.browser, above);

	it.each(['light', 'dark'] as const)('the popup is accessible at 320 pixels: %s', async (colorScheme) => {
		const { openChat, teach, server } = chat.at;
		const page = await openChat();
		await postLink(page, 'Look: ', await teach('/accessible.png', teal));
		await postLink(page, '', server.url('192.168.1.5', '/never.png'));
		const popup = await openPopup(page);
		await popup.emulateMedia({ colorScheme });
		await popup.locator('#refused li button').waitFor();
		expect(await popup.evaluate(() => document.body.offsetWidth)).toBe(320);
		expect(await popup.evaluate(() => document.body.scrollWidth)).toBe(320);
		expect(await popup.locator('#said').textContent()).toBe('');
		expect(await liveRegions(popup)).toEqual(['said', 'shown']);
		expect(await accessibilityProblems(popup)).toEqual([]);
		await popup.close();
	});

	it('the popup leads to what was found on the page', async () => {
		const { browser, openChat, picture, teach } = chat.at;
		const page = await openChat();
		await postLink(page, 'Look: ', await teach('/found.png', teal));
		await awaitPixels(page, teal, picturePixels);
		const popup = await openPopup(page);
		const [findings] = await Promise.all([
			browser.context.waitForEvent('page'),
			popup.getByRole('button', { name: 'What was found here' }).click(),
		]);
		await findings.getByText(picture('/found.png')).waitFor();
		expect(await accessibilityProblems(findings)).toEqual([]);
		await findings.getByRole('button', { name: 'Copy the report' }).click();
		await findings.getByText('Copied', { exact: true }).waitFor();
		await browser.context.grantPermissions(['clipboard-read']);
		expect(await findings.evaluate('navigator.clipboard.readText()')).toBe(await findings.locator('#report').textContent());
		await findings.close();
	});

	it('On starts in the frames of the chat’s own site, and in no others', async () => {
		const { browser, server, openChat } = chat.at;
		server.file('/frame', chatPage(), 'text/html');
		const page = await openChat();
		const popup = await openPopup(page);
		await popup.click('[data-mode=off]');
		await expect.poll(() => popup.locator('[aria-pressed=true]').innerText()).toBe('Off');
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

	it('the popup knows all after the worker was stopped', async () => {
		const { browser, openChat, teach } = chat.at;
		const page = await openChat();
		await postLink(page, 'Look: ', await teach('/stopped.png', teal));
		await awaitPixels(page, teal, picturePixels);
		// Opened by the worker and looked at without it: it is stopped in between.
		const popup = await openPopup(page);
		await browser.stopWorker();
		await popup.reload();
		await popup.getByText('Pictures shown on this page: 1').waitFor();
		expect(await popup.locator('[aria-pressed=true]').innerText()).toBe('On');
		await popup.close();
	});

	it.each([
		[1280, 'light'],
		[320, 'dark'],
	] as const)('axe finds nothing in the settings at %i pixels, and nothing goes beyond them: %s', async (width, colorScheme) => {
		const page = await openOptions(chat.at.browser);
		await storeRaw(page, {
			sites: {
				localhost,
				'a-very-long-name-of-a-chat-that-goes-on-and-on.example.org': localhost,
				'www.twitch.tv': { ...localhost, mode: 'ask' },
			},
			pictureHosts: { 'p.example': 'never' },
			mappings: [{ from: 'https:', to: 'https://camo.example/', signing: { key: 'k', encoding: 'hex' } }],
		});
		await page.getByLabel('Pictures of p.example').waitFor();
		for (const summary of await page.locator('summary').all()) await summary.click();
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		expect(await accessibilityProblems(page)).toEqual([]);
		expect(await liveRegions(page)).toEqual([
			'mapping-problem',
			'new-host-problem',
			'new-site-problem',
			'search-outcome',
			'status',
			'trial-outcome',
		]);
		await page.locator('#reset').click();
		await page.locator('#preview-accept').waitFor();
		expect(await accessibilityProblems(page)).toEqual([]);
		await page.close();
	});

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
});

const builds = { 'before anything is granted': releaseFolder('chrome'), 'with everything granted': e2eFolder('chrome') };

describe.each(Object.entries(builds))('the welcome page, %s', (_name, extensionFolder) => {
	let browser: LaunchedChromium;
	let page: Page;

	beforeAll(async () => {
		browser = await launchChromium({ extensionFolder });
		page = await browser.context.newPage();
	});
	afterAll(() => browser.close());

	it('requests nothing but what is in the package', async () => {
		const requested: string[] = [];
		page.on('request', (request) => requested.push(new URL(request.url()).protocol));
		await page.goto(`chrome-extension://${await browser.extensionId()}/welcome.html`);
		await page.getByText('Alt+Shift+V').waitFor();
		expect(requested.filter((protocol) => protocol !== 'chrome-extension:')).toEqual([]);
		expect(requested.length).toBeGreaterThan(0);
	});

	it.each([
		[320, 'light'],
		[320, 'dark'],
		[1280, 'light'],
		[1280, 'dark'],
	] as const)('is accessible and fits at %i pixels: %s', async (width, colorScheme) => {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		expect(await accessibilityProblems(page)).toEqual([]);
		expect(await liveRegions(page)).toEqual(['outcome', 'status']);
	});
});
