// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { candidateUrls, type UrlNode } from '../../../src/find/candidate';
import { findLink, findText, page } from './build';

const chat = 'https://chat.example';

function candidates(node: UrlNode): string[] {
	return candidateUrls(node, chat).map(({ href }) => href);
}

function ofLink(markup: string): string[] {
	page(markup);
	return candidates(findLink());
}

describe('a text', () => {
	test('stands for the URLs in it, each once, in their order', () => {
		page('<p>https://b.org/1 https://a.org/2 https://b.org/1 and https://b.org:443/1</p>');
		expect(candidates(findText('p'))).toEqual(['https://b.org/1', 'https://a.org/2']);
	});

	test('without a URL stands for none', () => {
		page('<p>Hello</p>');
		expect(candidates(findText('p'))).toEqual([]);
	});

	test('counts URLs of its own page too: somebody wrote them out', () => {
		page('<p>https://chat.example/room/2</p>');
		expect(candidates(findText('p'))).toEqual(['https://chat.example/room/2']);
	});
});

describe('a link', () => {
	test.each([
		['<a href="https://a.org/b">here</a>', 'https://a.org/b'],
		['<a href="http://a.org:81/b.png?c#d">x</a>', 'http://a.org:81/b.png?c#d'],
		['<a href="https://a.org/p?a=1&amp;b=2">x</a>', 'https://a.org/p?a=1&b=2'],
		['<a href=" https://bücher.example/ä "></a>', 'https://xn--bcher-kva.example/%C3%A4'],
		['<a href="https://chat.example/upload/b.png">x</a>', 'https://chat.example/upload/b.png'],
		['<a href="https://chat.example/upload/1">https://chat.example/upload/1</a>', 'https://chat.example/upload/1'],
		['<a href="https://a.org/b"><b>https://a.org</b>/b</a>', 'https://a.org/b'],
	])('%s stands for %s', (markup, href) => {
		expect(ofLink(markup)).toEqual([href]);
	});

	test.each([
		['nothing', '<a>https://a.org/b</a>'],
		['no URL', '<a href="https://[">x</a>'],
		['a script', '<a href="javascript:alert(1)">https://a.org/b</a>'],
		['mail', '<a href="mailto:me@a.org">x</a>'],
		['bytes of its own', '<a href="data:image/png;base64,AAAA">x</a>'],
		['a blob', '<a href="blob:https://a.org/1">x</a>'],
		['a user name', '<a href="https://user@a.org/b.png">x</a>'],
		['a password', '<a href="https://:password@a.org/b.png">x</a>'],
		['a room of the chat itself', '<a href="https://chat.example/room/2">Room 2</a>'],
		['more than may be looked at', `<a href="https://a.org/${'x'.repeat(2048)}">x</a>`],
	])('to %s stands for none', (_, markup) => {
		expect(ofLink(markup)).toEqual([]);
	});

	test.each(['<img src="https://a.org/avatar.png">', '<span><picture></picture></span>', '<video></video>', '<canvas></canvas>'])(
		'around %s stands for none',
		(inner) => {
			expect(ofLink(`<a href="https://a.org/b.png">${inner}</a>`)).toEqual([]);
		},
	);

	test('around its own picture stands for it, since that may fail to load', () => {
		expect(ofLink('<a href="https://a.org/b.png"><img src="https://a.org/b.png"></a>')).toEqual(['https://a.org/b.png']);
	});

	test('whose text is a URL stands for its own, whatever pictures are in it', () => {
		expect(ofLink('<a href="https://a.org/b.png">https://a.org/… <img src="https://chat.example/smile.png"></a>')).toEqual([
			'https://a.org/b.png',
		]);
	});

	test('leads where a redirect’s page would lead', () => {
		expect(ofLink('<a href="https://www.google.com/url?q=https%3A%2F%2Fa.org%2Fb.png&sa=D">x</a>')).toEqual(['https://a.org/b.png']);
	});

	test('to an encrypted picture is one by https', () => {
		const key = 'ab'.repeat(44);
		expect(ofLink(`<a href="aesgcm://a.org/b.png#${key}">x</a>`)).toEqual([`https://a.org/b.png#${key}`]);
	});
});
