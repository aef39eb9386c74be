import process from 'node:process';
import type { BrowserContext, Page } from 'playwright';
import { vi } from 'vitest';

/** Playwright's own switch: without it, it takes no notice of a popup, which is not a page in Chromium's eyes. */
process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1';

const openTimeoutMilliseconds = 30_000;

/** Does what opens the extension's popup, such as pressing its keys, and returns it once it shows something. */
export async function popupOpenedBy(context: BrowserContext, open: () => Promise<unknown>): Promise<Page> {
	const before = new Set(context.pages());
	await open();
	// Its address may come after the page itself.
	const popup = await vi.waitFor(
		() => {
			const opened = context.pages().find((page) => !before.has(page) && page.url().endsWith('/popup.html'));
			if (!opened) throw new Error('The popup has not opened');
			return opened;
		},
		{ timeout: openTimeoutMilliseconds },
	);
	await popup.waitForFunction(() => document.querySelector('#choice:not([hidden]), #elsewhere:not([hidden])'));
	return popup;
}
