import { isEncrypted } from '../shared/encrypted-url';
import { maximumTextCharacters, maximumUrlCharacters } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';
import { unwrapped } from './redirect-wrappers';
import { afterSchemeRule, schemeRule } from './url-rules';

/** What may end a URL, but after one rather ends the sentence or its emphasis; the rules leave out the rest of these. */
const trailingCharacters: ReadonlySet<string> = new Set('.,;:!?*');

/** Behind a found host without a path: what makes a user name, a password or a port of it. */
const authorityGoesOn = /[^\s/?#\\"<>]*@|:\S/y;

/** A wrapper around a wrapper is undone; what goes deeper is no chat's doing. */
const maximumWrappers = 2;

/**
 * The URLs in a text, in their order. Punctuation and brackets around them are left out, and `&amp;` is taken for the `&`
 * it was before somebody escaped it twice. URLs with a user name or password are not among them. Linear in the text's length.
 */
export function findTextUrls(text: string): URL[] {
	// Most messages have no URL: this look costs nothing beside the rest.
	if (!text.includes('://') || text.length > maximumTextCharacters) return [];
	const urls: URL[] = [];
	schemeRule.lastIndex = 0;
	for (let match = schemeRule.exec(text); match; match = schemeRule.exec(text)) {
		const start = match.index + (match[1] ?? '').length;
		afterSchemeRule.lastIndex = schemeRule.lastIndex;
		if (!afterSchemeRule.test(text)) continue;
		const end = afterSchemeRule.lastIndex;
		// The last character may be what the next URL's scheme stands behind.
		schemeRule.lastIndex = end - 1;
		const url = isPartOfAnother(text, start, end)
			? undefined
			: candidateUrl(withoutTrailing(text.slice(start, end)).replaceAll('&amp;', '&'));
		if (url) urls.push(url);
	}
	return urls;
}

/**
 * The URL to look at for what a person posted: with the `https:` that `aesgcm:` stands for, and without the pages that
 * chats lead through. Undefined if it is none that may be looked at.
 */
export function candidateUrl(posted: string): URL | undefined {
	const isAesgcm = /^aesgcm:/i.test(posted);
	let url = parseUrl(isAesgcm ? posted.replace(/^aesgcm/i, 'https') : posted);
	if (isAesgcm && url && !isEncrypted(url)) return undefined;
	for (let depth = 0; url && depth < maximumWrappers && isCandidateUrl(url); depth += 1) {
		const target = unwrapped(url);
		if (target === undefined) break;
		url = parseUrl(target);
	}
	return url && isCandidateUrl(url) ? url : undefined;
}

/** `https://user:password@host` is found as `https://user`, and `blob:https://host` without its `blob:`. */
function isPartOfAnother(text: string, start: number, end: number): boolean {
	if (text.slice(Math.max(0, start - 5), start).toLowerCase() === 'blob:') return true;
	const afterSlashes = text.indexOf('://', start) + 3;
	if (/[/?#]/.test(text.slice(afterSlashes, end))) return false;
	authorityGoesOn.lastIndex = end;
	return authorityGoesOn.test(text);
}

function withoutTrailing(text: string): string {
	let end = text.length;
	while (trailingCharacters.has(text[end - 1] ?? '')) end -= 1;
	return text.slice(0, end);
}

/**
 * Whether a URL may be looked at at all: http or https, or what only a mapping of the person's makes one of, which the
 * worker knows; without a user name or password, not too long.
 */
export function isCandidateUrl(url: URL): boolean {
	if (url.href.length > maximumUrlCharacters) return false;
	return ['https:', 'http:', 'mxc:', 'file:'].includes(url.protocol) && url.username === '' && url.password === '';
}
