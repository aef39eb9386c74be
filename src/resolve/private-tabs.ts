import { browser, type Browser } from 'wxt/browser';

/**
 * Calls back whenever a tab has closed and no private window is left. Each tab of a window that closes is told of by
 * itself, while the browser may still list the others.
 */
export function onPrivateTabsGone(callback: () => void): void {
	browser.tabs.onRemoved.addListener((closedId, { windowId: closingId, isWindowClosing }) => {
		const isLeft = ({ id, incognito, windowId }: Browser.tabs.Tab): boolean =>
			incognito && id !== closedId && !(isWindowClosing && windowId === closingId);
		const look = async (): Promise<void> => {
			if (!(await browser.tabs.query({})).some(isLeft)) callback();
		};
		void look();
	});
}
