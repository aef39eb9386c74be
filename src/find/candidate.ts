import { looksLikePicture } from '../shared/looks-like-picture';
import { withoutFragment } from '../shared/parse-url';
import { addressesOf, pictureSelector } from './page-shows';
import { mayHoldUrl, textOfRun, withoutLastWord } from './text-run';
import { candidateUrl, findTextUrls } from './text-urls';

/** What holds a URL on the page. */
export type UrlNode = HTMLAnchorElement | Text;

/**
 * The URLs a link or a text stands for, the same one once; none where it is not something a person posted. `origin` is
 * the page's own. What is unfinished may end with half a URL, which is left out.
 */
export function candidateUrls(node: UrlNode, origin: string, isUnfinished = false): URL[] {
	const urls = node instanceof Text ? textUrls(node, isUnfinished) : isUnfinished ? [] : linkUrls(node, origin);
	// What people type into is skipped by its attributes; this also knows a page's `designMode` and its styles.
	if (urls.length > 0 && node.parentElement?.isContentEditable) return [];
	const names = new Set<string>();
	return urls.filter((url) => names.size < names.add(withoutFragment(url)).size);
}

/** The links and texts that a node is, or that are the links in it. */
export function urlNodesIn(node: Node): UrlNode[] {
	if (node instanceof Text || node instanceof HTMLAnchorElement) return [node];
	return node instanceof Element ? [...node.querySelectorAll<HTMLAnchorElement>('a[href]')] : [];
}

function textUrls(node: Text, isUnfinished: boolean): URL[] {
	if (!mayHoldUrl(node.data)) return [];
	const text = textOfRun(node);
	return findTextUrls(isUnfinished ? withoutLastWord(text) : text);
}

function linkUrls(link: HTMLAnchorElement, origin: string): URL[] {
	// Movim opens an encrypted file by a script of its own, and its link leads nowhere.
	const url = candidateUrl(/'(aesgcm:[^']+)'/.exec(link.getAttribute('onclick') ?? '')?.[1] ?? link.href);
	if (!url || link.textContent.includes('://')) return url ? [url] : [];
	if (url.origin === origin && !looksLikePicture(url)) return [];
	return holdsOtherPicture(link, url) ? [] : [url];
}

/** A link around a picture is an avatar, a control or a card, unless the picture is its own and may yet fail to load. */
function holdsOtherPicture(link: HTMLAnchorElement, url: URL): boolean {
	if (!link.querySelector('img, picture, video, canvas')) return false;
	const bare = withoutFragment(url);
	return ![...link.querySelectorAll(pictureSelector)].some((picture) => addressesOf(picture).includes(bare));
}
