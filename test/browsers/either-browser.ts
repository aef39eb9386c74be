import type { Settings } from '../../src/settings/settings';
import { TargetType } from 'puppeteer-core';
import { e2eFolder } from './builds';
import { launchChromium, type ChromiumOptions, type LaunchedChromium } from './launch-chromium';
import { FirefoxPage } from './firefox-page';
import { popupOpenedBy } from './popup';
import { launchFirefox, type FirefoxOptions, type LaunchedFirefox } from './launch-firefox';
import type { TestPage } from './test-page';

/** The browsers that a test may be run in. */
export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

declare module 'vitest' {
	interface ProvidedContext {
		/** Which of them the tests of this run are to drive (`vitest.config.ts`). */
		browserName: BrowserName;
	}
}

/** A running browser with the extension in it. */
export interface EitherBrowser {
	readonly name: BrowserName;
	/** What only Chromium's driver can do; undefined in Firefox. */
	readonly chromium: LaunchedChromium | undefined;
	/** What only Firefox's driver can do; undefined in Chromium. */
	readonly firefox: LaunchedFirefox | undefined;
	readonly profileFolder: string;
	newTab(): Promise<TestPage>;
	/** The tab or window that an action of the page's opens. */
	tabOpenedBy(act: () => Promise<unknown>): Promise<TestPage>;
	/** Opens one of the extension's own pages. */
	extensionTab(path: string): Promise<TestPage>;
	/**
	 * Opens the popup above a tab, as the toolbar's button does in Chromium. Firefox's driver does not reach its panels: there
	 * it is a tab of its own, which began while the other was in front, so that it is about that one.
	 */
	popupAbove(page: TestPage): Promise<TestPage>;
	close(): Promise<void>;
}

/** How it is launched; what concerns the other browser is passed over. */
export interface EitherOptions {
	/** The `e2e` build if not said. */
	readonly extensionFolder?: string;
	readonly viewport?: { readonly width: number; readonly height: number };
	readonly chromium?: Omit<ChromiumOptions, 'extensionFolder' | 'viewport'>;
	readonly firefox?: Omit<FirefoxOptions, 'extensionFolder' | 'viewport'>;
}

/** A running browser without any extension. */
export type BareBrowser = Pick<EitherBrowser, 'newTab' | 'close'>;

/** Launches either browser without the extension. */
export async function launchBare(name: BrowserName, { viewport }: Pick<EitherOptions, 'viewport'> = {}): Promise<BareBrowser> {
	const size = viewport && { viewport };
	if (name === 'firefox') {
		const firefox = await launchFirefox({ ...size });
		return { newTab: async () => new FirefoxPage(await firefox.browser.newPage()), close: () => firefox.close() };
	}
	const chromium = await launchChromium({ ...size });
	return { newTab: () => chromium.context.newPage(), close: () => chromium.close() };
}

/** Launches either browser with the extension. */
export async function launchEither(name: BrowserName, options: EitherOptions = {}): Promise<EitherBrowser> {
	const { viewport = { width: 1280, height: 800 } } = options;
	if (name === 'firefox') {
		const { extensionFolder = e2eFolder('firefox') } = options;
		const firefox = await launchFirefox({ ...options.firefox, viewport, extensionFolder });
		return {
			name,
			chromium: undefined,
			firefox,
			profileFolder: firefox.profileFolder,
			newTab: async () => new FirefoxPage(await firefox.browser.newPage()),
			async tabOpenedBy(act) {
				const known = new Set(firefox.browser.targets());
				const [target] = await Promise.all([
					firefox.browser.waitForTarget((candidate) => candidate.type() === TargetType.PAGE && !known.has(candidate)),
					act(),
				]);
				const page = await target.page();
				if (!page) throw new Error('What was opened is no page');
				return new FirefoxPage(page);
			},
			extensionTab: async (path) => new FirefoxPage(await firefox.openExtensionPage(path)),
			async popupAbove(page) {
				const popup = await firefox.openExtensionPage('popup.html');
				await page.bringToFront();
				// Firefox reports no end of an own page's reload: the page itself is asked whether it has begun anew.
				await popup.evaluate('globalThis.isOld = true; setTimeout(() => location.reload())');
				await firefox.arrival(
					popup,
					'globalThis.isOld !== true && document.querySelector("#choice:not([hidden]), #elsewhere:not([hidden])") !== null',
				);
				return new FirefoxPage(popup);
			},
			close: () => firefox.close(),
		};
	}
	const { extensionFolder = e2eFolder('chrome') } = options;
	const chromium = await launchChromium({ ...options.chromium, viewport, extensionFolder });
	const id = await chromium.extensionId();
	const newTab = (): Promise<TestPage> => chromium.context.newPage();
	return {
		name,
		chromium,
		firefox: undefined,
		profileFolder: chromium.profileFolder,
		newTab,
		async tabOpenedBy(act) {
			const [page] = await Promise.all([chromium.context.waitForEvent('page'), act()]);
			return page;
		},
		async extensionTab(path) {
			const tab = await newTab();
			await tab.goto(`chrome-extension://${id}/${path}`);
			return tab;
		},
		async popupAbove(page) {
			const worker = await chromium.worker();
			await page.bringToFront();
			return popupOpenedBy(chromium.context, () => worker.evaluate('chrome.action.openPopup()'));
		},
		close: () => chromium.close(),
	};
}

/** Stores settings as the extension's own pages do, and waits until its script runs on the sites that they turn on. */
export async function storeSettingsIn(browser: EitherBrowser, settings: Settings): Promise<void> {
	const tab = await browser.extensionTab('popup.html');
	const hosts = Object.keys(settings.sites);
	await tab.evaluate(`(async () => {
		await chrome.storage.local.set(${JSON.stringify({ settings })});
		const isRegistered = async () => {
			const patterns = (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches);
			return ${JSON.stringify(hosts)}.every((host) => patterns.some((pattern) => pattern.includes(host)));
		};
		while (!(await isRegistered())) await new Promise((resolve) => setTimeout(resolve, 20));
	})()`);
	await tab.close();
}
