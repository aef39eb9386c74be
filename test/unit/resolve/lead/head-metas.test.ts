import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHead } from '../../../../src/resolve/lead/head-metas';

function pictures(html: string): readonly string[] {
	return readHead(html).pictures;
}

describe('a page names its picture', () => {
	test.each([
		['<meta property="og:image" content="https://a.org/b.png">'],
		["<META PROPERTY='og:image' CONTENT='https://a.org/b.png'>"],
		['<meta content=https://a.org/b.png name=og:image>'],
		['<meta\n\tdata-react-helmet="true"\n\tproperty = "og:image"\n\tcontent = "https://a.org/b.png"\n/>'],
		['<meta property="OG:Image:Secure_URL" content=" https://a.org/b.png ">'],
		['<meta property="og:image:url" content="https://a.org/b.png"/>'],
		['<meta name="twitter:image" content="https://a.org/b.png">'],
		['<meta name="twitter:image:src" content="https://a.org/b.png">'],
		['<!doctype html><html lang=en><head prefix="og: https://ogp.me/ns#"><meta property=og:image content=https://a.org/b.png></head>'],
		['<meta property="og:image" content="https:&#x2F;&#47;a.org/b.png">'],
		['<title>a < b <meta </title><meta property="og:image" content="https://a.org/b.png">'],
		['<meta property="og:image" content=""><meta property="og:image" content="https://a.org/b.png">'],
		['<meta content="https://a.org/b.png" property="og:image" content="https://evil.org/">'],
	])('%s', (html) => {
		expect(pictures(html)).toEqual(['https://a.org/b.png']);
	});

	test('with an ampersand that is written as HTML asks', () => {
		expect(pictures('<meta property="og:image" content="https://a.org/?a=1&amp;b=2&quot;&b=3&unknown;">')).toEqual([
			'https://a.org/?a=1&b=2"&b=3&unknown;',
		]);
	});

	test('and more: those of Open Graph come first, and are counted once each', () => {
		const head = readHead(
			`<meta name="twitter:image" content="t"><meta property="og:image" content="a"><meta property="og:image:secure_url" content="a2">
			<meta property="og:image" content="b"><meta property="og:image" content="a">`,
		);
		expect(head.pictures).toEqual(['a', 'a2', 'b', 'a', 't']);
		expect(head.count).toBe(2);
	});

	test('relative to its first base', () => {
		expect(readHead('<base target=_blank><base href="/x/"><base href="/y/">').base).toBe('/x/');
		expect(readHead('<meta>').base).toBeUndefined();
	});
});

describe('a page does not name a picture', () => {
	const meta = '<meta property="og:image" content="https://a.org/b.png">';
	test.each([
		['in a comment', `<!-- ${meta} -->`],
		['in a comment without an end', `<!-- ${meta}`],
		['in a script', `<script>document.write('${meta}')</script>`],
		['in a script that spells its end otherwise', `<SCRIPT>"</scriptx>${meta}"</SCRIPT >`],
		['in a style', `<style>/*${meta}*/</style>`],
		['in a title', `<title>${meta}</title>`],
		['in a template', `<template>${meta}</template>`],
		['in a value', `<meta name="description" content='${meta}'>`],
		['in its body', `<body>${meta}`],
		['behind its head', `</head>${meta}`],
		['by a tag that is broken off', meta.slice(0, -1)],
		['by a value that is broken off', meta.slice(0, -2)],
		['by another name', meta.replace('og:image', 'og:image:width')],
		['by an element that is no meta', meta.replace('meta', 'metadata')],
	])('%s', (_, html) => {
		expect(pictures(html)).toEqual([]);
	});

	test('but goes on after all of these', () => {
		expect(pictures(`<!--><!---><script>a</script><style></style><noscript><img></noscript>${meta}`)).toEqual(['https://a.org/b.png']);
	});
});

describe('reading ends', () => {
	test.each(['<head></head>', '<title>x</title><body class="a', '<meta><BODY>'])('at the end of the head: %s', (html) => {
		expect(readHead(html).isOver).toBe(true);
	});

	test.each(['', '<head>', '<script></head>', '<!-- <body>', '<meta content="<body>', '<header><bodyguard>'])(
		'not before: %j',
		(html) => {
			expect(readHead(html).isOver).toBe(false);
		},
	);

	test('whatever the page is', () => {
		const piece = fc.constantFrom(
			'<',
			'>',
			'"',
			"'",
			'=',
			'/',
			'!--',
			'-->',
			'meta ',
			'script',
			'base href',
			'og:image',
			' ',
			'&#x',
			'&',
			';',
			'a',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const { pictures: named, count } = readHead(pieces.join(''));
				expect(count).toBeLessThanOrEqual(named.length);
			}),
			{ numRuns: 2000 },
		);
	});

	test.each(['<', '<a ', '<a b=', '<a "', '<!--', '<script>', '<meta content="', '<a\t', ' ', '</', '&#', "<a b='c", '<a ='])(
		'after one pass over a hostile page of %j',
		(piece) => {
			// Quadratic work on a million characters would not end within the test’s time.
			const html = piece.repeat(1_000_000 / piece.length);
			expect(readHead(html).pictures).toEqual([]);
			expect(readHead(`<a${html}`).pictures).toEqual([]);
		},
	);
});
