import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onPrivateTabsGone } from '../../../src/resolve/private-tabs';

type Removed = (tabId: number, info: { readonly windowId: number; readonly isWindowClosing: boolean }) => void;

const gone = vi.fn<() => void>();
let close: Removed = () => {};
/** As the browser lists them at that moment, which may be too many. */
let listed: { readonly id: number; readonly incognito: boolean; readonly windowId: number }[] = [];

beforeEach(() => {
	gone.mockClear();
	vi.spyOn(fakeBrowser.tabs.onRemoved, 'addListener').mockImplementation((listener: Removed) => {
		close = listener;
	});
	vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(() => Promise.resolve(listed));
	onPrivateTabsGone(gone);
});

async function closed(id: number, windowId: number, isWindowClosing = false): Promise<number> {
	close(id, { windowId, isWindowClosing });
	await new Promise((resolve) => setTimeout(resolve, 0));
	return gone.mock.calls.length;
}

describe('THREAT 34: private windows are gone', () => {
	test('with the last of their tabs, and not with other tabs', async () => {
		const ordinary = { id: 1, incognito: false, windowId: 1 };
		listed = [ordinary, { id: 2, incognito: true, windowId: 2 }, { id: 3, incognito: true, windowId: 2 }];
		expect(await closed(4, 1)).toBe(0);
		expect(await closed(3, 2)).toBe(0);
		listed = [ordinary, { id: 2, incognito: true, windowId: 2 }];
		expect(await closed(2, 2)).toBe(1);
	});

	test('with their last window, whose other tabs are still listed', async () => {
		listed = [
			{ id: 2, incognito: true, windowId: 2 },
			{ id: 3, incognito: true, windowId: 2 },
		];
		expect(await closed(2, 2, true)).toBe(1);
		listed = [...listed, { id: 4, incognito: true, windowId: 5 }];
		expect(await closed(2, 2, true)).toBe(1);
	});
});
