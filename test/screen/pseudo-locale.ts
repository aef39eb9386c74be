import { readMessages, type Messages } from '../documents/languages';

const accented: Readonly<Record<string, string>> = {
	a: 'á',
	c: 'ç',
	e: 'é',
	i: 'î',
	n: 'ñ',
	o: 'ö',
	s: 'š',
	u: 'ü',
	y: 'ý',
	A: 'Å',
	E: 'É',
	O: 'Ø',
};

/** How much longer than English the longest languages are, in general. */
const growth = 0.4;

/**
 * The English strings as a language that nobody speaks: each between ⟦ and ⟧, with accents, two fifths longer. What is seen
 * without brackets has not been looked up, what is cut off has too little room. Placeholders and what only a machine reads stay.
 */
export function pseudoMessages(): Messages {
	return Object.fromEntries(
		Object.entries(readMessages('en')).map(([key, entry]) => [
			key,
			key.startsWith('language_') ? entry : { ...entry, message: pseudo(entry.message) },
		]),
	);
}

function pseudo(message: string): string {
	const parts = message.split(/(\$[A-Z]+\$)/);
	const words = parts.map((part, index) =>
		index % 2 === 1 ? part : part.replaceAll(/[a-zA-Z]/g, (letter) => accented[letter] ?? letter),
	);
	const letters = parts.filter((_, index) => index % 2 === 0).join('').length;
	// In words of ordinary length, which lines break between.
	const more = 'ööööö '
		.repeat(letters)
		.slice(0, Math.ceil(letters * growth))
		.trimEnd();
	return `⟦${words.join('')}${more === '' ? '' : ` ${more}`}⟧`;
}
