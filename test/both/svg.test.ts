import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const red = { r: 255, g: 0, b: 0 };
const namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const square = '<rect width="100%" height="100%" fill="#009688"/>';

/** A drawing of 200 × 100 with a hostile part before what it shows. */
function drawing(part: string, before = ''): string {
	return `${before}<svg ${namespaces} width="200" height="100">${part}${square}</svg>`;
}

const chat = setUpChat();

describe('an SVG', () => {
	it.each([
		['as it is', Buffer.from(drawing(''))],
		[
			'by its view box',
			Buffer.from(`<svg ${namespaces} viewBox="10 10 200 100"><rect x="10" y="10" width="200" height="100" fill="#009688"/></svg>`),
		],
		[
			'in UTF-16, with a declaration and comments',
			Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?><!-- x -->${drawing('')}`, 'utf16le'),
		],
		['packed', gzipSync(drawing(''))],
		[
			'with gradients, clips and a style',
			Buffer.from(
				drawing(
					'<style>.a{fill:url(#g);filter:none}</style><linearGradient id="g"><stop stop-color="#fff"/></linearGradient>' +
						'<linearGradient id="h" xlink:href="#g"/><clipPath id="c"><circle r="9"/></clipPath><g clip-path="url(#c)"><path class="a" d="M0 0h9v9z"/></g>',
				),
			),
		],
	])('is drawn: %s', async (name, file) => {
		const { server, openChat, picture } = chat.at;
		const path = `/${encodeURIComponent(name)}.svg`;
		server.file(path, file, 'text/plain');
		const page = await openChat();
		await postLink(page, '', picture(path));
		await awaitPixels(page, teal, 200 * 100);
	});

	it('is sharp where it is small, and a sticker where it is see-through', async () => {
		const { server, openChat, picture } = chat.at;
		server.file(
			'/disc',
			`<svg ${namespaces} viewBox="0 0 320 320"><circle cx="160" cy="160" r="160" fill="#009688"/></svg>`,
			'image/svg+xml',
		);
		const page = await openChat();
		await postLink(page, '', picture('/disc'));
		await awaitPixels(page, teal, Math.PI * 80 ** 2);
	});
});

/** Nested so that a hundred million squares would be drawn. */
const useBomb = `<defs><g id="a0">${square}</g>${Array.from(
	{ length: 8 },
	(_, level) => `<g id="a${level + 1}">${`<use xlink:href="#a${level}"/>`.repeat(10)}</g>`,
).join('')}</defs><use href="#a8"/>`;

describe('THREAT 19: a hostile SVG', () => {
	it.each([
		['uses', () => drawing(useBomb)],
		['entities', () => drawing('&b;', '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>')],
		['a script', (url: string) => drawing(`<script>fetch('${url}')</script>`)],
		['a handler', (url: string) => drawing(`<g onload="fetch('${url}')"/>`)],
		[
			'a page inside',
			(url: string) =>
				drawing(`<foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="${url}"/></foreignObject>`),
		],
		['a picture elsewhere', (url: string) => drawing(`<image width="9" height="9" xlink:href="${url}"/>`)],
		['a style sheet elsewhere', (url: string) => drawing(`<style>@import url(${url});</style>`)],
		[
			'a font elsewhere',
			(url: string) => drawing(`<style>@font-face{font-family:a;src:url(${url})}</style><text font-family="a">a</text>`),
		],
		['a paint elsewhere', (url: string) => drawing(`<rect fill="url(${url}#a)" width="9" height="9"/>`)],
		['a paint elsewhere, escaped', (url: string) => drawing(`<rect style="fill:\\75rl(${url}#a)" width="9" height="9"/>`)],
		['a filter that fetches', (url: string) => drawing(`<filter id="f"><feImage href="${url}"/></filter>`)],
		['masks in masks', () => drawing('<mask id="m"><rect width="9" height="9" mask="url(#n)"/></mask>')],
		['an animation', () => drawing('<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>')],
		['a hundred nested groups', () => drawing('<g>'.repeat(100) + '</g>'.repeat(100))],
		['ten thousand elements', () => drawing('<g/>'.repeat(10_000))],
		['more bytes than are allowed', () => drawing(`<!-- ${'x'.repeat(256 * 1024)} -->`)],
		['a gzip bomb', () => gzipSync(drawing(' '.repeat(20_000_000)))],
		['no end', () => drawing('').slice(0, -10)],
		['a side of no length', () => `<svg ${namespaces} width="0" height="9">${square}${' '.repeat(100)}</svg>`],
		['a side without end', () => `<svg ${namespaces} width="1e9" height="9">${square}${' '.repeat(100)}</svg>`],
	])('is not drawn, and asks nobody for anything: %s', async (name, make: (url: string) => string | Uint8Array) => {
		const { server, openChat, picture, extensionRequests } = chat.at;
		const path = `/${encodeURIComponent(name)}.svg`;
		server.file(path, make(picture('/elsewhere')), 'image/svg+xml');
		server.file('/after.svg', drawing('').replace('#009688', '#f00'), 'image/svg+xml');
		const page = await openChat();
		const before = extensionRequests().length;
		await postLink(page, '', picture(path));
		await expect.poll(() => server.requestsFor(path).length).toBe(1);
		// What comes behind it is drawn, by the same page, which has seen to the hostile one before.
		await postLink(page, '', `${picture('/after.svg')}?${encodeURIComponent(name)}`);
		await awaitPixels(page, red, 200 * 100);
		expect(await countColourOn(page, teal)).toBe(0);
		expect(await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve('alive'))))).toBe('alive');
		expect(server.requestsFor('/elsewhere')).toEqual([]);
		expect(extensionRequests()).toHaveLength(before + 2);
	});
});
