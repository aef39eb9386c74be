// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isPictureOf, pageShows } from '../../../src/find/page-shows';
import { find, page } from './build';

const address = 'https://a.org/p/1.png?w=2';
const url = new URL(`${address}#part`);
const encoded = encodeURIComponent(address);

// No picture is loaded here, and then one counts as failed: these count as loaded unless a test says otherwise.
beforeEach(() => {
	vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(9);
});

function isShown(source: string): boolean {
	const picture = document.createElement('img');
	picture.src = source;
	return isPictureOf(picture, url);
}

describe('a picture of the page is the one of a URL', () => {
	test.each([
		address,
		`${address}#other`,
		`https://proxy.example/?url=${encoded}`,
		`https://proxy.example/?url=${encoded}&w=300`,
		`https://proxy.example/${encoded}/300`,
		`https://proxy.example/${encoded}?w=300`,
		`https://proxy.example/#${encoded}`,
	])('at %s', (source) => {
		expect(isShown(source)).toBe(true);
	});

	test.each([
		'',
		'https://a.org/p/1.png',
		`${address}00`,
		'https://a.org/other.png',
		'data:image/png;base64,AAAA',
		`https://proxy.example/?url=${encoded}00`,
		`https://proxy.example/?url=${encoded}%26h%3D3`,
		`https://proxy.example/?url=${encodeURIComponent('https://a.org/p/')}`,
	])('but not at %j', (source) => {
		expect(isShown(source)).toBe(false);
	});

	test('the shorter of two URLs is not found in the proxied form of the longer one', () => {
		const picture = document.createElement('img');
		picture.src = `https://proxy.example/?url=${encodeURIComponent('https://a.org/p/10')}`;
		expect(isPictureOf(picture, new URL('https://a.org/p/1'))).toBe(false);
		expect(isPictureOf(picture, new URL('https://a.org/p/10'))).toBe(true);
	});

	test('unless it failed to load', () => {
		const picture = document.createElement('img');
		picture.src = address;
		Object.defineProperties(picture, { complete: { value: true }, naturalWidth: { value: 0 }, currentSrc: { value: address } });
		expect(isPictureOf(picture, url)).toBe(false);
	});

	test('what the browser chose of a set counts', () => {
		const picture = document.createElement('img');
		picture.src = 'https://a.org/small.png';
		Object.defineProperties(picture, { complete: { value: true }, naturalWidth: { value: 9 }, currentSrc: { value: address } });
		expect(isPictureOf(picture, url)).toBe(true);
	});
});

describe('the page shows it', () => {
	test.each([
		['beside the link', `<p><a id="it">x</a> <img src="${address}"></p>`],
		['inside the link', `<p><a id="it"><img src="${address}"></a></p>`],
		['in the same message', `<div class="message"><div><p><a id="it">x</a></p></div><figure><img src="${address}"></figure></div>`],
		['in the same row', `<li><div><a id="it">x</a></div><img src="${address}"></li>`],
	])('%s', (_, markup) => {
		page(markup);
		expect(pageShows(url, find('#it'))).toBe(true);
	});

	test.each([
		['in another row', `<ul><li><a id="it">x</a></li><li><img src="${address}"></li></ul>`],
		['in another article', `<div><article><p><a id="it">x</a></p></article><article><img src="${address}"></article></div>`],
		['far away', `<main><img src="${address}"><div><div><div><p><a id="it">x</a></p></div></div></div></main>`],
		['nowhere', '<p><a id="it">x</a><img src="https://a.org/avatar.png"></p>'],
	])('not %s', (_, markup) => {
		page(markup);
		expect(pageShows(url, find('#it'))).toBe(false);
	});

	test('not where a text has no place', () => {
		expect(pageShows(url, document.createTextNode('x'))).toBe(false);
	});
});
