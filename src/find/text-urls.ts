import { LinkifyIt } from 'linkify-it';
import { maximumTextCharacters, maximumUrlCharacters } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';

/** Only whole http and https URLs: guessing that `example.org` is meant as one is for the chat to do. */
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
	.add('ftp:', null)
	.add('mailto:', null)
	.add('//', null);

/** What may end a URL, but after one rather ends the sentence or its emphasis; linkify-it leaves out the rest of these. */
const trailingCharacters: ReadonlySet<string> = new Set('.,;:!?*\u200B');

/** Behind a found host without a path: what makes a user name, a password or a port of it. */
const authorityGoesOn = /[^\s/?#\\"<>]*@|:\S/y;

/**
 * The URLs in a text, in their order. Punctuation and brackets around them are left out, as linkify-it does it, and
 * `&amp;` is taken for the `&` it was before somebody escaped it twice. URLs with a user name or password are not among
 * them. Linear in the text's length.
 */
export function findTextUrls(text: string): URL[] {
	// Most messages have no URL: this look costs nothing beside the rest.
	if (!text.includes('://') || text.length > maximumTextCharacters) return [];
	const urls: URL[] = [];
	for (const { index, lastIndex } of linkify.match(text) ?? []) {
		if (isPartOfAnother(text, index, lastIndex)) continue;
		const url = parseUrl(withoutTrailing(text.slice(index, lastIndex)).replaceAll('&amp;', '&'));
		if (url && isCandidateUrl(url)) urls.push(url);
	}
	return urls;
}

/** `https://user:password@host` is found as `https://user`, and `blob:https://host` without its `blob:`. */
function isPartOfAnother(text: string, start: number, end: number): boolean {
	if (text.slice(Math.max(0, start - 5), start).toLowerCase() === 'blob:') return true;
	const afterScheme = text.indexOf('://', start) + 3;
	if (/[/?#]/.test(text.slice(afterScheme, end))) return false;
	authorityGoesOn.lastIndex = end;
	return authorityGoesOn.test(text);
}

function withoutTrailing(text: string): string {
	let end = text.length;
	while (trailingCharacters.has(text[end - 1] ?? '')) end -= 1;
	return text.slice(0, end);
}

/** Whether a URL may be looked at at all: http or https, without a user name or password, not too long. */
export function isCandidateUrl(url: URL): boolean {
	if (url.href.length > maximumUrlCharacters) return false;
	return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
}
