import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { awaitShown } from '../fixtures/chat-reader';
import { plain } from '../fixtures/pictures';
import { frames, holdPictures, scrollChatPage, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat({ chromium: { args: ['--enable-smooth-scrolling'] } });
let tests = 0;

async function open(options: ScrollChatOptions = {}) {
	tests += 1;
	const pictures = holdPictures(chat.at.server, `/held/${tests}.png`, await plain(teal, 300, 200).png().toBuffer());
	const page = await chat.at.openChat({ html: scrollChatPage(options) });
	return { page, pictures };
}

/** How far the log is from its end. */
function distance(page: TestPage): Promise<number> {
	return page.evaluate(() => Math.abs(window.chat.distance()));
}

const chats: Record<string, ScrollChatOptions> = {
	'a plain log': {},
	'a log without native anchoring': { anchoring: false },
	'a log that follows in the next frame': { follow: 'frame' },
	'a log that follows later': { follow: 'timeout' },
	'a log that follows later to where its end was': { follow: 'captured' },
	'a log that follows smoothly': { follow: 'smooth' },
	'a log that follows by scrollIntoView': { follow: 'into-view' },
	'a log of smooth scrolling': { css: 'scroll-behavior: smooth' },
	'a reversed log': { reversed: true },
	'a flipped log': { flipped: true },
	'a flipped log without native anchoring': { flipped: true, anchoring: false },
	'a reversed log without native anchoring': { reversed: true, anchoring: false },
	'a log in a shadow root': { shadow: true },
	'a log in a shadow root that follows later': { shadow: true, follow: 'captured' },
	'a log in a box that scrolls too': { nested: true },
	'a page that scrolls': { page: true },
	'a page that scrolls, without native anchoring': { page: true, anchoring: false },
	'a log with gaps': { gaps: true },
	'a zoomed page': { bodyCss: 'zoom: 1.25' },
	'a log with hidden overflow': { css: 'overflow: hidden' },
};

describe.each(Object.entries(chats))('at the end of %s', (_name, options) => {
	it('its reader stays, with one picture and with several together', async () => {
		const { page, pictures } = await open(options);
		await page.evaluate((url) => void window.chat.post(url), pictures.next());
		await expect.poll(() => pictures.waiting).toBe(1);
		await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
		pictures.release();
		await awaitShown(page, 1);
		await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
		await page.evaluate((urls) => urls.forEach((url) => window.chat.post(url)), [pictures.next(), pictures.next(), pictures.next()]);
		await awaitShown(page, 4);
		await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
	});

	it('its reader stays, while messages come and pictures too', async () => {
		const { page, pictures } = await open(options);
		const url = pictures.next();
		pictures.release();
		await page.evaluate((first) => void window.chat.post(first), url);
		await awaitShown(page, 1);
		// The picture is at hand now: it comes to each message within the few frames in which the chat follows.
		await page.evaluate(async (again) => {
			for (let count = 0; count < 12; count += 1) {
				window.chat.post(count % 2 === 0 ? again : undefined);
				for (let frame = 0; frame < (count * 5) % 9; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		}, url);
		await awaitShown(page, 7);
		await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
	});
});

describe('a page that is busy while its log follows smoothly', () => {
	it('has its reader at the end after it, with the picture that came meanwhile', async () => {
		const { page, pictures } = await open({ follow: 'smooth' });
		const url = pictures.next();
		pictures.release();
		await page.evaluate((first) => void window.chat.post(first), url);
		await awaitShown(page, 1);
		// Again, until the picture has come in time: what scrolls goes on beside the page's script.
		const stallOnTheWay = (): Promise<boolean> =>
			page.evaluate(async (again) => {
				for (let count = 0; count < 30; count += 1) window.chat.post();
				const row = window.chat.post(again);
				const formerEnd = window.chat.log.scrollHeight - window.chat.log.clientHeight;
				while (!row.querySelector('div:empty')) await new Promise((resolve) => requestAnimationFrame(resolve));
				const isUnderWay = window.chat.log.scrollTop < formerEnd - 50;
				for (const until = performance.now() + 600; performance.now() < until;);
				return isUnderWay;
			}, url);
		await expect.poll(stallOnTheWay).toBe(true);
		await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
	});
});

describe('a log that does not scroll yet', () => {
	it.each([{ messages: 14 }, { messages: 14, reversed: true }, { messages: 14, anchoring: false }])(
		'is at its end, and stays there: %o',
		async (options) => {
			const { page, pictures } = await open(options);
			await page.evaluate((url) => void window.chat.post(url), pictures.next());
			expect(await page.evaluate(() => window.chat.log.scrollHeight === window.chat.log.clientHeight)).toBe(true);
			pictures.release();
			await awaitShown(page, 1);
			expect(await page.evaluate(() => window.chat.log.scrollHeight > window.chat.log.clientHeight)).toBe(true);
			await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
		},
	);
});

describe('nearly at the end', () => {
	it.each([{}, { anchoring: false }, { reversed: true }])('its reader is at the end: %o', async (options) => {
		const { page, pictures } = await open(options);
		await page.evaluate((url) => {
			window.chat.post(url);
			window.chat.log.scrollBy({ top: -28 });
		}, pictures.next());
		pictures.release();
		await awaitShown(page, 1);
		await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
	});
});

describe('a page that is at its own end, around a log', () => {
	it('is not moved by what comes into the log', async () => {
		const { page, pictures } = await open({ nested: true });
		const outer = (): Promise<number> => page.evaluate(() => document.querySelector('#outer')?.scrollTop ?? 0);
		await page.evaluate(() => document.querySelector('#outer')?.scrollTo(0, 780));
		await page.evaluate((url) => void window.chat.post(url), pictures.next());
		pictures.release();
		await awaitShown(page, 1);
		await expect.poll(() => distance(page)).toBeLessThanOrEqual(1);
		expect(await outer()).toBe(780);
	});
});

describe('a page that grows at its end and does not follow', () => {
	it.each([{}, { anchoring: false }, { page: true }])('keeps its reader, who was at the end before: %o', async (options) => {
		const { page, pictures } = await open({ ...options, follow: 'never' });
		await frames(page, 2);
		const before = await page.evaluate(
			(urls) => {
				urls.forEach((url) => window.chat.post(url));
				return window.chat.log.scrollTop;
			},
			[pictures.next(), pictures.next()],
		);
		await expect.poll(() => pictures.waiting).toBe(2);
		pictures.release();
		await awaitShown(page, 2);
		expect(await page.evaluate(() => window.chat.log.scrollTop)).toBe(before);
	});
});
