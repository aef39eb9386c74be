import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forgetClosedTabs, hiddenState, hideEverywhere, hideInTab, onHiddenChanged } from '../../../src/settings/hidden';

type Removed = (tabId: number, info: { readonly windowId: number; readonly isWindowClosing: boolean }) => void;

const inTab = async (tabId: number): Promise<boolean> => (await hiddenState(tabId)).inTab;

beforeEach(() => {
	fakeBrowser.reset();
});

describe('what is hidden in tabs', () => {
	test('is so in each of two that are told at once', async () => {
		await Promise.all([hideInTab(7, true), hideInTab(8, true)]);
		expect([await inTab(7), await inTab(8), await inTab(9)]).toEqual([true, true, false]);
	});

	test('is forgotten of two that close at once, and of no other', async () => {
		let close: Removed = () => {};
		vi.spyOn(fakeBrowser.tabs.onRemoved, 'addListener').mockImplementation((listener: Removed) => {
			close = listener;
		});
		forgetClosedTabs();
		await Promise.all([hideInTab(7, true), hideInTab(8, true), hideInTab(9, true)]);
		for (const tabId of [7, 8]) close(tabId, { windowId: 1, isWindowClosing: false });
		await expect.poll(() => fakeBrowser.storage.session.get(null)).toEqual({ 'hiddenTab.9': true });
	});

	test('is shown again with everything, and nothing else is taken from the session', async () => {
		await fakeBrowser.storage.session.set({ isLoaded: true });
		await Promise.all([hideInTab(7, true), hideInTab(8, true)]);
		await hideEverywhere(false);
		expect(await fakeBrowser.storage.session.get(null)).toEqual({ isLoaded: true });
	});

	test('is told of, once a change', async () => {
		const tell = vi.fn<() => void>();
		onHiddenChanged(tell);
		await hideInTab(7, true);
		await hideInTab(7, false);
		await fakeBrowser.storage.session.set({ isLoaded: true });
		expect(tell).toHaveBeenCalledTimes(2);
	});
});
