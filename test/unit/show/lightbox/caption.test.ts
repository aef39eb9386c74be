import { describe, expect, test } from 'vitest';
import { maximumCaptionCharacters } from '../../../../src/shared/limits';
import { captionOf } from '../../../../src/show/lightbox/caption';

const key = 'ab'.repeat(44);

describe('what a message says below its picture', () => {
	test.each([
		['  Look\n\tat   this ', 'Look at this'],
		['See https://a.org/b.png there', 'See there'],
		['https://a.org/b.png', ''],
		['', ''],
		['Party(https://a.org/b.png),come in!', 'Party,come in!'],
		['来(https://a.org/b.png)，请进！', '来，请进！'],
		['看https://a.org/b.png，好', '看，好'],
		['[pic](https://a.org/b.png)', '[pic]'],
		['(see https://a.org/b.png) and go', '(see) and go'],
		['<https://a.org/b.png>, (https://a.org/c.png): both!', 'both!'],
		['Look (https://a.org/b.png)here', 'Look here'],
		['...and then? https://a.org/b.png', '...and then?'],
		['Look https://a.org/b(1).png', 'Look'],
		['Look //://://x', 'Look'],
	])('%j is %j', (message, caption) => {
		expect(captionOf(message)).toBe(caption);
	});

	test('is cut between what is read as one character', () => {
		const caption = captionOf('👩‍👩‍👧 '.repeat(maximumCaptionCharacters));
		expect(caption.endsWith('…')).toBe(true);
		expect(Array.from(new Intl.Segmenter().segment(caption)).length).toBeLessThanOrEqual(maximumCaptionCharacters);
		expect(caption.replaceAll('👩‍👩‍👧', '').trim()).toMatch(/^ *…$/);
	});

	test('is found at once in a line of a megabyte', () => {
		expect(captionOf('f'.repeat(1_000_000))).toBe('');
	});
});

describe('THREAT 13: a key', () => {
	test.each([
		`aesgcm://a.org/b.png#${key}`,
		`https://a.org/b.png#${key}`,
		`a.org/b#${key}`,
		`(https://a.org/b.png)#${key}`,
		key,
		`${key.toUpperCase()} pic`,
	])('is no part of it: %s', (message) => {
		expect(captionOf(`Here: ${message}`).toLowerCase()).not.toContain(key.slice(0, 64));
	});
});

describe('THREAT 24: characters that turn a text round or hide in it', () => {
	test('are no part of it', () => {
		expect(captionOf('gpj.\u202Eexe\u2066 \u200Bsafe\uFEFF')).toBe('gpj.exe safe');
	});
});
