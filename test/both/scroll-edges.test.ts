import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { setPixelRatio } from '../browsers/page-tools';
import { atRest, awaitShown, cutOff, lineMoves, linesInView, link } from '../fixtures/chat-reader';
import { plain } from '../fixtures/pictures';
import { frames, holdPictures, scrollChatPage, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat();
let tests = 0;

async function open(options: ScrollChatOptions, devicePixelRatio = 1) {
	tests += 1;
	const pictures = holdPictures(chat.at.server, `/edge/${tests}.png`, await plain(teal, 1000, 613).png().toBuffer());
	pictures.release();
	const page = await chat.at.openChat({ html: scrollChatPage({ messages: 80, follow: 'never', anchoring: false, ...options }) });
	if (devicePixelRatio !== 1) {
		await setPixelRatio(page, { width: 1280, height: 800 }, devicePixelRatio);
		await page.evaluate(async (wanted) => {
			while (window.devicePixelRatio !== wanted) await new Promise((resolve) => requestAnimationFrame(resolve));
		}, devicePixelRatio);
	}
	return { page, pictures };
}

async function unlink(page: TestPage): Promise<void> {
	await page.evaluate(() => window.chat.rows().forEach((row) => row.querySelectorAll('a').forEach((each) => each.remove())));
	await awaitShown(page, 0);
}

function heightOf(page: TestPage, index: number): Promise<number> {
	return page.evaluate((given) => {
		const rows = window.chat.rows().sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
		return rows[given]?.getBoundingClientRect().height ?? Number.NaN;
	}, index);
}

const shapes: readonly ScrollChatOptions[] = [
	{},
	{ anchoring: true },
	{ bodyCss: 'zoom: 1.25' },
	{ gaps: true },
	{ shape: 'bare' },
	{ shape: 'bubble' },
	{ shape: 'avatar' },
	{ shape: 'separated' },
	{ reversed: true },
	{ flipped: true },
	{ page: true },
];

describe.each(shapes)('a message at the upper edge of the view: %o', (options) => {
	it('gains and loses a picture, and the topmost line that is to be seen stays', async () => {
		const { page, pictures } = await open(options);
		const url = pictures.next();
		const height = await heightOf(page, 40);
		for (let pixels = 1; pixels < height; pixels += 8) {
			await cutOff(page, 40, pixels);
			const before = await linesInView(page);
			await link(page, [url], [0]);
			await awaitShown(page, 1);
			const gained = (await lineMoves(page, before))[0];
			expect(Math.abs(gained ?? Number.NaN), `gained, ${pixels} px cut off`).toBeLessThanOrEqual(1);
			await unlink(page);
			const lost = (await lineMoves(page, before))[0];
			expect(Math.abs(lost ?? Number.NaN), `lost, ${pixels} px cut off`).toBeLessThanOrEqual(1);
		}
	});

	it('loses a picture of which the view shows a part, and no line below it moves', async () => {
		const { page, pictures } = await open(options);
		const url = pictures.next();
		const gaining = await page.evaluate(() => {
			const rows = window.chat.rows().sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
			return rows[40]?.id;
		});
		let parts = 0;
		for (const part of [0.2, 0.5, 0.8, 0.9, 0.95, 0.98]) {
			await cutOff(page, 40, 1);
			await link(page, [url], [0]);
			await awaitShown(page, 1);
			await cutOff(page, 40, Math.round((await heightOf(page, 40)) * part));
			const before = await linesInView(page);
			// Its own text is still to be seen: then that is what stays.
			if (before.some(([id]) => id === gaining)) continue;
			parts += 1;
			await unlink(page);
			expect(Math.max(...(await lineMoves(page, before)).map(Math.abs)), `${part} cut off`).toBeLessThanOrEqual(1);
		}
		expect(parts).toBeGreaterThanOrEqual(5);
	});
});

const rounded: readonly ScrollChatOptions[] = [
	{},
	{ anchoring: true },
	{ reversed: true },
	{ flipped: true },
	{ page: true },
	{ bodyCss: 'zoom: 1.1' },
];

describe.each(rounded)('on a screen of 1.5 pixels for each CSS pixel: %o', (options) => {
	it('nothing in view moves, however often pictures come and go above it, alone and together', async () => {
		const { page, pictures } = await open(options, 1.5);
		await cutOff(page, 40, 3);
		const before = await linesInView(page);
		const urls = [pictures.next(), pictures.next()];
		for (let times = 0; times < 8; times += 1) {
			await link(page, urls.slice(times % 2), times % 2 === 0 ? [-1, -3] : [-2]);
			await awaitShown(page, times % 2 === 0 ? 2 : 1);
			expect(Math.max(...(await lineMoves(page, before)).map(Math.abs))).toBeLessThanOrEqual(1);
			await unlink(page);
			expect(Math.max(...(await lineMoves(page, before)).map(Math.abs))).toBeLessThanOrEqual(1);
		}
		await atRest(page);
		await frames(page, 4);
	});
});
