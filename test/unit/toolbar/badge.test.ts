import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBadge } from '../../../src/toolbar/badge';
import { badgeMilliseconds } from '../../../src/shared/limits';

const setBadgeText = vi.fn<typeof browser.action.setBadgeText>();
let shown = 3;

beforeEach(() => {
	fakeBrowser.reset();
	vi.useFakeTimers();
	shown = 3;
	setBadgeText.mockReset().mockResolvedValue();
	vi.spyOn(browser.action, 'setBadgeText').mockImplementation(setBadgeText);
	// Its types have the form with a callback last, which returns nothing.
	Reflect.set(browser.tabs, 'query', () => Promise.resolve([{ id: 1 }, { id: 2 }]));
	vi.spyOn(browser.tabs, 'sendMessage').mockImplementation((tabId: number) =>
		tabId === 1 ? Promise.resolve({ shown, hosts: [], refused: [] }) : Promise.reject(new Error('Nobody is there')),
	);
});
afterEach(() => vi.useRealTimers());

test('many pictures that come together are counted once', async () => {
	const badge = createBadge(() => Promise.resolve(true));
	for (let picture = 0; picture < 5; picture += 1) badge.count(1);
	await vi.advanceTimersByTimeAsync(badgeMilliseconds);
	expect(setBadgeText.mock.calls).toEqual([[{ tabId: 1, text: '3' }]]);
	shown = 4;
	badge.count(1);
	await vi.advanceTimersByTimeAsync(badgeMilliseconds);
	expect(setBadgeText.mock.lastCall).toEqual([{ tabId: 1, text: '4' }]);
});

test('nothing is counted for who does not want it, and what was counted goes', async () => {
	const badge = createBadge(() => Promise.resolve(false));
	await badge.refresh();
	expect(setBadgeText.mock.calls).toEqual([[{ tabId: 1, text: '' }], [{ tabId: 2, text: '' }]]);
	expect(browser.tabs.sendMessage).not.toHaveBeenCalled();
});

test('a tab where we do not run has no count, nor one whose page says something else', async () => {
	const badge = createBadge(() => Promise.resolve(true));
	shown = -1;
	await badge.refresh();
	expect(setBadgeText.mock.calls.map(([{ text }]) => text)).toEqual(['', '']);
});
