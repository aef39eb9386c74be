/** What may stand before the root of an XML document: declarations, comments and space (XML 1.0, section 2.8). */
const prolog = /^\s*(?:<\?[^>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE\s+(?:[\w.-]+:)?svg\b[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*/iu;

/**
 * The text of an XML document, by its byte order mark or, in UTF-16 without one, by where the zeros of its first
 * character are (XML 1.0, appendix F). Bytes that are no text become U+FFFD.
 */
export function xmlText(bytes: Uint8Array<ArrayBuffer>): string {
	return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
	if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
	return 'utf-8';
}

/** Whether a document's root is `svg`, with any prefix. The text may be only its beginning, as far as the root's name. */
export function hasSvgRoot(text: string): boolean {
	const before = prolog.exec(text)?.[0] ?? '';
	return /^<(?:[\w.-]+:)?svg[\s/>]/.test(text.slice(before.length, before.length + 100));
}
