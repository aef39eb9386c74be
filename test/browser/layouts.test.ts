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
		const moved = new Set<number>();
		for (const [index, now] of after.entries()) {
			const was = before[index] ?? now;
			expect(Math.abs(now.x - was.x), `x of element ${index}`).toBeLessThan(tolerance);
			expect(Math.abs(now.width - was.width), `width of element ${index}`).toBeLessThan(tolerance);
			if (!now.holds) expect(Math.abs(now.height - was.height), `height of element ${index}`).toBeLessThan(tolerance);
			if (!now.holds) moved.add(Math.round(now.y - was.y));
		}
		// All that stands on one side of the picture has stayed, all on the other has moved as one.
		expect([...moved].filter((distance) => Math.abs(distance) > tolerance).length).toBeLessThanOrEqual(1);
	});
});
