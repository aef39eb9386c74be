import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { chatPage } from '../fixtures/chat-page';
import type { Rgb } from '../fixtures/pictures';
import { movingSquare, tgs, video } from '../fixtures/stickers';
import { countColour } from '../screen/colours';
import { leftEdge } from '../screen/position';
import { say, setUpFirefox } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };

/** Firefox takes the colours of a decoded frame for those of a larger video. */
const likeOrange = { ...orange, g: 124 };

const strict = { 'content-security-policy': "default-src 'none'" };

const chat = setUpFirefox();
let page: Page;

beforeEach(async () => {
	page = await chat.at.openChat(chatPage(), strict);
});

const post = (path: string): Promise<void> => say(page, `Look: ${chat.at.picture(path)}`);

/** Waits until a square of the colour is shown. Its edges are blended: colours are encoded at half their resolution. */
async function awaitSquare(colour: Rgb, side: number): Promise<void> {
	await expect
		.poll(async () => countColour(await page.screenshot(), colour), { timeout: 45_000, interval: 50 })
		.toSatisfy((count: number) => count > (side - 6) ** 2 && count <= (side + 1) ** 2, `a square of ${side} pixels`);
}

/** Waits until the colour's left edge is somewhere else than it was: what is shown moves. */
async function awaitMovement(colour: Rgb): Promise<void> {
	const before = await leftEdge(await page.screenshot(), colour);
	expect(before).toBeDefined();
	await expect.poll(async () => leftEdge(await page.screenshot(), colour), { timeout: 30_000, interval: 50 }).not.toBe(before);
}

/** Waits until a frame of a video is shown, of which the mark that it is one may hide some. */
async function awaitPoster(colour = orange): Promise<void> {
	await expect
		.poll(async () => countColour(await page.screenshot(), colour), { timeout: 45_000, interval: 50 })
		.toSatisfy((count: number) => count > 90 ** 2 - 32 * 24 - 6 * 90 && count <= 91 ** 2, 'a square of 90 pixels');
}

describe('what takes a DOM to decode, in Firefox', () => {
	it('a sticker of Telegram’s kind moves', async () => {
		chat.at.server.file('/sticker.tgs', tgs(movingSquare(teal)), 'application/x-tgsticker');
		await post('/sticker.tgs');
		await awaitSquare(teal, 40);
		await awaitMovement(teal);
	});

	it('a video with transparency moves', async () => {
		chat.at.server.file('/sticker.webm', video('sticker.webm'), 'video/webm');
		await post('/sticker.webm');
		await awaitSquare(likeOrange, 60);
		await awaitMovement(likeOrange);
	});

	it('a short silent video moves', async () => {
		chat.at.server.file('/animation.mp4', video('animation.mp4'), 'video/mp4');
		await post('/animation.mp4');
		await awaitSquare(orange, 90);
		await awaitMovement(orange);
	});

	it('THREAT 21: a long video with transparency is one of its frames', async () => {
		chat.at.server.file('/long-sticker.webm', video('long-sticker.webm'), 'video/webm');
		await post('/long-sticker.webm');
		await awaitPoster(likeOrange);
	});

	it('THREAT 21: a video with sound is one of its frames', async () => {
		chat.at.server.file('/with-sound.mp4', video('with-sound.mp4'), 'video/mp4');
		await post('/with-sound.mp4');
		await awaitPoster();
	});
});
