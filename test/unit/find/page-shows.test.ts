// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { rowOf } from '../../../src/find/message-row';
import { addressesOf, pageShows } from '../../../src/find/page-shows';
import { nothing } from '../../../src/find/site-hints';
import { find, page } from './build';

const address = 'https://a.org/p/1.png?w=2';
const url = new URL(`${address}#part`);
const encoded = encodeURIComponent(address);

// No picture is loaded or laid out here: these count as loaded and seen unless a test says otherwise.
beforeEach(() => {
	vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(9);
	vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 9, 9));
});

function isShown(source: string): boolean {
	const picture = document.createElement('img');
	picture.src = source;
	return addressesOf(picture).includes(address);
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
		`https://proxy.example/?url=${address}`,
		`https://proxy.example/300x/${address}`,
		`https://proxy.example/external/x/https/a.org/p/1.png?w=2`,
		`https://camo.example/0123abcd/${Buffer.from(address).toString('hex')}`,
		`https://proxy.example/w:300/${Buffer.from(address).toString('base64url')}`,
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
		expect(addressesOf(picture)).not.toContain('https://a.org/p/1');
		expect(addressesOf(picture)).toContain('https://a.org/p/10');
	});

	test('what the browser chose of a set counts', () => {
		const picture = document.createElement('img');
		picture.src = 'https://a.org/small.png';
		Object.defineProperties(picture, { complete: { value: true }, naturalWidth: { value: 9 }, currentSrc: { value: address } });
		expect(addressesOf(picture)).toContain(address);
	});
});

describe('the page shows it', () => {
	test.each([
		['beside the link', `<p><a id="it">x</a> <img src="${address}"></p>`],
		['inside the link', `<p><a id="it"><img src="${address}"></a></p>`],
		['in the same message', `<div class="message"><div><p><a id="it">x</a></p></div><figure><img src="${address}"></figure></div>`],
		['as a player of its own', `<p><x-player src="${address}"><canvas></canvas></x-player><a id="it">x</a></p>`],
		['as the poster of a film', `<p><video poster="${address}"></video><a id="it">x</a></p>`],
		['in the same row', `<li><div><a id="it">x</a></div><img src="${address}"></li>`],
	])('%s', (_, markup) => {
		page(markup);
		expect(pageShows(url, find('#it'), rowOf(find('#it'), nothing))).toBe(true);
	});

	test.each([
		['in another row', `<ul><li><a id="it">x</a></li><li><img src="${address}"></li></ul>`],
		['in another article', `<div><article><p><a id="it">x</a></p></article><article><img src="${address}"></article></div>`],
		['far away', `<main><img src="${address}"><div><div><div><p><a id="it">x</a></p></div></div></div></main>`],
		['nowhere', '<p><a id="it">x</a><img src="https://a.org/avatar.png"></p>'],
	])('not %s', (_, markup) => {
		page(markup);
		expect(pageShows(url, find('#it'), rowOf(find('#it'), nothing))).toBe(false);
	});

	test('not where its picture failed to load, or is hidden', () => {
		page(`<p><a id="it">x</a> <img src="${address}"></p>`);
		const row = rowOf(find('#it'), nothing);
		vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(true);
		expect(pageShows(url, find('#it'), row)).toBe(true);
		for (const [width, height, isSeen] of [
			[0, 0, false],
			[9, 0, false],
			[0, 9, false],
			[1, 1, true],
		] as const) {
			vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, width, height));
			expect(pageShows(url, find('#it'), row)).toBe(isSeen);
		}
		vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect());
		vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(false);
		expect(pageShows(url, find('#it'), row)).toBe(true);
		vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(true);
		vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(0);
		expect(pageShows(url, find('#it'), row)).toBe(false);
	});

	test('not where a text has no place', () => {
		expect(pageShows(url, document.createTextNode('x'), undefined)).toBe(false);
	});
});
