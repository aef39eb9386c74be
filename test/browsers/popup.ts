import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';

/** Playwright's own switch: without it, it takes no notice of a popup, which is not a page in Chromium's eyes. */
process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1';

const openTimeoutMilliseconds = 30_000;
const pollMilliseconds = 20;

/** Does what opens the extension's popup, such as pressing its keys, and returns it once it shows something. */
export async function popupOpenedBy(context: BrowserContext, open: () => Promise<unknown>): Promise<Page> {
	const before = new Set(context.pages());
	await open();
	const popup = await newPopup(context, before);
	await popup.waitForFunction(() => document.querySelector('#choice:not([hidden]), #elsewhere:not([hidden])'));
	return popup;
}

/** Its address may come after the page itself. */
async function newPopup(context: BrowserContext, before: ReadonlySet<Page>): Promise<Page> {
	for (let waited = 0; waited < openTimeoutMilliseconds; waited += pollMilliseconds) {
		const opened = context.pages().find((page) => !before.has(page) && page.url().endsWith('/popup.html'));
		if (opened) return opened;
		await wait(pollMilliseconds);
	}
	throw new Error('The popup has not opened');
}
