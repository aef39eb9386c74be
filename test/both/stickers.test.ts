import type { TestPage } from '../browsers/test-page';
import sharp from 'sharp';
import * as v from 'valibot';
import { describe, expect, inject, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import type { Rgb } from '../fixtures/pictures';
import { askAsPage, bytesOf, writtenAnswer } from '../fixtures/ask-worker';
import { complexSticker } from '../fixtures/complex-sticker';
import { movingSquare, tgs, video } from '../fixtures/stickers';
import { awaitSquare, countColourOn } from '../screen/colours';
import { leftEdge } from '../screen/position';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
/** Firefox takes the colours of a decoded frame for those of a larger video. */
const decodedOrange = inject('browserName') === 'firefox' ? { ...orange, g: 124 } : orange;

const chat = setUpChat();

/** A guard against waiting for ever, not a measure: drawing takes long where the machine is busy. */
const patience = { timeout: 45_000, interval: 50 };

/** Waits until the colour's left edge is somewhere else than it was: what is shown moves. */
async function awaitMovement(page: TestPage, colour: Rgb): Promise<void> {
	const before = await leftEdge(await page.screenshot(), colour);
	expect(before).toBeDefined();
	await expect.poll(async () => leftEdge(await page.screenshot(), colour), patience).not.toBe(before);
}

/** Waits until a frame of a video is shown, of which the mark that it is one may hide some. */
async function awaitPoster(page: TestPage, colour = orange): Promise<void> {
	const range = (count: number): boolean => count > 90 ** 2 - 32 * 24 - 6 * 90 && count <= 91 ** 2;
	await expect.poll(async () => countColourOn(page, colour), patience).toSatisfy(range, 'a square of 90 pixels');
	// The mark's ground; nothing else on this page is black.
	await expect.poll(() => countColourOn(page, { r: 0, g: 0, b: 0 }), patience).toBeGreaterThan(300);
}

describe('an animated sticker', () => {
	it('of Telegram’s kind moves, small and on the chat’s own ground', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/sticker.tgs', tgs(movingSquare(teal)), 'application/x-tgsticker');
		const page = await openChat();
		await postLink(page, '', picture('/sticker.tgs'));
		await awaitSquare(page, teal, 40);
		await awaitMovement(page, teal);
	});

	it('that is a video with transparency moves, on the chat’s own ground', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/sticker.webm', video('sticker.webm'), 'video/webm');
		const page = await openChat();
		await postLink(page, '', picture('/sticker.webm'));
		await awaitSquare(page, decodedOrange, 60);
		await awaitMovement(page, decodedOrange);
	});
});

it('a sticker as complex as they may be is drawn whole, transparent, and lasts as long as it does', async () => {
	const { server, openChat, picture, browser } = chat.at;
	server.file('/complex.tgs', tgs(complexSticker()), 'application/x-tgsticker');
	const page = await openChat();
	const question = { url: picture('/complex.tgs'), fresh: true, asked: false, size: 'thumbnail', devicePixelRatio: 1 } as const;
	const own = await browser.extensionTab('options.html');
	const { value } = v.parse(writtenAnswer, await own.evaluate(askAsPage(page.url(), question)));
	await own.close();
	expect(value).toMatchObject({ width: 512, height: 512, look: 'sticker', animated: true });
	const { width, hasAlpha, delay = [] } = await sharp(bytesOf(value?.blob), { animated: true }).metadata();
	expect({ width, hasAlpha, milliseconds: delay.reduce((sum, one) => sum + one, 0) }).toEqual({
		width: 160,
		hasAlpha: true,
		milliseconds: 3000,
	});
	const pictures = await Promise.all(
		[0, Math.floor(delay.length / 2)].map((at) => sharp(bytesOf(value?.blob), { page: at }).raw().toBuffer()),
	);
	const [first, middle] = pictures;
	expect(first?.equals(middle ?? Buffer.of())).toBe(false);
});

describe('THREAT 21: a video', () => {
	it('that is short and silent moves', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/animation', video('animation.mp4'), 'application/octet-stream');
		const page = await openChat();
		await postLink(page, '', picture('/animation'));
		await awaitSquare(page, orange, 90);
		await awaitMovement(page, orange);
	});

	it('that is long and transparent is one of its frames, on the chat’s own ground', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/long-sticker.webm', video('long-sticker.webm'), 'video/webm');
		const page = await openChat();
		await postLink(page, '', picture('/long-sticker.webm'));
		await awaitPoster(page, decodedOrange);
		expect(await countColourOn(page, teal)).toBe(0);
	});

	it.each(['with-sound.mp4', 'long.webm'] as const)('that is none is one of its frames: %s', async (name) => {
		const { server, openChat, picture } = chat.at;
		server.file(`/${name}`, video(name), 'video/mp4');
		const page = await openChat();
		await postLink(page, '', picture(`/${name}`));
		await awaitPoster(page);
		expect(await countColourOn(page, teal)).toBeGreaterThan(100);
	});
});
