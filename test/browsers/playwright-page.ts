import type { Page } from 'playwright';
import type { TestPage } from './test-page';

/** Whether it is a tab of Chromium, whose driver knows more than is common to both browsers. */
export function isPlaywrightPage(page: TestPage): page is Page {
	return 'context' in page;
}
