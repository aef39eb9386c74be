import { looksLikePicture } from '../shared/looks-like-picture';
import { parseUrl } from '../shared/parse-url';
import { findTextUrls, isCandidateUrl } from './text-urls';

/** What holds a URL on the page. */
export type UrlNode = HTMLAnchorElement | Text;

/** The URLs a link or a text stands for, the same one once; none where it is not something a person posted. */
export function candidateUrls(node: UrlNode, page: URL): URL[] {
	const urls = node instanceof Text ? findTextUrls(node.data) : linkUrls(node, page);
	return urls.filter((url, index) => urls.findIndex(({ href }) => href === url.href) === index);
}

function linkUrls(link: HTMLAnchorElement, page: URL): URL[] {
	const url = parseUrl(link.href);
	if (!url || !isCandidateUrl(url) || holdsPicture(link)) return [];
	if (isWithinPage(url, page) && !looksLikePicture(url) && !link.textContent.includes('://')) return [];
	return [url];
}

/** A link around a picture is an avatar, a control, or the page showing that picture itself. */
function holdsPicture(link: HTMLAnchorElement): boolean {
	return link.querySelector('img, picture, video, canvas') !== null;
}

/** The chat's own rooms, people and permalinks: links to its own origin that nobody wrote out. */
function isWithinPage(url: URL, page: URL): boolean {
	return url.origin === page.origin;
}
