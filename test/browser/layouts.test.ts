import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { layouts, type Layout } from '../fixtures/layouts';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const colour = { r: 200, g: 30, b: 90 };
const size = { width: 200, height: 100 };
/** What may differ where one edge is rounded otherwise. */
const tolerance = 1.5;

const chat = setUpChat({ viewport: { width: 900, height: 700 } });

/** Three messages, the second of them with the picture. */
function pageOf({ css, row, list = 'ROWS' }: Layout, url: string): string {
	const rows = ['http://localhost/room/one', url, 'http://localhost/room/two'].map((each) => row.replaceAll('URL', each)).join('\n');
	return `<!doctype html><html lang="en"><title>Chat</title>
<style>body { margin: 0; font: 14px/20px sans-serif } p { margin: 0 } ${css}</style>
<body><main><div class="list">${list.replace('ROWS', rows)}</div></main></body></html>`;
}

/** Where the page's own elements are, and how wide and high. */
async function rects(page: Page): Promise<{ x: number; y: number; width: number; height: number; holds: boolean }[]> {
	return page.evaluate(() => {
		const row = document.querySelectorAll('.row')[1];
		return [...document.querySelectorAll('.list *')]
			.filter((element) => element.localName !== 'div' || element.hasAttribute('class'))
			.map((element) => {
				const { x, y, width, height } = element.getBoundingClientRect();
				// What the picture is put into is higher for it, and in a bubble may be wider.
				return { x, y, width, height, holds: row !== undefined && (row.contains(element) || element.contains(row)) };
			});
	});
}

describe('a picture is whole, and the layout of the chat as it was', () => {
	it.each(layouts)('with $name', async (layout) => {
		const { server, openChat, picture } = chat.at;
		const path = `/layout-${layouts.indexOf(layout)}.png`;
		const url = picture(path);
		// It is put on the page when the rectangles without it are known.
		let tell = (): void => undefined;
		const known = new Promise<void>((resolve) => {
			tell = resolve;
		});
		const bytes = await plain(colour, size.width, size.height).png().toBuffer();
		server.on(path, (request, response) => {
			void known.then(() =>
				response
					.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length })
					.end(request.method === 'HEAD' ? undefined : bytes),
			);
		});
		const page = await openChat({ html: pageOf(layout, url) });
		const before = await rects(page);
		tell();
		const zoom = layout.name === 'zoom' ? 1.25 ** 2 : 1;
		const pixels = size.width * size.height * zoom;
		await awaitPixels(page, colour, pixels);

		const after = await rects(page);
		expect(after.length).toBe(before.length);
		const moves = after.map((now, index) => {
			const { x, y, width, height } = before[index] ?? now;
			const grown = now.holds ? 0 : now.height - height;
			return { down: now.holds ? 0 : Math.round(now.y - y), others: [now.x - x, now.width - width, grown] };
		});
		expect(moves.flatMap(({ others }) => others).filter((difference) => Math.abs(difference) > tolerance)).toEqual([]);
		// All that stands on one side of the picture has stayed, all on the other has moved as one.
		const distances = moves.map(({ down }) => down).filter((distance) => Math.abs(distance) > tolerance);
		expect(new Set(distances).size).toBeLessThanOrEqual(1);
	});
});
