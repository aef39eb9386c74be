import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { movingSquare, tgs } from '../fixtures/stickers';
import { awaitSquare } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const red = { r: 255, g: 0, b: 0 };

const chat = setUpChat();

describe('the hidden page', () => {
	it('may be closed under its work, and between: what was asked for is shown all the same', async () => {
		const { server, openChat, picture, browser } = chat.at;
		server.file('/under.tgs', tgs(movingSquare(teal)), 'application/x-tgsticker');
		server.file('/later.tgs', tgs(movingSquare(red)), 'application/x-tgsticker');
		const worker = await browser.worker();
		const page = await openChat();
		await worker.evaluate('chrome.offscreen.closeDocument().catch(() => {})');
		await postLink(page, '', picture('/under.tgs'));
		await expect.poll(() => worker.evaluate('chrome.offscreen.hasDocument()'), { interval: 5 }).toBe(true);
		await worker.evaluate('chrome.offscreen.closeDocument()');
		await awaitSquare(page, teal, 40);
		await worker.evaluate('chrome.offscreen.closeDocument()');
		await postLink(page, '', picture('/later.tgs'));
		await awaitSquare(page, red, 40);
	});
});
