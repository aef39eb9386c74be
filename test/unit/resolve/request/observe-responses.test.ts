import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ObservedResponse, ResponseObserver } from '../../../../src/resolve/request/observations';
import { observeResponses } from '../../../../src/resolve/request/observe-responses';

const url = new URL('https://a.org/b.png#part');
const address = 'https://a.org/b.png';

type Listener = (details: unknown) => void;
const events = ['onHeadersReceived', 'onResponseStarted', 'onErrorOccurred'] as const;

/** What listens to each event of the browser's, and to which requests. */
const listeners = new Map<string, Listener>();
const filters: unknown[] = [];
let observer: ResponseObserver;

beforeEach(() => {
	listeners.clear();
	filters.length = 0;
	for (const event of events) {
		vi.spyOn(fakeBrowser.webRequest[event], 'removeListener').mockReturnValue();
		vi.spyOn(fakeBrowser.webRequest[event], 'addListener').mockImplementation((callback: unknown, filter: unknown) => {
			if (typeof callback === 'function') listeners.set(event, (details) => void Reflect.apply(callback, undefined, [details]));
			filters.push(filter);
		});
	}
	vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockReturnValue();
	observer = observeResponses();
});

function tell(event: (typeof events)[number], details: object): void {
	listeners.get(event)?.({ url: address, ...details });
}

/** Observes a URL whose turn will come. */
async function observing(of: URL): Promise<ObservedResponse> {
	const observed = await observer.observe(of, new AbortController().signal);
	if (!observed) throw new Error('Given up');
	return observed;
}

test('requests of pages are not watched', () => {
	expect(filters).toEqual(events.map(() => ({ urls: ['*://*/*'], tabId: -1 })));
});

describe('of a request the browser tells', () => {
	test('where its redirect leads', async () => {
		const observed = await observing(url);
		tell('onHeadersReceived', {
			responseHeaders: [
				{ name: 'Server', value: 'x' },
				{ name: 'LOCATION', value: '/c' },
			],
		});
		expect(await observed.location).toBe('/c');
	});

	test('that its redirect leads nowhere', async () => {
		const observed = await observing(url);
		tell('onHeadersReceived', {});
		expect(await observed.location).toBeUndefined();
	});

	test('which address its answer came from, if any', async () => {
		const observed = await observing(url);
		tell('onResponseStarted', { ip: '10.0.0.1' });
		tell('onResponseStarted', { ip: '8.8.8.8' });
		expect(await observed.peerAddress).toBe('10.0.0.1');
		observed.stop();
		const cached = await observing(url);
		tell('onResponseStarted', {});
		expect(await cached.peerAddress).toBeUndefined();
	});

	test('what went wrong', async () => {
		const observed = await observing(url);
		tell('onErrorOccurred', { error: 'net::ERR_FAILED' });
		expect(await observed.error).toBe('net::ERR_FAILED');
	});

	test('nothing of what others request', async () => {
		const observed = await observing(url);
		tell('onResponseStarted', { url: 'https://a.org/other.png', ip: '8.8.8.8' });
		tell('onErrorOccurred', { url: 'https://a.org/', error: 'net::ERR_FAILED' });
		observed.stop();
		expect(await Promise.all([observed.location, observed.peerAddress, observed.error])).toEqual([undefined, undefined, undefined]);
	});
});

describe('a request to a URL that another is under way to', () => {
	test('waits for its turn, so that each is told its own', async () => {
		const first = await observing(url);
		const later = [observing(url), observing(url)];
		tell('onResponseStarted', { ip: '8.8.8.8' });
		expect(await first.peerAddress).toBe('8.8.8.8');
		first.stop();
		for (const [index, waiting] of later.entries()) {
			const observed = await waiting;
			tell('onResponseStarted', { ip: `10.0.0.${index}` });
			expect(await observed.peerAddress).toBe(`10.0.0.${index}`);
			observed.stop();
		}
	});

	test('waits no longer than its asker, and leaves its turn to the next', async () => {
		const first = await observing(url);
		const controller = new AbortController();
		const givenUp = observer.observe(url, controller.signal);
		const next = observing(url);
		controller.abort();
		expect(await givenUp).toBeUndefined();
		expect(await observer.observe(url, AbortSignal.abort())).toBeUndefined();
		first.stop();
		const observed = await next;
		tell('onResponseStarted', { ip: '8.8.8.8' });
		expect(await observed.peerAddress).toBe('8.8.8.8');
	});

	test('does not wait for one to another URL', async () => {
		await observing(url);
		const other = await observing(new URL('https://a.org/other.png'));
		other.stop();
		expect(await other.location).toBeUndefined();
	});
});
