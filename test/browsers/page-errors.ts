import { byBrowser } from './by-browser';
import type { TestPage } from './test-page';

/** What a page's scripts throw and do not catch, from now on. */
export function uncaughtErrorsOf(page: TestPage): string[] {
	const errors: string[] = [];
	byBrowser<unknown>(page, {
		chromium: (tab) => tab.on('pageerror', ({ message }) => errors.push(message)),
		firefox: (tab) => tab.onUncaughtError((message) => errors.push(message)),
	});
	return errors;
}

/** The same, and what the page's console has as errors. */
export function errorsOf(page: TestPage): string[] {
	const errors = uncaughtErrorsOf(page);
	listenToConsole(page, (type, text) => {
		if (type === 'error') errors.push(text);
	});
	return errors;
}

/** What is written to a page's console from now on. */
export function consoleOf(page: TestPage): string[] {
	const said: string[] = [];
	listenToConsole(page, (_, text) => said.push(text));
	return said;
}

function listenToConsole(page: TestPage, listener: (type: string, text: string) => void): void {
	const take = (message: { type(): string; text(): string }): void => listener(message.type(), message.text());
	byBrowser<unknown>(page, { chromium: (tab) => tab.on('console', take), firefox: (tab) => tab.onConsole(take) });
}
