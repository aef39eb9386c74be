import type { Browser } from 'puppeteer-core';
import { evaluateInBrowser } from './bidi';

const id = JSON.stringify('vignette@vignette.example');
const manager = "ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManager";

/** Ends the extension's event page as Firefox does when it has been idle, whatever it is at. */
export async function stopEventPage(browser: Browser): Promise<void> {
	await evaluateInBrowser(browser, `WebExtensionPolicy.getByID(${id}).extension.terminateBackground().then(() => true)`);
}

/** Turns the extension off, and on again, as on the browser's page of extensions. */
export async function turnOffAndOn(browser: Browser): Promise<void> {
	await evaluateInBrowser(
		browser,
		`${manager}.getAddonByID(${id}).then(async (addon) => { await addon.disable(); await addon.enable(); return true; })`,
	);
}
