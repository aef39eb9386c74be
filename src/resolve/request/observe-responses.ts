import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import { answeredFromCache, createObservations, type ResponseObserver } from './observations';

/** No tab: requests of the worker itself and not of pages. */
const ownRequests: Browser.webRequest.RequestFilter = { urls: ['*://*/*'], tabId: -1 };

/** What Firefox alone tells of a request that goes through a proxy (MDN, WebExtensions API `proxy.ProxyInfo`). */
const proxied = v.object({ proxyInfo: v.object({ type: v.string() }) });

/** Starts watching by `webRequest`, which sees requests to granted hosts only; we make no others. */
export function observeResponses(): ResponseObserver {
	const observations = createObservations();

	const onHeaders = (details: Browser.webRequest.OnHeadersReceivedDetails): undefined => {
		const header = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location');
		observations.tell(details.url, 'location', header?.value);
	};
	const onStarted = (details: Browser.webRequest.OnResponseStartedDetails): void => {
		const proxy = v.safeParse(proxied, details);
		if (proxy.success && proxy.output.proxyInfo.type !== 'direct') observations.tell(details.url, 'proxy', proxy.output.proxyInfo.type);
		observations.tell(details.url, 'peerAddress', details.ip ?? (details.fromCache ? answeredFromCache : undefined));
	};
	const onError = (details: Browser.webRequest.OnErrorOccurredDetails): void => {
		observations.tell(details.url, 'error', details.error);
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
	return observations;
}
