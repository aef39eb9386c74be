import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { nearViewportCssPixels } from '../../src/shared/limits';
import { atRest, awaitShown, link } from '../fixtures/chat-reader';
import { plain } from '../fixtures/pictures';
import { holdPictures, scrollChatPage, shownPictures, type HeldPictures, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat({ chromium: { args: ['--enable-smooth-scrolling'] } });
let tests = 0;

async function open(options: ScrollChatOptions = {}): Promise<{ page: TestPage; pictures: HeldPictures }> {
	tests += 1;
	// Its height is no whole number of pixels when shown: what is rounded would add up. Two of them do not push a third so
	// far up that it is given up, whichever comes first.
	const pictures = holdPictures(chat.at.server, `/held/${tests}.png`, await plain(teal, 1000, 413).png().toBuffer());
	const page = await chat.at.openChat({ html: scrollChatPage({ follow: 'never', messages: 120, ...options }) });
	return { page, pictures };
}

function urls(pictures: HeldPictures, count: number): string[] {
	return Array.from({ length: count }, () => pictures.next());
}

/** Where the messages are that the view shows now, by their numbers. */
function places(page: TestPage): Promise<Record<string, number>> {
	return page.evaluate(() => {
		const isPage = window.chat.log === document.documentElement;
		const { top, bottom } = isPage ? { top: 0, bottom: innerHeight } : window.chat.log.getBoundingClientRect();
		const rects = window.chat.rows().map((row) => [row.id, row.getBoundingClientRect()] as const);
		const visible = rects.filter(([, rect]) => rect.bottom > top && rect.top < bottom);
		return Object.fromEntries(visible.map(([id, rect]) => [id, rect.top] as const));
	});
}

/** How far the messages that were visible have moved, from the topmost to the lowest. */
async function moves(page: TestPage, before: Record<string, number>): Promise<number[]> {
	const now = await page.evaluate(() =>
		Object.fromEntries(window.chat.rows().map((row) => [row.id, row.getBoundingClientRect().top] as const)),
	);
	return Object.entries(before)
		.sort(([, one], [, other]) => one - other)
		.map(([id, top]) => Math.abs((now[id] ?? Number.NaN) - top));
}

/** Scrolls up by a real wheel and real keys, until nothing moves any more. */
async function readUp(page: TestPage, { flipped = false }: ScrollChatOptions = {}): Promise<void> {
	await atRest(page);
	await page.mouse.click(600, 400);
	await page.mouse.wheel(0, flipped ? 700 : -700);
	await atRest(page);
	await page.keyboard.press(flipped ? 'PageDown' : 'PageUp');
	await atRest(page);
	await page.keyboard.press(flipped ? 'ArrowDown' : 'ArrowUp');
	await atRest(page);
	expect(await page.evaluate(() => window.chat.distance())).toBeGreaterThan(450);
}

/** Is as far up at once: what follows is the same, and one test of each log goes the way of a person. */
async function beFurtherUp(page: TestPage, { flipped = false }: ScrollChatOptions = {}): Promise<void> {
	await atRest(page);
	await page.evaluate((top) => window.chat.log.scrollBy({ top, behavior: 'instant' }), flipped ? 1150 : -1150);
	await atRest(page);
}

const chats: Record<string, ScrollChatOptions> = {
	'a plain log': {},
	'a log without native anchoring': { anchoring: false },
	'a reversed log': { reversed: true },
	'a flipped log': { flipped: true },
	'a flipped log without native anchoring': { flipped: true, anchoring: false },
	'a reversed log without native anchoring': { reversed: true, anchoring: false },
	'a log in a shadow root': { shadow: true, anchoring: false },
	'a log in a box that scrolls too': { nested: true, anchoring: false },
	'a page that scrolls': { page: true },
	'a page that scrolls, without native anchoring': { page: true, anchoring: false },
	'a log with gaps': { gaps: true, anchoring: false },
	'a zoomed page': { bodyCss: 'zoom: 1.25', anchoring: false },
	'a log of smooth scrolling': { css: 'scroll-behavior: smooth', anchoring: false },
};

describe.each(Object.entries(chats))('further up in %s', (_name, options) => {
	it('nothing in view moves when pictures come above it, together and one by one', async () => {
		const { page, pictures } = await open(options);
		await readUp(page, options);
		await link(page, urls(pictures, 3), [-1, -2, -4]);
		await expect.poll(() => pictures.waiting).toBe(3);
		const before = await places(page);
		pictures.release();
		await awaitShown(page, 3);
		expect(Math.max(...(await moves(page, before)))).toBeLessThanOrEqual(1);
		for (let times = 0; times < 5; times += 1) {
			await page.evaluate(() => {
				const lowest = window.chat.rows().sort((one, other) => other.getBoundingClientRect().top - one.getBoundingClientRect().top);
				lowest
					.find((row) => row.querySelector('a'))
					?.querySelector('a')
					?.remove();
			});
			await awaitShown(page, 2);
			await link(page, [pictures.next()], [-1]);
			await awaitShown(page, 3);
		}
		expect(Math.max(...(await moves(page, before)))).toBeLessThanOrEqual(2);
	});

	it('the topmost message stays when pictures come into it, into the view and below', async () => {
		const { page, pictures } = await open(options);
		await beFurtherUp(page, options);
		// The topmost message is cut off, in the middle of its line.
		await page.evaluate(() => {
			const top = window.chat.log === document.documentElement ? 0 : window.chat.log.getBoundingClientRect().top;
			// In a reversed log the first of the document is the lowest.
			const rows = window.chat.rows().sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
			const row = rows.find((candidate) => candidate.getBoundingClientRect().bottom > top);
			row?.scrollIntoView({ block: window.chat.log.style.transform === '' ? 'start' : 'end', behavior: 'instant' });
			window.chat.log.scrollBy({ top: window.chat.log.style.transform === '' ? 16 : -16, behavior: 'instant' });
		});
		await link(page, urls(pictures, 4), [0, 2, 4, -2]);
		await expect.poll(() => pictures.waiting).toBe(4);
		const before = await places(page);
		pictures.release();
		await awaitShown(page, 4);
		expect((await moves(page, before))[0]).toBeLessThanOrEqual(1);
	});

	it('nothing in view moves when a picture above it goes', async () => {
		const { page, pictures } = await open(options);
		await beFurtherUp(page, options);
		pictures.release();
		// No more: zoomed, the first two may push a third so far away that it is given up.
		await link(page, urls(pictures, 2), [-1, -2]);
		await awaitShown(page, 2);
		const before = await places(page);
		// Edited, so that no picture is in it any more; and its picture shown by the page itself, though without a height.
		await page.evaluate(() => window.chat.rows().forEach((row) => row.querySelector('a')?.removeAttribute('href')));
		await awaitShown(page, 0);
		expect(Math.max(...(await moves(page, before)))).toBeLessThanOrEqual(1);
	});

	it('nothing moves when the page takes pictures out, and they are put back', async () => {
		const { page, pictures } = await open(options);
		await beFurtherUp(page, options);
		pictures.release();
		await link(page, urls(pictures, 3), [-1, -3, 1]);
		await awaitShown(page, 3);
		const before = await places(page);
		for (let times = 0; times < 3; times += 1) {
			await page.evaluate(() => {
				for (const row of window.chat.rows()) row.replaceChildren(...row.querySelectorAll('p'));
			});
			await awaitShown(page, 3);
			expect(Math.max(...(await moves(page, before)))).toBeLessThanOrEqual(1);
		}
	});

	it('nothing in view moves when a message with its picture is deleted above it, but by the message', async () => {
		const { page, pictures } = await open({ ...options, anchoring: true });
		await beFurtherUp(page, options);
		pictures.release();
		await link(page, [pictures.next()], [-2]);
		await awaitShown(page, 1);
		const before = await places(page);
		await page.evaluate(() =>
			window.chat
				.rows()
				.find((row) => row.children.length > 1)
				?.remove(),
		);
		await awaitShown(page, 0);
		expect(Math.max(...(await moves(page, before)))).toBeLessThanOrEqual(1);
	});
});

/** How many links near the view have no picture yet. */
function lackingPictures(page: TestPage): Promise<number> {
	return page.evaluate((near) => {
		const isPage = window.chat.log === document.documentElement;
		const { top, bottom } = isPage ? { top: 0, bottom: innerHeight } : window.chat.log.getBoundingClientRect();
		return window.chat.rows().filter((row) => {
			const rect = row.querySelector('a')?.getBoundingClientRect();
			return rect && rect.bottom > top - near && rect.top < bottom + near && !row.querySelector('div:empty');
		}).length;
	}, nearViewportCssPixels);
}

describe('older messages that come above the view', () => {
	const histories: readonly ScrollChatOptions[] = [
		{ history: 'native' },
		{ history: 'now', anchoring: false },
		{ history: 'frame', anchoring: false },
		{ history: 'native', reversed: true },
		{ history: 'native', reversed: true, anchoring: false },
		{ history: 'frame', anchoring: false, page: true },
	];
	it.each(histories)('do not move it, with pictures in them and elsewhere at the same time: %o', async (options) => {
		const { page, pictures } = await open({ ...options, messages: 60 });
		await readUp(page, options);
		const url = pictures.next();
		pictures.release();
		await link(page, [url], [1]);
		await awaitShown(page, 1);
		const above = await page.evaluate(
			() => window.chat.log.scrollHeight - window.chat.log.clientHeight - Math.abs(window.chat.distance()),
		);
		await page.mouse.wheel(0, 300 - above);
		await atRest(page);
		const before = await places(page);
		// The picture is at hand: it comes a few frames after its link, while the chat adds more and keeps the place itself.
		await page.evaluate(async (again) => {
			for (let count = 0; count < 12; count += 1) {
				window.chat.history(2, [again]);
				for (let frame = 0; frame <= (count * 5) % 7; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		}, url);
		await expect.poll(() => lackingPictures(page)).toBe(0);
		// The one that was in view, and some above: those beyond what is near the view wait.
		expect(await shownPictures(page)).toBeGreaterThan(1);
		await atRest(page);
		expect(Math.max(...(await moves(page, before)))).toBeLessThanOrEqual(2);
	});
});
