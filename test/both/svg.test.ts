import { gzipSync } from 'node:zlib';
import { describe, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
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
