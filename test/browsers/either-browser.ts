import type { Settings } from '../../src/settings/settings';
import { e2eFolder } from './builds';
import { launchChromium, type ChromiumOptions } from './launch-chromium';
import { launchFirefox, type FirefoxOptions } from './launch-firefox';

/** The browsers that a test may be run in. */
export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** What tests do with a tab in either browser. */
export interface Tab {
	goto(url: string): Promise<unknown>;
	/** The value of an expression in the page, awaited: text, since the drivers type functions differently. */
	run(expression: string): Promise<unknown>;
	screenshot(): Promise<Uint8Array>;
	close(): Promise<void>;
}

/** A running browser with the extension in it. */
export interface EitherBrowser {
	newTab(): Promise<Tab>;
	/** Opens one of the extension's own pages. */
	extensionTab(path: string): Promise<Tab>;
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

/** Both drivers' pages, as far as they are alike. */
interface DrivenPage {
	goto(url: string): Promise<unknown>;
	evaluate(expression: string): Promise<unknown>;
	screenshot(): Promise<Uint8Array>;
	close(): Promise<void>;
}

function tabOf(page: DrivenPage): Tab {
	return {
		goto: (url) => page.goto(url),
		run: (expression) => page.evaluate(expression),
		screenshot: () => page.screenshot(),
		close: () => page.close(),
	};
}

/** Launches either browser with the extension. */
export async function launchEither(name: BrowserName, options: EitherOptions = {}): Promise<EitherBrowser> {
	const { viewport = { width: 1280, height: 800 } } = options;
	if (name === 'firefox') {
		const { extensionFolder = e2eFolder('firefox') } = options;
		const firefox = await launchFirefox({ ...options.firefox, viewport, extensionFolder });
		return {
			newTab: async () => tabOf(await firefox.browser.newPage()),
			extensionTab: async (path) => tabOf(await firefox.openExtensionPage(path)),
			close: () => firefox.close(),
		};
	}
	const { extensionFolder = e2eFolder('chrome') } = options;
	const chromium = await launchChromium({ ...options.chromium, viewport, extensionFolder });
	const id = await chromium.extensionId();
	const newTab = async (): Promise<Tab> => tabOf(await chromium.context.newPage());
	return {
		newTab,
		async extensionTab(path) {
			const tab = await newTab();
			await tab.goto(`chrome-extension://${id}/${path}`);
			return tab;
		},
		close: () => chromium.close(),
	};
}

/** Stores settings as the extension's own pages do, and waits until its script runs on the sites that they turn on. */
export async function storeSettingsIn(browser: EitherBrowser, settings: Settings): Promise<void> {
	const tab = await browser.extensionTab('popup.html');
	const hosts = Object.keys(settings.sites);
	await tab.run(`(async () => {
		await chrome.storage.local.set(${JSON.stringify({ settings })});
		const isRegistered = async () => {
			const patterns = (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches);
			return ${JSON.stringify(hosts)}.every((host) => patterns.some((pattern) => pattern.includes(host)));
		};
		while (!(await isRegistered())) await new Promise((resolve) => setTimeout(resolve, 20));
	})()`);
	await tab.close();
}
