import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listenToProgress, progressTeller } from '../../../src/messages/progress';
import { progressMilliseconds } from '../../../src/shared/limits';

const url = new URL('https://pictures.example/large.png');
let told: unknown[] = [];

beforeEach(() => {
	fakeBrowser.reset();
	vi.useFakeTimers();
	told = [];
	vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((...all: unknown[]) => {
		told.push(all);
		return Promise.resolve();
	});
});

afterEach(() => {
	vi.useRealTimers();
});

const share = (value: number): unknown[] => [3, { type: 'picture-progress', url: url.href, share: value }, { frameId: 4 }];

test('what is here is told at once, then no more often than can be seen, and the last of it always', () => {
	const tell = progressTeller(3, 4, url);
	for (const value of [0.1, 0.3, 0.5]) tell(value);
	expect(told).toEqual([share(0.1)]);
	// Nothing more comes: the file has stopped half-way.
	vi.advanceTimersByTime(progressMilliseconds);
	expect(told).toEqual([share(0.1), share(0.5)]);
	tell(0.6);
	expect(told).toHaveLength(2);
	vi.advanceTimersByTime(10 * progressMilliseconds);
	expect(told).toEqual([share(0.1), share(0.5), share(0.6)]);
	tell(0.7);
	expect(told).toHaveLength(4);
});

test('who listens hears of its own URL alone, and of no share that none can be, until it has what it waits for', () => {
	fakeBrowser.runtime.id = 'vignette';
	let hear: (message: unknown, sender: object) => unknown = () => undefined;
	vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener: unknown) => {
		if (typeof listener === 'function') hear = (...all) => Reflect.apply(listener, undefined, all);
	});
	const removed = vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener').mockReturnValue();
	const heard: number[] = [];
	const listening = new AbortController();
	listenToProgress(url, (value) => heard.push(value), listening.signal);
	const ours = { id: 'vignette' };
	for (const value of [0, 0.5, 1, -0.1, 1.1, Number.NaN, '0.7', undefined])
		hear({ type: 'picture-progress', url: url.href, share: value }, ours);
	hear({ type: 'picture-progress', url: 'https://pictures.example/other.png', share: 0.2 }, ours);
	hear({ type: 'picture-progress', url: url.href, share: 0.3 }, { id: 'another' });
	for (const message of [undefined, null, 'picture-progress', { type: 'picture-progress' }]) hear(message, ours);
	expect(heard).toEqual([0, 0.5, 1]);
	listening.abort();
	expect(removed).toHaveBeenCalledTimes(1);
});
