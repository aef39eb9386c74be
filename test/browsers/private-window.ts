import { expect } from 'vitest';
import type { EitherBrowser } from './either-browser';
import { attachTo } from './target-session';
import type { TestPage } from './test-page';

/** The only tab of a private window. */
export type PrivateTab = Pick<TestPage, 'screenshot' | 'close'> & { evaluate(expression: string): Promise<unknown> };

/** Opens a private window at an address that no other tab has; the extension is to be allowed there. */
export async function openPrivateWindow(browser: EitherBrowser, url: string): Promise<PrivateTab> {
	const own = await browser.extensionTab('welcome.html');
	const open = (): Promise<unknown> =>
		own.evaluate(`chrome.windows.create({ incognito: true, url: ${JSON.stringify(url)} }).then(() => undefined)`);
	if (!browser.chromium) {
		const tab = await browser.tabOpenedBy(open);
		await own.close();
		return tab;
	}
	await open();
	await own.close();
	const { context } = browser.chromium;
	const find = () => attachTo(context, (address) => address === url);
	await expect.poll(find).toBeDefined();
	const tab = await find();
	if (!tab) throw new Error('The private window has gone again');
	return tab;
}
