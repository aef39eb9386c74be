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
	/**
	 * Observes the next request to this URL. One at a time for each URL, since events name no more than that: waits until
	 * the observation before is stopped.
	 */
	observe(url: URL): Promise<ObservedResponse>;
}

interface Observation {
	readonly location: Settleable;
	readonly peerAddress: Settleable;
	readonly error: Settleable;
	readonly stopped: Settleable;
}

/** No tab: requests of the worker itself and not of pages. */
const ownRequests: Browser.webRequest.RequestFilter = { urls: ['*://*/*'], tabId: -1 };

/** Starts watching by `webRequest`, which sees requests to granted hosts only; we make no others. */
export function observeResponses(): ResponseObserver {
	const observations = new Map<string, Observation>();

	const onHeaders = (details: Browser.webRequest.OnHeadersReceivedDetails): undefined => {
		const header = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location');
		observations.get(details.url)?.location.settle(header?.value);
	};
	const onStarted = (details: Browser.webRequest.OnResponseStartedDetails): void => {
		observations.get(details.url)?.peerAddress.settle(details.ip);
	};
	const onError = (details: Browser.webRequest.OnErrorOccurredDetails): void => {
		observations.get(details.url)?.error.settle(details.error);
	};
	const listen = (): void => {
		const { onHeadersReceived, onResponseStarted, onErrorOccurred } = browser.webRequest;
		onHeadersReceived.removeListener(onHeaders);
		onHeadersReceived.addListener(onHeaders, ownRequests, ['responseHeaders']);
		onResponseStarted.removeListener(onStarted);
		onResponseStarted.addListener(onStarted, ownRequests);
		onErrorOccurred.removeListener(onError);
		onErrorOccurred.addListener(onError, ownRequests);
	};

	listen();
	// While nothing is granted, Chromium refuses these listeners, and does not take them back by itself.
	browser.permissions.onAdded.addListener(listen);

	return {
		async observe(url) {
			const key = withoutFragment(url);
			for (let before = observations.get(key); before; before = observations.get(key)) await before.stopped.promise;
			const observation: Observation = {
				location: settleable(),
				peerAddress: settleable(),
				error: settleable(),
				stopped: settleable(),
			};
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
					observation.stopped.settle(undefined);
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
