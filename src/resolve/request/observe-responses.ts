import { browser, type Browser } from 'wxt/browser';
import { withoutFragment } from '../../shared/parse-url';

/** What the browser tells of one of our own requests and `fetch` does not. */
export interface ObservedResponse {
	/** The `Location` of a redirect, which an opaque redirect hides; undefined where it has none. */
	readonly location: Promise<string | undefined>;
	/** The address the answer came from; undefined where the browser does not tell (a cached answer, a proxy). */
	readonly peerAddress: Promise<string | undefined>;
	/** The browser's name of what went wrong, such as `net::ERR_BLOCKED_BY_CLIENT`. */
	readonly error: Promise<string | undefined>;
	/** Ends the observation; promises still open become undefined. */
	readonly stop: () => void;
}

/** Watches our own requests. To be started before the first of them. */
export interface ResponseObserver {
	/** Observes the next request to this URL; one at a time for each URL. */
	observe(url: URL): ObservedResponse;
}

interface Observation {
	readonly location: Settleable;
	readonly peerAddress: Settleable;
	readonly error: Settleable;
}

/** No tab: requests of the worker itself and not of pages. */
const ownRequests: Browser.webRequest.RequestFilter = { urls: ['*://*/*'], tabId: -1 };

/** Starts watching by `webRequest`, which sees requests to granted hosts only; we make no others. */
export function observeResponses(): ResponseObserver {
	const observations = new Map<string, Observation>();

	browser.webRequest.onHeadersReceived.addListener(
		(details) => {
			const header = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location');
			observations.get(details.url)?.location.settle(header?.value);
			return undefined;
		},
		ownRequests,
		['responseHeaders'],
	);
	browser.webRequest.onResponseStarted.addListener((details) => {
		observations.get(details.url)?.peerAddress.settle(details.ip);
	}, ownRequests);
	browser.webRequest.onErrorOccurred.addListener((details) => {
		observations.get(details.url)?.error.settle(details.error);
	}, ownRequests);

	return {
		observe(url) {
			const key = withoutFragment(url);
			const observation: Observation = { location: settleable(), peerAddress: settleable(), error: settleable() };
			observations.set(key, observation);
			return {
				location: observation.location.promise,
				peerAddress: observation.peerAddress.promise,
				error: observation.error.promise,
				stop() {
					if (observations.get(key) === observation) observations.delete(key);
					observation.location.settle(undefined);
					observation.peerAddress.settle(undefined);
					observation.error.settle(undefined);
				},
			};
		},
	};
}

interface Settleable {
	readonly promise: Promise<string | undefined>;
	settle(value: string | undefined): void;
}

function settleable(): Settleable {
	let settle: Settleable['settle'] = () => {};
	const promise = new Promise<string | undefined>((resolve) => {
		settle = resolve;
	});
	return { promise, settle };
}
