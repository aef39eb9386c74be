import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { findTextUrls } from '../../../src/find/text-urls';

/** Bits out of which hostile lines are made: each alone, and many in turn, over and over. */
const bits = [
	...'https:// http:// aesgcm:// :// // https://a https://a. https://a.b/( https://a.b/[ https://a.b/{ https://a.b/" https://a.b/. https://a.b/&'.split(
		' ',
	),
	...'https://a@ https://a: https://[ https://[1: https://a.b? https://a.b/- https://é https://a.b/*x ( a. a:b@ **** &amp; ://a:'.split(
		' ',
	),
	'https://a.b/c ',
	'https://slack-redir.net/link?url=https://a.b/ ',
	' ',
	'\n',
];

/** How often regular expressions are run over a text, and how many characters they match. */
function workOn(text: string): number {
	const exec = vi.spyOn(RegExp.prototype, 'exec');
	findTextUrls(text);
	const matches = exec.mock.results.map(({ value }: { value: unknown }) => (Array.isArray(value) ? String(value[0]) : ''));
	vi.restoreAllMocks();
	return matches.reduce((work, match) => work + 1 + match.length, 0);
}

test('THREAT 29: twice the text is no more than twice the work, whatever it is made of', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...bits), { minLength: 1, maxLength: 6 }), (units) => {
			const unit = units.join('');
			const once = `https://x.example/ ${unit.repeat(Math.ceil(10_000 / unit.length))}`;
			const work = workOn(once);
			expect(work).toBeGreaterThan(0);
			expect(work).toBeLessThan(3 * once.length);
			expect(workOn(once + once)).toBeLessThan(2.2 * work + 100);
		}),
		{ seed: 20_260_102, numRuns: 30 },
	);
});

/** What linkify-it documents of links with a scheme: each line is a text and the one URL in it. */
test.each([
	['http://example.org is here', 'http://example.org/'],
	['(http://example.org/a) [http://example.org/a] {http://example.org/a}', 'http://example.org/a'],
	['"http://example.org/a" «http://example.org/a» ‘http://example.org/a’', 'http://example.org/a'],
	['http://example.org/foo._bar_/', 'http://example.org/foo._bar_/'],
	['http://example.org/foo_(more)_bar', 'http://example.org/foo_(more)_bar'],
	['http://example.org/foo_(more)_(and_more)_bar.', 'http://example.org/foo_(more)_(and_more)_bar'],
	['http://example.org/foo[bar]', 'http://example.org/foo[bar]'],
	["http://example.org/~'me'/x", "http://example.org/~'me'/x"],
	['http://example.org/a--b', 'http://example.org/a--b'],
	['http://example.org/a...', 'http://example.org/a'],
	['http://example.org/a..b', 'http://example.org/a..b'],
	['http://example.org/?a=b!c', 'http://example.org/?a=b!c'],
	['http://example.org!!!', 'http://example.org/'],
	['http://example.org?', 'http://example.org/'],
	['http://example.org:8080/a?b#c', 'http://example.org:8080/a?b#c'],
	['http://xn--d1acufc.xn--p1ai/', 'http://xn--d1acufc.xn--p1ai/'],
	['http://президент.рф/путь', 'http://xn--d1abbgf6aiiy.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C'],
	['http://[::1]:8080/a', 'http://[::1]:8080/a'],
	['http://1.1.1.1/a', 'http://1.1.1.1/a'],
	['text:http://example.org/a', 'http://example.org/a'],
	['>http://example.org/a<', 'http://example.org/a'],
	['｜http://example.org/a｜x', 'http://example.org/a'],
	['http://example.org/a,http', 'http://example.org/a,http'],
])('%s', (text, href) => {
	expect([...new Set(findTextUrls(text).map((url) => url.href))]).toEqual([href]);
});

test('a known URL is found between whatever ends it', () => {
	const path = fc.stringMatching(/^[a-z0-9_~%-]{1,12}$/).filter((name) => !name.includes('%') && /[a-z0-9]$/.test(name));
	const urls = fc.tuple(fc.constantFrom('a.org', 'bücher.example:81', '[2606:4700::1]', '192.0.2.1'), fc.array(path, { maxLength: 3 }));
	const around = fc.constantFrom(
		['', ''],
		['(', ')'],
		['[x](', ')'],
		['![](', ')'],
		['<', '>'],
		['"', '"'],
		['“', '”'],
		['**', '**'],
		['see ', '.'],
		['', '\u200B'],
		['', ', and'],
		['', ' :-)'],
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(urls, around), { minLength: 1, maxLength: 5 }), (parts) => {
			const known = parts.map(([[host, names]]) => `https://${host}/${names.join('/')}`);
			const text = parts.map(([, [before, after]], index) => `${before}${known[index]}${after}`).join(' ');
			expect(findTextUrls(text).map(({ href }) => href)).toEqual(known.map((url) => new URL(url).href));
		}),
		{ seed: 20_260_103, numRuns: 1000 },
	);
});
