import type { Page } from 'playwright';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
/** Shown 320 CSS pixels wide: lines that a screen of one device pixel per CSS pixel cannot show apart. */
const side = 960;

const chat = setUpChat();

/** Black and white lines, finer than a pixel of a thumbnail for an ordinary screen. */
async function lines(): Promise<Buffer> {
	const data = Buffer.from(Array.from({ length: side * 240 }, (_, at) => ((at % side) % 3 === 0 ? 0 : 255)));
	return sharp(data, { raw: { width: side, height: 240, channels: 1 } })
		.png()
		.toBuffer();
}

/** Zooms the pages of the chat's host, as its person does. */
async function zoom(factor: number): Promise<void> {
	const worker = await chat.at.browser.worker();
	await worker.evaluate(`chrome.tabs.query({ active: true }).then(([tab]) => chrome.tabs.setZoom(tab.id, ${factor}))`);
}

/** How far the darkest pixel within the first picture is from black. */
async function darkest(page: Page, factor: number): Promise<number> {
	const box = await place(page);
	if (!box) return 255;
	const clip = { x: (box.x + 20) * factor, y: (box.y + 20) * factor, width: 200, height: 30 };
	return (
		(
			await sharp(await page.screenshot({ clip }))
				.greyscale()
				.stats()
		).channels[0]?.min ?? 255
	);
}

/** Where the first picture's host is, in CSS pixels. */
function place(page: Page): Promise<{ readonly x: number; readonly y: number; readonly height: number } | undefined> {
	return page.evaluate(() => {
		const box = document.querySelector('.message > div')?.getBoundingClientRect();
		return box && { x: box.x, y: box.y, height: box.height };
	});
}

describe('a picture on a page that is zoomed', () => {
	it('becomes sharp, in its place, and stays what it was until then', async () => {
		const { server, openChat, picture } = chat.at;
		const bytes = await lines();
		let release: () => void = () => {};
		server.on('/lines.png', (_request, response, count) => {
			const send = (): void => void response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(bytes);
			if (count === 0) send();
			else release = send;
		});
		const page = await openChat();
		await zoom(1);
		await postLink(page, '', picture('/lines.png'));
		await expect.poll(() => darkest(page, 1)).toBeLessThan(240);
		expect(await darkest(page, 1)).toBeGreaterThan(100);
		await zoom(3);
		await expect.poll(() => server.requestsFor('/lines.png').length).toBe(2);
		const before = await place(page);
		expect(before?.height).toBe(80);
		expect(await darkest(page, 3)).toBeGreaterThan(100);
		await page.evaluate(() => {
			const shifts: number[] = [];
			Reflect.set(globalThis, 'shifts', shifts);
			new PerformanceObserver((list) => void shifts.push(list.getEntries().length)).observe({ type: 'layout-shift' });
		});
		release();
		await expect.poll(() => darkest(page, 3)).toBeLessThan(40);
		expect(await place(page)).toEqual(before);
		expect(await page.evaluate((): unknown => Reflect.get(globalThis, 'shifts'))).toEqual([]);
		await zoom(1);
	});

	it('becomes sharp without another request where the browser has its file', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/kept.png', await lines(), 'image/png', { 'cache-control': 'max-age=3600' });
		const page = await openChat();
		await postLink(page, '', picture('/kept.png'));
		await expect.poll(() => darkest(page, 1)).toBeLessThan(240);
		await zoom(3);
		await expect.poll(() => darkest(page, 3)).toBeLessThan(40);
		expect(server.requestsFor('/kept.png')).toHaveLength(1);
		await zoom(1);
	});

	it('stays as it is where its file has no more pixels, or is gone', async () => {
		const { server, openChat, picture } = chat.at;
		const large = await plain(teal, 900, 300).png().toBuffer();
		server.file('/small.png', await plain(teal).png().toBuffer(), 'image/png', { 'cache-control': 'no-store' });
		server.on('/gone.png', (_request, response, count) => {
			if (count > 0) response.writeHead(410).end();
			else response.writeHead(200, { 'cache-control': 'no-store' }).end(large);
		});
		const page = await openChat();
		await postLink(page, '', picture('/small.png'));
		await postLink(page, '', picture('/gone.png'));
		await expect.poll(() => page.locator('.message > div').count()).toBe(2);
		await zoom(2);
		await expect.poll(() => server.requestsFor('/gone.png').length).toBe(2);
		await postLink(page, '', `${picture('/small.png')}?last`);
		await expect.poll(() => page.locator('.message > div').count()).toBe(3);
		const heights = await page
			.locator('.message > div')
			.evaluateAll((hosts) => hosts.map((host) => Math.round(host.getBoundingClientRect().height)));
		expect(heights).toEqual([heights[2], expect.any(Number), heights[2]]);
		expect(Math.min(...heights)).toBeGreaterThan(90);
		expect(server.requestsFor('/small.png')).toHaveLength(1);
		await zoom(1);
	});
});
