import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { sendCommand } from './bidi';
import { browserExecutable } from './executable';
import { createProfileFolder, removeProfileFolder } from './profile-folder';

const launchTimeoutMilliseconds = 90_000;
const maximumArrivalTries = 40;
const pollMilliseconds = 50;

/** How Firefox is to be launched. */
export interface FirefoxOptions {
	/** The absolute path of the unpacked extension to install for this session; none if not said. */
	readonly extensionFolder?: string;
	/** Whether the extension is let into private windows, as a person may do on the browser's page of extensions. */
	readonly allowInPrivate?: boolean;
	/** False needs a display. */
	readonly headless?: boolean;
	/** Names that are this machine: Firefox takes no patterns, so each is listed. */
	readonly localNames?: readonly string[];
	/** In CSS pixels; null lets the window decide. */
	readonly viewport?: { readonly width: number; readonly height: number } | null;
	/** Further preferences, as in about:config. */
	readonly preferences?: Readonly<Record<string, string | number | boolean>>;
	/** Added to our own environment, such as DISPLAY. */
	readonly environment?: Readonly<Record<string, string>>;
	/** Which Firefox; the one that is found if not said. */
	readonly executablePath?: string;
}

/** A running Firefox. */
export interface LaunchedFirefox {
	readonly browser: Browser;
	readonly profileFolder: string;
	/** `moz-extension://<uuid>`, without a slash at its end; undefined where no extension was asked for. */
	readonly extensionOrigin: string | undefined;
	/** Opens one of the extension's own pages, such as 'popup.html', and waits until it has loaded. */
	openExtensionPage(path: string): Promise<Page>;
	/** Waits until an expression is true in one of the extension's own pages, which is about to load. */
	arrival(page: Page, expression: string): Promise<void>;
	/** Ends it and removes its profile. */
	close(): Promise<void>;
}

/** Nothing of its own accord on the network, no proxy of the machine, no first-run pages. */
const steadyPreferences = {
	'network.proxy.type': 0,
	'network.http.http3.enable': false,
	'network.captive-portal-service.enabled': false,
	'network.connectivity-service.enabled': false,
	'network.prefetch-next': false,
	'network.dns.disablePrefetch': true,
	'app.update.enabled': false,
	'app.normandy.enabled': false,
	'browser.safebrowsing.malware.enabled': false,
	'browser.safebrowsing.phishing.enabled': false,
	'browser.safebrowsing.downloads.enabled': false,
	'browser.safebrowsing.update.enabled': false,
	'browser.region.update.enabled': false,
	'browser.search.update': false,
	'browser.aboutwelcome.enabled': false,
	'browser.newtabpage.enabled': false,
	'browser.shell.checkDefaultBrowser': false,
	'datareporting.healthreport.uploadEnabled': false,
	'datareporting.policy.dataSubmissionEnabled': false,
	'extensions.blocklist.enabled': false,
	'extensions.systemAddon.update.enabled': false,
	'extensions.getAddons.cache.enabled': false,
	'services.settings.server': 'data:,#remote-settings-dummy/v1',
	'toolkit.telemetry.enabled': false,
	'toolkit.telemetry.unified': false,
	'toolkit.telemetry.server': '',
};

/** The extension's id for Firefox, from its manifest. */
function geckoId(extensionFolder: string): string {
	const manifest: unknown = JSON.parse(readFileSync(join(extensionFolder, 'manifest.json'), 'utf8'));
	const id = /"gecko":\{[^{}]*"id":"([^"]+)"/.exec(JSON.stringify(manifest))?.[1];
	if (id === undefined) throw new Error(`${extensionFolder}/manifest.json names no browser_specific_settings.gecko.id`);
	return id;
}

/** Launches Firefox with the extension as a temporary add-on: the one way to do so, for tests and screenshots. */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<LaunchedFirefox> {
	const { extensionFolder, headless = true, localNames = [], viewport = { width: 1280, height: 800 } } = options;
	const profileFolder = createProfileFolder('firefox');
	const uuid = randomUUID();
	const browser = await launch({
		browser: 'firefox',
		executablePath: options.executablePath ?? (await browserExecutable('firefox')),
		headless,
		userDataDir: profileFolder,
		acceptInsecureCerts: true,
		defaultViewport: viewport,
		// Without it the extension's own pages may not be visited.
		args: ['--remote-allow-system-access'],
		timeout: launchTimeoutMilliseconds,
		env: { ...process.env, ...options.environment },
		extraPrefsFirefox: {
			...steadyPreferences,
			'network.dns.localDomains': localNames.join(','),
			// Firefox would draw the uuid by lot and not tell it.
			...(extensionFolder === undefined
				? {}
				: { 'extensions.webextensions.uuids': JSON.stringify({ [geckoId(extensionFolder)]: uuid }) }),
			...options.preferences,
		},
	});
	if (extensionFolder !== undefined) {
		const extensionData = { type: 'path', path: extensionFolder };
		await sendCommand(browser, 'webExtension.install', { extensionData, 'moz:allowPrivateBrowsing': options.allowInPrivate === true });
	}
	const extensionOrigin = extensionFolder === undefined ? undefined : `moz-extension://${uuid}`;
	return {
		browser,
		profileFolder,
		extensionOrigin,
		arrival,
		async openExtensionPage(path) {
			if (extensionOrigin === undefined) throw new Error('Firefox was launched without an extension');
			const url = new URL(path, `${extensionOrigin}/`).href;
			const page = await browser.newPage();
			// The visit changes process, and Firefox never reports its end: the page itself is asked whether it has arrived.
			page.goto(url, { timeout: 0 }).catch(() => undefined);
			await arrival(page, `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`);
			return page;
		},
		async close() {
			await browser.close();
			removeProfileFolder(profileFolder);
		},
	};
}

async function arrival(page: Page, expression: string): Promise<void> {
	// Asked in the middle of the change, Firefox may answer with an error of its own, more than once on a busy machine.
	for (let tries = 1; ; tries += 1) {
		try {
			await page.waitForFunction(expression, { polling: pollMilliseconds });
			return;
		} catch (problem) {
			if (tries === maximumArrivalTries) throw problem;
			await wait(pollMilliseconds);
		}
	}
}
