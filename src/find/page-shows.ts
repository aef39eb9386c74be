import type { SiteHints } from '../shared/page-policy';
import { maximumUrlCharacters } from '../shared/limits';
import { parseUrl, withoutFragment } from '../shared/parse-url';
import { noHints } from './site-hints';

/** What on a page may show a picture by its address: pictures, videos' posters, and players with a `src` of their own. */
export const pictureSelector = 'img, [src], [poster]';

/** How a proxy's address holds another one. */
const proxied: readonly (readonly [form: RegExp, decode: (held: string) => string])[] = [
	// As a part of its path or query, percent-encoded.
	[/https?%3A%2F%2F[^&#?/;,]+/gi, decodeURIComponent],
	// As it is, up to the end; some leave out the colon or a slash.
	[/(?<=.)https?(?::\/)?\/[^#]+/g, (held) => held.replace(/^(https?):?\/+/, '$1://')],
	// In hexadecimal (camo), or in base64 (imgproxy and others): `http` is 68747470 and aHR0c.
	[/68747470(?:[\da-f]{2})+/gi, (held) => decodeURIComponent(held.replaceAll(/../g, '%$&'))],
	[/aHR0c[\w-]+/g, (held) => atob(held.replaceAll('-', '+').replaceAll('_', '/'))],
];

/**
 * The addresses, without fragments, of what a picture of the page shows: its own, what that is a proxy's form of, and
 * those of the links in the box that the site makes for a link and its picture.
 */
export function addressesOf(picture: Element, { shownByPage }: SiteHints = noHints): string[] {
	const source = sourceOf(picture);
	const isAddress = /^https?:/.test(source) && source.length <= 2 * maximumUrlCharacters;
	const held = proxied.flatMap(([form, decode]) =>
		isAddress ? (source.match(form) ?? []).map((match) => tryTo(() => decode(match))) : [],
	);
	const links = [...(picture.closest(shownByPage)?.querySelectorAll('a') ?? [])].map(({ href }) => href);
	return [...(isAddress ? [source] : []), ...held, ...links].flatMap((address) => {
		const url = parseUrl(address);
		return url ? [withoutFragment(url)] : [];
	});
}

/** Whether the page itself shows the picture of this URL in the message's row, or near the node in its own tree. */
export function pageShows(url: URL, node: Node, row: Element | undefined, hints = noHints): boolean {
	const bare = withoutFragment(url);
	const root = node.getRootNode();
	const regions = root instanceof ShadowRoot && root !== row?.getRootNode() ? [root, row] : [row];
	return regions.some((region) =>
		[...(region?.querySelectorAll(pictureSelector) ?? [])].some(
			(picture) => addressesOf(picture, hints).includes(bare) && isShown(picture),
		),
	);
}

function sourceOf(picture: Element): string {
	if (picture instanceof HTMLImageElement) return picture.currentSrc || picture.src;
	const address = picture.getAttribute('poster') ?? picture.getAttribute('src') ?? '';
	return parseUrl(address, picture.baseURI)?.href ?? '';
}

/** What is still loading counts; what failed to load, or is hidden, does not. */
function isShown(picture: Element): boolean {
	if (picture instanceof HTMLImageElement) return !picture.complete || (picture.naturalWidth > 0 && isRendered(picture));
	return isRendered(picture);
}

function isRendered(element: Element): boolean {
	const { width, height } = element.getBoundingClientRect();
	return width > 0 && height > 0;
}

/** What cannot be decoded is no address. */
function tryTo(decode: () => string): string {
	try {
		return decode();
	} catch {
		return '';
	}
}
