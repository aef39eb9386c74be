import { maximumCaptionCharacters } from '../../shared/limits';

/** Characters that could make a text read as another one (Unicode's bidirectional controls), hide in it, or stand for what is not there. */
const unseen = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFC]/gu;

/** An address of which it is plain where it ends: before a bracket that closes, before punctuation of East Asia, or with its word. */
const address = /[a-z]{1,10}:\/\/[^\s()[\]{}<>\u3001-\u303F\uFF01-\uFF60]*(?![^\s)\]}>\u3001-\u303F\uFF01-\uFF60])/giu;

/**
 * What may be left of an address: of one with no plain end, or, where a page has spread it over several texts, as long a number as
 * the key of an encrypted file has.
 */
const remnant = /:\/\/|[\da-f]{64}/i;

/** What a message says beside its addresses, as one line for below its picture; empty where it says nothing. */
export function captionOf(message: string): string {
	const words = message
		.slice(0, 10 * maximumCaptionCharacters)
		.replace(unseen, '')
		// U+FFFC stands for what is no text: here for an address, and for brackets with nothing else in them.
		.replace(address, '\uFFFC')
		.replace(/[<\p{Ps}]\uFFFC[>\p{Pe}]/gu, '\uFFFC')
		.split(/\s+/u);
	const line = words
		.filter((word) => !remnant.test(word))
		.join(' ')
		.replace(/^(?:\uFFFC\p{Po}*\s*)+/u, '')
		.replace(/ (?=\uFFFC(?!\p{L}))|\uFFFC/gu, '')
		.trim();
	if (line.length <= maximumCaptionCharacters) return line;
	const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
	return `${characters
		.slice(0, maximumCaptionCharacters - 1)
		.join('')
		.trimEnd()}…`;
}
