import { LinkifyIt } from 'linkify-it';
import { maximumTextCharacters } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';

/** Only whole http and https URLs: guessing that `example.org` is meant as one is for the chat to do. */
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false }).add('ftp:', null).add('mailto:', null).add('//', null);

/**
 * The URLs in a text, in their order. Punctuation and brackets around them are left out, as linkify-it does it.
 * URLs with a user name or password are not among them. Linear in the text's length.
 */
export function findTextUrls(text: string): URL[] {
	// Most messages have no URL: this look costs nothing beside the rest.
	if (!text.includes('://') || text.length > maximumTextCharacters) return [];
	const urls: URL[] = [];
	for (const match of linkify.match(text) ?? []) {
		// `https://user:pass@host` is found as `https://user`: what follows tells.
		const next = text[match.lastIndex];
		if (next === '@' || next === ':') continue;
		const url = parseUrl(match.url);
		if (url && isCandidateUrl(url)) urls.push(url);
	}
	return urls;
}

/** Whether a URL may be looked at at all: http or https, without a user name or password. */
export function isCandidateUrl(url: URL): boolean {
	return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
}
