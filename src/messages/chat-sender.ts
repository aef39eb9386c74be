import { browser, type Browser } from 'wxt/browser';
import { parseUrl } from '../shared/parse-url';

/** The page of a content script of ours, as the browser tells it; undefined for anybody else. */
export function chatUrlOf(sender: Browser.runtime.MessageSender): URL | undefined {
	if (sender.id !== browser.runtime.id || !sender.tab) return undefined;
	// A frame without an address of its own (`about:blank`, `srcdoc`) belongs to its chat by its origin.
	const addresses = [sender.url, sender.origin].map((address) => (address === undefined ? undefined : parseUrl(address)));
	return addresses.find((url) => url && /^https?:$/.test(url.protocol));
}
