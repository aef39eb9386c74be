import type { Settings } from '../../src/settings/settings';
import type { LaunchedChromium } from './launch-chromium';

/** Stores the extension's settings, as its own pages do, from its worker. */
export async function storeSettings(browser: LaunchedChromium, settings: Settings): Promise<void> {
	const worker = await browser.worker();
	// As text, since the tests' own world has no `chrome` to type it by.
	await worker.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
}
