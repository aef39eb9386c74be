import type { Page } from 'playwright';
import { FirefoxPage } from './firefox-page';
import { isPlaywrightPage } from './playwright-page';
import type { TestPage } from './test-page';

/** What a page complains of from now on: what its scripts throw and do not catch, and what its console has as errors. */
export function errorsOf(page: TestPage): string[] {
	if (page instanceof FirefoxPage) return page.errors();
	if (isPlaywrightPage(page)) return errorsInChromium(page);
	throw new Error('A page of neither browser');
}

function errorsInChromium(page: Page): string[] {
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	return errors;
}
