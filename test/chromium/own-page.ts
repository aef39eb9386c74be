import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { LaunchedChromium } from '../browsers/launch-chromium';
import { popupOpenedBy } from '../browsers/popup';

/** Opens the options page, and waits until it shows what is set. */
export async function openOptions(browser: LaunchedChromium): Promise<Page> {
	const page = await browser.context.newPage();
	await page.goto(`chrome-extension://${await browser.extensionId()}/options.html`);
	await page.locator('body.ready').waitFor();
	return page;
}

/** What is stored of the settings, as it lies there. */
export async function storedSettings(page: Page): Promise<Record<string, unknown>> {
	const stored = await page.evaluate<unknown>(`chrome.storage.local.get('settings').then(({ settings }) => settings)`);
	if (typeof stored !== 'object' || stored === null) return {};
	return Object.fromEntries(Object.entries(stored));
}

/** Puts something in the place of what is stored. */
export async function storeRaw(page: Page, settings: unknown): Promise<void> {
	await page.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
}

/** Waits until the page has said this. */
export async function awaitSaid(page: Page, sentence: string | RegExp): Promise<void> {
	await expect.poll(() => page.locator('#status').innerText()).toMatch(sentence);
}

/** Opens the popup above a page, as the toolbar's button does. */
export async function openPopup(browser: LaunchedChromium, above: Page): Promise<Page> {
	const worker = await browser.worker();
	await above.bringToFront();
	return popupOpenedBy(browser.context, () => worker.evaluate('chrome.action.openPopup()'));
}
