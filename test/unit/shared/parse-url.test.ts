import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUrl, withoutFragment } from '../../../src/shared/parse-url';

describe('text', () => {
	test.each([
		['https://a.org/b', undefined, 'https://a.org/b'],
		[' HTTPS://A.org:443/../b\n', undefined, 'https://a.org/b'],
		['/b', 'https://a.org/c/d', 'https://a.org/b'],
		['//b.org', 'https://a.org/c', 'https://b.org/'],
		['', 'https://a.org/c', 'https://a.org/c'],
		['', undefined, undefined],
		['/b', undefined, undefined],
		['https://', undefined, undefined],
		['https://[', undefined, undefined],
		['https://a.org:99999/', undefined, undefined],
	])('%j at %j is %s', (text, base, href) => {
		expect(parseUrl(text, base)?.href).toBe(href);
	});

	test('of any kind is a URL or none, and nothing is thrown', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.option(fc.webUrl(), { nil: undefined }), (text, base) => {
				expect([undefined, URL]).toContain(parseUrl(text, base)?.constructor);
			}),
			{ seed: 20_260_107, numRuns: 500 },
		);
	});
});

describe('without its fragment a URL', () => {
	test.each([
		['https://a.org/b?c#d', 'https://a.org/b?c'],
		['https://a.org/b#', 'https://a.org/b'],
		['https://a.org/b%23c#0badcafe#d', 'https://a.org/b%23c'],
		['https://a.org/b', 'https://a.org/b'],
	])('%s is %s', (text, href) => {
		expect(withoutFragment(new URL(text))).toBe(href);
	});

	test('stays as it was itself', () => {
		const url = new URL('https://a.org/b#c');
		withoutFragment(url);
		expect(url.hash).toBe('#c');
	});
});
