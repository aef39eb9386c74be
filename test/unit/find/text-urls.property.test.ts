import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTextUrls } from '../../../src/find/text-urls';
import { maximumTextCharacters, maximumUrlCharacters } from '../../../src/shared/limits';

const runs = { seed: 20_260_101, numRuns: 3000 };

/** Bits that URLs and what surrounds them are made of, so that most texts hold something like a URL. */
const bit = fc.constantFrom(
	...'https:// http:// :// ftp:// // a.org b.example bücher.example 1.2.3.4 [::1] localhost user:pass@ user@ @ : :80 :99999 / /a.png'.split(
		' ',
	),
	...'?a=b & &amp; &gt; # #x ( ) [ ] { } < > " \' , . .. ! % %41 %zz \\ | * _ ` ~ ^ $ ; - --'.split(' '),
	' ',
	'\n',
	'\u0000',
	'\u200B',
	'\u202E',
	'\uD800',
	'。',
	'😀',
);
const text = fc.oneof(
	fc.array(bit, { maxLength: 40 }).map((bits) => bits.join('')),
	fc.string({ unit: 'binary', maxLength: 200 }).map((rest) => `https://${rest}`),
	fc.tuple(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()).map((parts) => parts.join(' ')),
);

test('whatever the text, nothing is thrown and only plain http and https URLs are found', () => {
	fc.assert(
		fc.property(text, (candidate) => {
			for (const url of findTextUrls(candidate)) {
				expect(url.protocol).toMatch(/^https?:$/);
				expect(`${url.username}${url.password}`).toBe('');
				expect(url.hostname).not.toBe('');
				expect(url.href.length).toBeLessThanOrEqual(maximumUrlCharacters);
			}
		}),
		runs,
	);
});

test('a URL among words is found as it is', () => {
	fc.assert(
		fc.property(fc.webUrl({ withQueryParameters: true, validSchemes: ['http', 'https'] }), fc.lorem(), (candidate, words) => {
			// What ends a sentence may as well be the sentence's.
			fc.pre(/[a-z0-9/]$/i.test(candidate) && !/[()'"*&;!,]|[?.]{2}/.test(candidate));
			expect(findTextUrls(`${words} <${candidate}> ${words}`).map(({ href }) => href)).toEqual([new URL(candidate).href]);
		}),
		runs,
	);
});

/** Each would take for ever at this length if any step looked at the rest of the text for each of these bits. */
test.each([
	...'https:// https://a https://a. https://a.b/( https://a.b/[ https://a.b/{ https://a.b/" https://a.b/. https://a.b/& https://a.b/:'.split(
		' ',
	),
	...'https://a@ https://a: https://a, https://[ https://[1: https://a.b? https://a.b/- https://é https://a.b/*x ://a: ( a. a:b@ :// ****'.split(
		' ',
	),
	'https://a.b/c ',
	'https://a.b ',
	'&amp;',
])('%j over and over, to the limit, is read to its end', (unit) => {
	const start = 'https://x.example/ ';
	const longest = `${start}${unit.repeat((maximumTextCharacters - start.length) / unit.length)}`;
	expect(findTextUrls(longest)[0]?.href).toBe('https://x.example/');
	expect(findTextUrls(`https://x.example/${unit}${longest.slice(start.length)}`).length).toBeLessThan(maximumTextCharacters / 8);
});
