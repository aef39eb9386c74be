import { FirefoxPage } from './firefox-page';
import { isPlaywrightPage } from './playwright-page';
import type { TestPage } from './test-page';

/** What a page's scripts throw and do not catch, from now on. */
export function uncaughtErrorsOf(page: TestPage): string[] {
	const errors: string[] = [];
	if (page instanceof FirefoxPage) page.onUncaughtError((message) => errors.push(message));
	else if (isPlaywrightPage(page)) page.on('pageerror', ({ message }) => errors.push(message));
	else throw new Error('A page of neither browser');
	return errors;
}

/** The same, and what the page's console has as errors. */
export function errorsOf(page: TestPage): string[] {
	const errors = uncaughtErrorsOf(page);
	const take = (message: { type(): string; text(): string }): void => {
		if (message.type() === 'error') errors.push(message.text());
	};
	if (page instanceof FirefoxPage) page.onConsole(take);
	else if (isPlaywrightPage(page)) page.on('console', take);
	return errors;
}
