/**
 * Where a URL begins and ends in a text, as regular expressions. They find what linkify-it finds, and a test holds them
 * to that, but name the kinds of characters as the browser knows them (ECMA-262, "Unicode property escapes") instead of
 * bringing lists of them, which weigh more than all the rest of finding.
 */

/** What is not seen: it stands around URLs, to break lines or to keep their direction, and never in them (RFC 3987 §4.1). */
const unseen = '\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF';
/** No character of a URL, wherever it stands. */
const blank = `\\p{Z}\\p{Cc}${unseen}`;
/** What stands around words. A bar of full width (U+FF5C) does so in East Asian chats. */
const stop = `${blank}\\p{P}<>\\uFF5C`;

const letter = `[^${stop}]`;
const nothingFollows = `(?![${blank}]|$)`;

/** Underscores are no characters of host names, but browsers, servers and people take them; one at the end is emphasis. */
const labelCharacter = `[^${stop}]|_`;
const label = `(?:${labelCharacter})(?:(?:-|${labelCharacter}){0,61}(?:${labelCharacter}))?`;
const lastLabel = `(?:(?:${labelCharacter})(?:-|${labelCharacter}){0,61})?${letter}`;
/** What is in the brackets is for the URL parser to judge. */
const host = `(?:\\[[\\da-f:.]{2,45}\\]|(?:${label}\\.){0,10}${lastLabel})`;
/** A host that goes on otherwise than by a path is no host: `example.org-`, `example.org:x`. */
const hostEnd = `(?=$|[${stop}])(?!-|:\\d|\\.-|\\.(?!$|[${stop}]))`;

/** Brackets belong to a path where they are closed in it. */
const brackets = ['\\[\\]', '\\(\\)', '\\{\\}'].map((pair) => balanced(pair.slice(0, 2), pair.slice(2)));

const pathParts = [
	...brackets,
	`"[^${blank}"]{1,100}"`,
	`'[^${blank}']{1,100}'`,
	`'(?=${letter}|-)`,
	// Dots at the end are the sentence's, and so is other punctuation.
	'\\.{2,20}:?[a-zA-Z\\d%/&]',
	`\\.(?!\\.)${nothingFollows}`,
	`[,;]${nothingFollows}`,
	`!{1,20}(?!!)${nothingFollows}`,
	`\\?(?!\\?)${nothingFollows}`,
	'[\\\\/:%@#&=_~*-]',
	letter,
];
const path = `(?:[/?#](?:${pathParts.join('|')}){1,10000}|/)?`;

/** The start of a text or what stands before a URL, as its first group, and the URL's scheme. */
export const schemeRule = new RegExp(`(^|(?!_)[${stop}])(?:https?|aesgcm|mxc|file):`, 'giu');

/** All that follows the scheme, from where it is told to look. Only a file may be on no host. */
export const afterSchemeRule = new RegExp(`//(?:${host}(?::\\d{1,5})?${hostEnd}|(?<=file://)(?=/))${path}`, 'iuy');

/** Brackets and what is in them, up to four of a kind in each other. */
function balanced(open: string, close: string): string {
	const other = `[^${blank}${open}${close}]`;
	let inner = other;
	for (let depth = 1; depth < 4; depth += 1) inner = `(?:${other}|${open}${inner}{0,1000}${close})`;
	return `${open}${inner}{0,1000}${close}`;
}
