import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages, localesFolder, readMessages, type Messages } from '../../documents/languages';

type Entry = Messages[string];

const original = readMessages('en');

/** Names, marks and what only joins placeholders: the same in any language. */
const sameEverywhere = ['extension_short_name', 'site_named', 'change_of', 'change_changed', 'unit_megabytes'];

/** What happens to be the English word in some languages. */
const borrowed = ['options_sites', 'options_mapping_proxy', 'value_proxy', 'value_no', 'mode_off', 'mode_on', 'language_direction'];

const rightToLeft = ['ar', 'he'];

/** How long a string may be, in characters; the shortest grow most. A longer one is to be said more shortly. */
const longest = (inEnglish: string): number => 1.5 * inEnglish.length + 14;

/** The placeholders that a string declares, with what they stand for, and those that it has. */
function placeholdersOf({ message, placeholders = {} }: Entry): unknown[] {
	const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
	return [Object.entries(placeholders).map(([name, { content }]) => `${name}: ${content}`), named.toSorted()];
}

test('the languages are those of docs/translations.md', () => {
	expect(languages.toSorted()).toEqual(readdirSync(localesFolder).toSorted());
});

describe.each(languages.filter((language) => language !== 'en'))('the strings in %s', (language) => {
	const messages = readMessages(language);
	const entries = Object.entries(messages);
	const keysOf = (isMeant: (entry: Entry, key: string) => boolean): string[] =>
		entries.filter(([key, entry]) => isMeant(entry, key)).map(([key]) => key);

	test('are those of English, in its order', () => {
		expect(Object.keys(messages)).toEqual(Object.keys(original));
	});

	test('have the placeholders of English', () => {
		expect(entries.map(([key, entry]) => [key, ...placeholdersOf(entry)])).toEqual(
			Object.entries(original).map(([key, entry]) => [key, ...placeholdersOf(entry)]),
		);
		expect(keysOf(({ message }) => message.replaceAll(/\$[A-Z]+\$/g, '').includes('$'))).toEqual([]);
	});

	test('all say something, in words of their own', () => {
		expect(keysOf(({ message }) => message === '' || message.trim() !== message)).toEqual([]);
		const inEnglish = keysOf(({ message }, key) => message === original[key]?.message);
		expect(inEnglish.filter((key) => ![...sameEverywhere, ...borrowed].includes(key))).toEqual([]);
	});

	test('are as short as they can be', () => {
		expect(keysOf(({ message }, key) => message.length > longest(original[key]?.message ?? ''))).toEqual([]);
	});

	test('keep within what the stores take: 75 characters for the name, 132 for what it does', () => {
		expect(messages['extension_name']?.message).toMatch(/^.{1,75}$/u);
		expect(messages['extension_description']?.message).toMatch(/^.{1,132}$/u);
		expect(messages['extension_short_name']?.message).toBe('Vignette');
	});

	test('quote as the language does, and keep what a mapping is written with', () => {
		expect(keysOf(({ message }) => /["'`]|\.\.\./.test(message))).toEqual([]);
		expect(messages['mapping_meaning']?.message).toMatch(/\{rest\}.*\{url\}/);
		expect(messages['options_mapping_invalid']?.message).toMatch(/http:.*https:.*file:.*mxc:.*http:.*https:/);
	});

	test('say which language they are, and which way it is written', () => {
		expect(messages['language_tag']?.message).toBe(language.replace('_', '-'));
		expect(messages['language_direction']?.message).toBe(rightToLeft.includes(language) ? 'rtl' : 'ltr');
	});
});

/** What is left to the browser, as a title or in a chat's own line, goes the way of the first letter that has one. */
describe.each(languages.filter((language) => rightToLeft.includes(language)))('the strings in %s', (language) => {
	const messages = readMessages(language);
	const sentences = Object.entries(messages).filter(([key]) => !/^(?:extension_(?:short_)?name|language_\w+)$/.test(key));

	test('begin from the right', () => {
		const fromTheLeft = sentences.filter(([, { message }]) => {
			const first = /\u200F|\p{L}/u.exec(message.replaceAll(/\$[A-Z]+\$/g, 'A'))?.[0] ?? '';
			return !/[\u200F\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first);
		});
		expect(fromTheLeft.map(([key]) => key)).toEqual([]);
	});

	test('keep hosts and the like apart from the words around them', () => {
		const loose = sentences.filter(([, { message }]) => /\$[A-Z]+\$/.test(message.replaceAll(/\u2068\$[A-Z]+\$\u2069/g, '')));
		expect(loose.map(([key]) => key)).toEqual([]);
	});
});
