import type { Page } from 'playwright';
import { FirefoxPage } from './firefox-page';
import type { TestPage } from './test-page';

/** What is done with a tab by each browser's own driver, where what they have in common does not do. */
export interface ByBrowser<Result> {
	readonly chromium: (page: Page) => Result;
	readonly firefox: (page: FirefoxPage) => Result;
}

/** Does with a tab what its browser's driver can. */
export function byBrowser<Result>(page: TestPage, { chromium, firefox }: ByBrowser<Result>): Result {
	return page instanceof FirefoxPage ? firefox(page) : chromium(playwrightPage(page));
}

/** A tab of Chromium as its driver has it, which can do more than is common to both. */
export function playwrightPage(page: TestPage): Page {
	if (!isPlaywrightPage(page)) throw new Error('Not a tab of Chromium');
	return page;
}

function isPlaywrightPage(page: TestPage): page is Page {
	return 'context' in page;
}
