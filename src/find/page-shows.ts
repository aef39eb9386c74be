import type { SiteHints } from '../messages/protocol';
import { withoutFragment } from '../shared/parse-url';
import { noHints } from './site-hints';

/** How far up from a link the page's own picture of it is looked for: within its message, not beyond. */
const levelsUp = 4;

/** Whether the page itself shows the picture of this URL in the node's message; where rows are not known, near the node. */
export function pageShows(url: URL, node: Node, hints = noHints): boolean {
	let region = node.parentElement?.closest(hints.rows) ?? node.parentElement;
	for (let level = 0; region && level < levelsUp; level += 1) {
		for (const picture of region.querySelectorAll('img')) if (isPictureOf(picture, url, hints)) return true;
		if (isRow(region) || region.matches(hints.rows)) break;
		region = region.parentElement;
	}
	return false;
}

/**
 * Whether this picture of the page is the one a URL leads to: by its address, by a proxied form of it, or by standing in
 * a box that the site makes for a link. One that failed to load shows nothing.
 */
export function isPictureOf(picture: HTMLImageElement, url: URL, { shownByPage }: SiteHints = noHints): boolean {
	if (picture.complete && picture.naturalWidth === 0 && picture.currentSrc !== '') return false;
	for (const link of picture.closest(shownByPage)?.querySelectorAll('a') ?? []) if (link.href === url.href) return true;
	const bare = withoutFragment(url);
	const source = picture.currentSrc || picture.src;
	return source !== '' && (source.split('#')[0] === bare || holdsEncoded(source, bare));
}

/** Whether an address holds another one percent-encoded, and not only the beginning of a longer one. */
function holdsEncoded(source: string, address: string): boolean {
	const encoded = encodeURIComponent(address);
	const start = source.indexOf(encoded);
	return start >= 0 && !/^[\w%.~-]/.test(source.slice(start + encoded.length));
}

function isRow(element: Element): boolean {
	return element.matches('li, article, tr, [role="listitem"], [role="row"], [role="article"]');
}
