import * as v from 'valibot';
import { pageReport, type PageReport } from '../../src/messages/protocol';
import type { EitherBrowser } from './either-browser';
import type { TestPage } from './test-page';

/** What the popup would be told of a page: how many pictures it has, and what is not shown, in the page's order. */
export async function reportOf(browser: EitherBrowser, page: TestPage): Promise<PageReport> {
	const own = await browser.extensionTab('options.html');
	const told = await own.evaluate(`(async () => {
		const tab = (await chrome.tabs.query({})).find(({ url }) => url === ${JSON.stringify(page.url())});
		return chrome.tabs.sendMessage(tab.id, { type: 'report' });
	})()`);
	await own.close();
	await page.bringToFront();
	return v.parse(pageReport, told);
}
