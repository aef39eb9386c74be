/** A URL by the WHATWG standard, or undefined: the one way that text becomes a URL here. */
export function parseUrl(text: string, base?: URL | string): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		return undefined;
	}
}

/** The same URL without its fragment, which never leaves the browser: what names a request. */
export function withoutFragment(url: URL): string {
	if (!url.href.includes('#')) return url.href;
	const bare = new URL(url);
	bare.hash = '';
	return bare.href;
}
