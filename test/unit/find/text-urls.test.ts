import { describe, expect, test } from 'vitest';
import { findTextUrls, isCandidateUrl } from '../../../src/find/text-urls';
import { maximumTextCharacters, maximumUrlCharacters } from '../../../src/shared/limits';

function found(text: string): string[] {
	return findTextUrls(text).map(({ href }) => href);
}

const picture = 'https://a.org/b.png';

describe('around a URL', () => {
	test.each(['.', ',', ';', ':', '!', '?', '…', '。', '、', '）', '*', '**', ' :)', '\u200B', '.)', ':*'])(
		'%j after it is left out',
		(after) => {
			expect(found(`${picture}${after}`)).toEqual([picture]);
			expect(found(`see ${picture}${after} and more`)).toEqual([picture]);
		},
	);

	test.each([
		['(', ')'],
		['[', ']'],
		['{', '}'],
		['<', '>'],
		['"', '"'],
		["'", "'"],
		['“', '”'],
		['«', '»'],
		['「', '」'],
		['![x](', ')'],
		['[x](', ' "title")'],
		['<img src="', '">'],
		['*', '*'],
		['**', '**'],
	])('%s and %s are left out', (before, after) => {
		expect(found(`${before}${picture}${after}`)).toEqual([picture]);
	});

	test('brackets that belong to it are kept', () => {
		expect(found('(https://a.org/b_(c).png)')).toEqual(['https://a.org/b_(c).png']);
		expect(found('see https://a.org/b_(c) there')).toEqual(['https://a.org/b_(c)']);
	});

	test('punctuation within it is kept', () => {
		const texts = [
			'https://a.org/b.png:large',
			'https://a.org/a*b.png',
			'https://a.org/a@2x.png',
			'https://a.org/@me/b.png',
			'https://a.org/a|b.png',
		];
		expect(texts.flatMap(found)).toEqual(texts);
	});

	test.each(['\u200B', '\u2060', '\uFEFF', '\u200E', '\u2068'])('%j, which is not seen, is left out on both sides', (unseen) => {
		expect(found(`${unseen}${picture}${unseen}`)).toEqual([picture]);
		expect(found(`see${unseen}${picture}${unseen}${picture}.${unseen} there`)).toEqual([picture, picture]);
	});

	test('a line break or a space ends it', () => {
		expect(found('https://a.org/a\nhttps://a.org/b https://a.org/c\thttps://a.org/d\u00A0e')).toEqual([
			'https://a.org/a',
			'https://a.org/b',
			'https://a.org/c',
			'https://a.org/d',
		]);
	});
});

describe('in a URL', () => {
	test.each([
		['https://bücher.example/ä.png', 'https://xn--bcher-kva.example/%C3%A4.png'],
		['https://例え.テスト/画像.png', 'https://xn--r8jz45g.xn--zckzah/%E7%94%BB%E5%83%8F.png'],
		['https://xn--bcher-kva.example/a%20b%E2%82%AC.png', 'https://xn--bcher-kva.example/a%20b%E2%82%AC.png'],
		['https://[2606:4700::1111]/a.png', 'https://[2606:4700::1111]/a.png'],
		['https://[2606:4700::1111]:8443/a.png', 'https://[2606:4700::1111]:8443/a.png'],
		['http://192.0.2.1:8080/a.png', 'http://192.0.2.1:8080/a.png'],
		['http://nas.lan:81/a.png', 'http://nas.lan:81/a.png'],
		['http://nas/a.png', 'http://nas/a.png'],
		['http://localhost:5280/a.png', 'http://localhost:5280/a.png'],
		['https://a.org:443/a.png', 'https://a.org/a.png'],
		['HTTPS://A.ORG/B.PNG', 'https://a.org/B.PNG'],
		['https://a.org?a=b', 'https://a.org/?a=b'],
		['https://a.org/a.png?b=c#d', 'https://a.org/a.png?b=c#d'],
		['https://a.org/%zz.png', 'https://a.org/%zz.png'],
		['https://a.org/😀.png', 'https://a.org/%F0%9F%98%80.png'],
		['https://a.org/?u=https://b.org/c.png', 'https://a.org/?u=https://b.org/c.png'],
	])('%s is read as %s', (text, href) => {
		expect(found(`see ${text} there`)).toEqual([href]);
	});

	test.each(['https://my_host.example.org/a.png', 'https://_a.example_.org/a.png', 'https://a.org:81/a_b_.png'])(
		'%s is found, with its underscores',
		(text) => {
			expect(found(`see ${text} there`)).toEqual([text]);
		},
	);

	test('underscores around it are emphasis', () => {
		expect(found('_https://a.org_ and __https://b_b.org__')).toEqual([]);
		expect(found('(https://a.org_) and https://b_b.org__')).toEqual(['https://a.org/', 'https://b_b.org/']);
	});

	test('`&amp;` is an ampersand that was escaped once too often', () => {
		expect(found('https://a.org/p?a=1&amp;b=2&amp;c=3')).toEqual(['https://a.org/p?a=1&b=2&c=3']);
	});
});

describe('not found', () => {
	test.each([
		'https://user:password@a.org/b.png',
		'https://user@a.org/b.png',
		'https://user:@a.org/b.png',
		'https://a:b@c@a.org/b.png',
		'https://b.org:80@a.org/b.png',
		'https://b.org!@a.org/b.png',
		'https://b.org&x@a.org/b.png',
		'https://us,er:password@a.org/b.png',
		'https://user%40b.org:x@a.org/b.png',
		'https://user;x@a.org/b.png',
		'https://user.name:x@[2606:4700::1111]/b.png',
	])('%s, for its user name', (text) => {
		expect(found(`see ${text} there`)).toEqual([]);
	});

	test('but an address after a URL is no user name of it', () => {
		expect(found('https://a.org/b.png,me@a.org')).toEqual(['https://a.org/b.png,me@a.org']);
		expect(found('https://a.org/ me@a.org')).toEqual(['https://a.org/']);
		expect(found('"https://a.org"@me')).toEqual(['https://a.org/']);
	});

	test.each([
		'',
		'a.org/b.png',
		'//a.org/b.png',
		'ftp://a.org/b.png',
		'mailto:me@a.org',
		'data:image/png;base64,AAAA',
		'cid:a@b',
		'blob:https://a.org/b',
		'javascript://a.org/%0aalert(1)',
		'https:///b.png',
		'file://',
		'aesgcm://a.org/b.png#00',
		'https://',
		'https:///a.org/b.png',
		'https:\\\\a.org\\b.png',
		'xhttps://a.org/b.png',
		'https://a.org:99999/b.png',
		'://',
	])('%j', (text) => {
		expect(found(text)).toEqual([]);
	});

	test('but a path on a server’s disk is one, which the person may have a mapping for', () => {
		expect(found('See file:///var/lib/spectrum2/telegram/a.png.')).toEqual(['file:///var/lib/spectrum2/telegram/a.png']);
		expect(found('(file://bridge/media/a.png)')).toEqual(['file://bridge/media/a.png']);
	});

	test('a URL longer than the limit, which no server would be asked for', () => {
		const start = 'https://a.org/';
		const longest = start.padEnd(maximumUrlCharacters, 'x');
		expect(found(longest)).toEqual([longest]);
		expect(found(`${longest}x`)).toEqual([]);
		expect(found(`${start}${'ä'.repeat(maximumUrlCharacters / 4)}`)).toEqual([]);
	});

	test('anything in a text longer than the limit', () => {
		const line = `${picture} `;
		expect(found(line.padEnd(maximumTextCharacters, 'x'))).toEqual([picture]);
		expect(found(line.padEnd(maximumTextCharacters + 1, 'x'))).toEqual([]);
	});
});

test.each([
	['https://a.org/', true],
	['http://a.org/', true],
	['https://a.org/a@b', true],
	['https://user@a.org/', false],
	['https://:password@a.org/', false],
	['ftp://a.org/', false],
	['blob:https://a.org/b', false],
	['data:,', false],
])('whether %s is a candidate: %j', (text, isCandidate) => {
	expect(isCandidateUrl(new URL(text))).toBe(isCandidate);
});

describe('a URL at the bounds of its rules', () => {
	const deepestHost = `${'a.'.repeat(10)}org`;

	test.each([`https://${deepestHost}/b.png`, 'https://a.org:54321/b.png', 'https://a.org/((((b)))).png'])('is found whole: %s', (url) => {
		expect(found(`(${url})`)).toEqual([url]);
	});

	test.each([`https://a.${deepestHost}/b.png`, 'https://a.org:543210/b.png'])('is none beyond: %s', (url) => {
		expect(found(url)).toEqual([]);
	});
});
