import { FirefoxPage } from './firefox-page';
import { isPlaywrightPage } from './playwright-page';
import type { TestPage } from './test-page';

/** Gives a page another size, and a screen of so many of its pixels for each CSS pixel. */
export async function setPixelRatio(page: TestPage, size: { width: number; height: number }, devicePixelRatio: number): Promise<void> {
	if (page instanceof FirefoxPage) await page.setPixelRatio(size, devicePixelRatio);
	else if (isPlaywrightPage(page)) {
		const session = await page.context().newCDPSession(page);
		// Ended with the session: so it is kept.
		await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: devicePixelRatio, mobile: false });
	}
}

/** The whole document as the browser's own tools see it, closed shadow trees included, as JSON. */
export async function wholeDocument(page: TestPage): Promise<string> {
	if (page instanceof FirefoxPage) return page.wholeDocument();
	if (!isPlaywrightPage(page)) throw new Error('A page of neither browser');
	const session = await page.context().newCDPSession(page);
	const tree: unknown = await session.send('DOM.getDocument', { depth: -1, pierce: true });
	await session.detach();
	return JSON.stringify(tree);
}

/** What is written to a page's console from now on. */
export function consoleOf(page: TestPage): string[] {
	const said: string[] = [];
	const take = (message: { text(): string }): void => void said.push(message.text());
	if (page instanceof FirefoxPage) page.onConsole(take);
	else if (isPlaywrightPage(page)) page.on('console', take);
	return said;
}
