import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerOwnPages, askWorkerAbout, type KeptPictures } from '../../../src/messages/own-pages';

const own = { id: 'vignette', url: 'chrome-extension://vignette/options.html' };
const use = vi.fn<() => Promise<KeptPictures>>(() => Promise.resolve({ bytes: 300, entries: 2 }));
const clear = vi.fn<() => Promise<void>>(() => Promise.resolve());

/** What the worker's listener answers to a message of a sender; undefined where it leaves it alone. */
function answer(message: unknown, sender: object): unknown {
	const [listener] = listeners;
	return listener?.(message, sender);
}
let listeners: ((message: unknown, sender: object) => unknown)[] = [];

beforeEach(() => {
	fakeBrowser.reset();
	listeners = [];
	use.mockClear();
	clear.mockClear();
	fakeBrowser.runtime.id = 'vignette';
	vi.spyOn(browser.runtime, 'getURL').mockImplementation((path: string) => `chrome-extension://vignette${path}`);
	vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((listener: unknown) => {
		if (typeof listener === 'function') listeners.push((message, sender) => Reflect.apply(listener, undefined, [message, sender]));
	});
	answerOwnPages({ use, clear });
});

describe('the worker answers our own pages', () => {
	test('what the kept pictures take', async () => {
		expect(await answer({ type: 'cache-use' }, own)).toEqual({ bytes: 300, entries: 2 });
		expect(clear).not.toHaveBeenCalled();
	});

	test('by forgetting them', async () => {
		expect(await answer({ type: 'clear-cache' }, own)).toEqual({ bytes: 300, entries: 2 });
		expect(clear).toHaveBeenCalledTimes(1);
	});
});

describe('THREAT 30: it leaves alone', () => {
	test.each([
		{ ...own, id: 'another' },
		{ ...own, url: 'https://chat.example/' },
		{ ...own, url: 'chrome-extension://vignette.evil.example/' },
		{ id: own.id },
	])('who is not a page of ours: %j', (sender) => {
		expect(answer({ type: 'clear-cache' }, sender)).toBeUndefined();
		expect(clear).not.toHaveBeenCalled();
	});

	test.each([null, 7, 'clear-cache', {}, { type: 'clear' }, { type: 'clear-cache', all: true }])('what is no question: %j', (message) => {
		expect(answer(message, own)).toBeUndefined();
		expect(clear).not.toHaveBeenCalled();
	});
});

describe('a page of ours', () => {
	test.each([undefined, 'x', { bytes: -1, entries: 0 }, { bytes: 1 }])('takes no answer that is none: %j', async (answered) => {
		Object.assign(browser.runtime, { sendMessage: () => Promise.resolve(answered) });
		expect(await askWorkerAbout('cache-use')).toBeUndefined();
	});

	test('is told nothing where the worker is gone', async () => {
		Object.assign(browser.runtime, { sendMessage: () => Promise.reject(new Error('Could not establish connection')) });
		expect(await askWorkerAbout('cache-use')).toBeUndefined();
	});
});
