import { byBrowser } from './by-browser';
import type { TestPage } from './test-page';

/** Gives a page another size, and a screen of so many of its pixels for each CSS pixel. */
export async function setPixelRatio(page: TestPage, size: { width: number; height: number }, devicePixelRatio: number): Promise<void> {
	await byBrowser(page, {
		firefox: (tab) => tab.setPixelRatio(size, devicePixelRatio),
		async chromium(tab) {
			// Never detached: the screen is as it was once the session has ended.
			const session = await tab.context().newCDPSession(tab);
			await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: devicePixelRatio, mobile: false });
		},
	});
}

/** The whole document as the browser's own tools see it, closed shadow trees included, as JSON. */
export function wholeDocument(page: TestPage): Promise<string> {
	return byBrowser(page, {
		firefox: (tab) => tab.wholeDocument(),
		async chromium(tab) {
			const session = await tab.context().newCDPSession(tab);
			const tree: unknown = await session.send('DOM.getDocument', { depth: -1, pierce: true });
			await session.detach();
			return JSON.stringify(tree);
		},
	});
}
