import process from 'node:process';
import type { BrowserContext, Page } from 'playwright';

/** Playwright's own switch: without it, it takes no notice of a popup, which is not a page in Chromium's eyes. */
process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1';

/** Does what opens the extension's popup, such as pressing its keys, and returns it once it shows something. */
export async function popupOpenedBy(context: BrowserContext, open: () => Promise<unknown>): Promise<Page> {
	const opened = context.waitForEvent('page', { predicate: (page) => page.url().endsWith('/popup.html') });
	await open();
	const popup = await opened;
	await popup.waitForFunction(() => document.querySelector('#choice:not([hidden]), #elsewhere:not([hidden])'));
	return popup;
}
