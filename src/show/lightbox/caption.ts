import { maximumCaptionCharacters } from '../../shared/limits';

/** Characters that could make a text read as another one (Unicode's bidirectional controls), or hide in it. */
const unseen = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** As long a number as the key of an encrypted file has: a page may have spread an address over several texts. */
const key = /[\da-f]{64}/i;

/** What a message says beside its addresses, as one line for below its picture; empty where it says nothing. */
export function captionOf(message: string): string {
	const words = message
		.slice(0, 10 * maximumCaptionCharacters)
		.replace(unseen, '')
		.split(/\s+/u);
	const line = words
		.filter((word) => !word.includes('://') && !key.test(word))
		.join(' ')
		.trim();
	if (line.length <= maximumCaptionCharacters) return line;
	const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
	return `${characters
		.slice(0, maximumCaptionCharacters - 1)
		.join('')
		.trimEnd()}…`;
}
