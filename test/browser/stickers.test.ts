import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import type { Rgb } from '../fixtures/pictures';
import { movingSquare, tgs, video } from '../fixtures/stickers';
import { countColourOn } from '../screen/colours';
import { leftEdge } from '../screen/position';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };

const chat = setUpChat();

/** Waits until a square of the colour is shown. Its edges are blended: colours are encoded at half their resolution. */
async function awaitSquare(page: Page, colour: Rgb, side: number): Promise<void> {
	await expect
		.poll(async () => countColourOn(page, colour), { timeout: 15_000, interval: 50 })
		.toSatisfy((count: number) => count > (side - 6) ** 2 && count <= (side + 1) ** 2, `a square of ${side} pixels`);
}

/** Waits until the colour's left edge is somewhere else than it was: what is shown moves. */
async function awaitMovement(page: Page, colour: Rgb): Promise<void> {
	const before = await leftEdge(await page.screenshot(), colour);
	expect(before).toBeDefined();
	await expect.poll(async () => leftEdge(await page.screenshot(), colour), { timeout: 15_000, interval: 50 }).not.toBe(before);
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
		await awaitSquare(page, orange, 60);
		await awaitMovement(page, orange);
	});
});

describe('a video', () => {
	it('that is short and silent moves', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/animation', video('animation.mp4'), 'application/octet-stream');
		const page = await openChat();
		await postLink(page, '', picture('/animation'));
		await awaitSquare(page, orange, 90);
		await awaitMovement(page, orange);
	});

	it.each(['with-sound.mp4', 'long.webm'] as const)('that is none is one of its frames: %s', async (name) => {
		const { server, openChat, picture } = chat.at;
		server.file(`/${name}`, video(name), 'video/mp4');
		const page = await openChat();
		await postLink(page, '', picture(`/${name}`));
		await awaitSquare(page, orange, 90);
		expect(await countColourOn(page, teal)).toBeGreaterThan(100);
	});
});
