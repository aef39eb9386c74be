import type { Page } from 'playwright';
import type { LaunchedChromium } from '../../test/browsers/launch-chromium';
import { popupOpenedBy } from '../../test/browsers/popup';
import { storeSettings } from '../../test/browsers/store-settings';
import type { Settings, SiteSettings } from '../../src/settings/schema';

/** A state of one of our surfaces: what to do for it to be seen. */
export interface Surface {
	readonly name: string;
	readonly settings?: Settings;
	/** Opens it. `chat` is a page with the demo's chat. */
	open(browser: LaunchedChromium, chat: Page): Promise<Page>;
}

const localhost: SiteSettings = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] };

const installed: Settings = { sites: {} };

/** For what is looked at in the chat itself. */
export const chatIsOn: Pick<Surface, 'settings'> = { settings: { sites: { localhost } } };

/** Which are looked at in other languages as well. */
export const spokenSurfaces: readonly string[] = [
	'popup-on',
	'popup-hosts',
	'options-used',
	'welcome-granted',
	'chat-menu',
	'chat-chips',
	'lightbox-film',
	'lightbox-menu',
];

const used: Settings = {
	sites: {
		localhost,
		'app.element.io': { mode: 'on', plainHttp: false, privateHosts: [] },
		'www.twitch.tv': { mode: 'ask', plainHttp: false, privateHosts: [], blur: true },
		'chat.a-rather-long-name-of-a-host-that-somebody-has-chosen.example.org': {
			mode: 'on',
			plainHttp: true,
			privateHosts: ['192.168.1.5', 'nas.lan', '*.files.lan'],
		},
		'claude.ai': { mode: 'off', plainHttp: false, privateHosts: [] },
	},
	pictureHosts: { 'i.imgur.com': 'always', 'photos.img.test': 'ask', 'tracker.example': 'never' },
	mappings: [
		{ from: 'file:///var/lib/spectrum2/media/', to: 'https://media.chat.example.org/{rest}' },
		{ from: 'https:', to: 'https://camo.example.org', signing: { key: 'a secret', encoding: 'hex' } },
	],
	size: 'large',
	animation: 'pointed',
};

async function ownPage(browser: LaunchedChromium, path: string): Promise<Page> {
	const page = await browser.context.newPage();
	await page.goto(`chrome-extension://${await browser.extensionId()}/${path}`);
	return page;
}

async function options(browser: LaunchedChromium): Promise<Page> {
	const page = await ownPage(browser, 'options.html');
	await page.locator('body.ready').waitFor();
	return page;
}

/** Opens the popup above a page, as the toolbar's button does. */
async function popup(browser: LaunchedChromium, above: Page): Promise<Page> {
	const worker = await browser.worker();
	await above.bringToFront();
	return popupOpenedBy(browser.context, () => worker.evaluate('chrome.action.openPopup()'));
}

/** What is looked at with everything granted. */
export const surfaces: readonly Surface[] = [
	{ name: 'popup-off', settings: installed, open: popup },
	{
		name: 'popup-on',
		settings: { sites: { localhost } },
		async open(browser, chat) {
			const page = await popup(browser, chat);
			await page.locator('#refused li').first().waitFor();
			return page;
		},
	},
	{
		name: 'popup-hosts',
		settings: used,
		async open(browser, chat) {
			const page = await popup(browser, chat);
			await page.locator('#hosts summary').click();
			return page;
		},
	},
	{
		name: 'findings',
		settings: { sites: { localhost } },
		async open(browser, chat) {
			const worker = await browser.worker();
			await chat.bringToFront();
			const id = await worker.evaluate<number>('chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab.id)');
			const page = await ownPage(browser, `findings.html?tab=${id}`);
			await page.locator('#list li').first().waitFor();
			return page;
		},
	},
	{
		name: 'popup-elsewhere',
		settings: installed,
		async open(browser) {
			const blank = await browser.context.newPage();
			return popup(browser, blank);
		},
	},
	{ name: 'options-installed', settings: installed, open: options },
	{
		name: 'options-used',
		settings: used,
		async open(browser) {
			const page = await options(browser);
			await page.locator('#site-list details summary').nth(1).click();
			await page.locator('#trial').fill('file:///var/lib/spectrum2/media/cat.png');
			await page.locator('#trial-outcome:not(:empty)').waitFor();
			return page;
		},
	},
	{
		name: 'options-saved',
		settings: used,
		async open(browser) {
			const page = await options(browser);
			await page.getByLabel('Small', { exact: true }).click();
			await page.locator('#status:not(:empty)').waitFor();
			return page;
		},
	},
	{
		name: 'options-search',
		settings: used,
		async open(browser) {
			const page = await options(browser);
			await page.locator('#search').fill('twitch');
			return page;
		},
	},
	{
		name: 'options-preview',
		settings: used,
		async open(browser) {
			const page = await options(browser);
			await page.locator('#reset').click();
			return page;
		},
	},
	{ name: 'welcome-granted', settings: installed, open: (browser) => ownPage(browser, 'welcome.html') },
];

/** What is looked at as after the installation, with nothing granted. */
export const ungrantedSurfaces: readonly Surface[] = [
	{ name: 'welcome', settings: installed, open: (browser) => ownPage(browser, 'welcome.html') },
	{
		name: 'welcome-ask',
		settings: installed,
		async open(browser) {
			const page = await ownPage(browser, 'welcome.html');
			await page.locator('[name=mode][value=ask]').check({ force: true });
			await page.locator('#single').click();
			await page.locator('#chip:visible').waitFor();
			return page;
		},
	},
	{ name: 'popup-missing', settings: used, open: popup },
	{ name: 'options-missing', settings: used, open: options },
];

/** Brings the extension's settings to what a surface is looked at with. */
export async function prepare(browser: LaunchedChromium, { settings = installed }: Pick<Surface, 'settings'>): Promise<void> {
	await storeSettings(browser, settings);
}
