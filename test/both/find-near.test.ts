import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { maximumPicturesPerMessage, nearViewportCssPixels } from '../../src/shared/limits';
import { chatPage, post, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { clickButton } from '../screen/buttons';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const violet = { r: 120, g: 40, b: 200 };
const picturePixels = 200 * 100;

const chat = setUpChat({ viewport: { width: 1280, height: 800 } });

const teach = (path: string, colour = teal): Promise<string> => chat.at.teach(path, colour);

async function asked(path: string, times: number): Promise<void> {
	await expect.poll(() => chat.at.server.requestsFor(path).length).toBe(times);
}

async function scrollTo(page: TestPage, top: number): Promise<void> {
	await page.evaluate((to) => document.querySelector('#log')?.scrollTo({ top: to, behavior: 'instant' }), top);
}

/** Filled above and below, so that what is in it can be far away. */
const tallChat = chatPage().replace('</div>', '<div style="height: 6000px"></div></div>');

describe('a message with more URLs than pictures are shown of', () => {
	it('has as many asked for, another one for each that is none, and the rest by a click', async () => {
		const { server, teach, openChat, picture } = chat.at;
		const names = Array.from({ length: maximumPicturesPerMessage + 3 }, (_, index) => `/many/${index}.png`);
		for (const name of names) await teach(name, teal);
		server.file('/many/1.png', '<p>A page', 'text/html');
		const page = await openChat();
		await post(page, names.map((name) => picture(name)).join(' '));
		await awaitPixels(page, teal, maximumPicturesPerMessage * 200 * 100);
		const asked = (): string[] =>
			[...new Set(server.seen.map(({ path }) => path).filter((path) => path.startsWith('/many/')))].toSorted();
		expect(asked()).toEqual(names.slice(0, maximumPicturesPerMessage + 1));
		await clickButton(page, '+2 more');
		await awaitPixels(page, teal, (names.length - 1) * 200 * 100);
		expect(asked()).toEqual(names);
	});
});

describe('far from the view', () => {
	it('nothing is asked for until it comes near', async () => {
		const url = await teach('/far.png');
		const page = await chat.at.openChat({ html: tallChat });
		await postLink(page, '', url);
		await page.evaluate(
			(address) => {
				const message = document.createElement('div');
				message.textContent = address;
				document.querySelector('#log')?.prepend(message);
			},
			await teach('/near.png', violet),
		);
		await awaitPixels(page, violet, picturePixels);
		expect(chat.at.server.requestsFor('/far.png')).toEqual([]);
		await scrollTo(page, 100_000);
		await awaitPixels(page, teal, picturePixels);
	});

	it('nothing is asked for twice as far away either, where the page itself scrolls', async () => {
		const url = await teach('/twice-as-far.png');
		const height = 800;
		const line = (address: string, top: number): string => `<p style="position: absolute; margin: 0; top: ${top}px">${address}</p>`;
		const near = line(await teach('/as-far.png'), height + nearViewportCssPixels - 50);
		const page = await chat.at.openChat({
			html: `<!doctype html><html lang="en"><title>Chat</title><body>${near}${line(url, height + nearViewportCssPixels + 100)}</body></html>`,
		});
		await asked('/as-far.png', 1);
		await page.evaluate(async () => new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(resolve))));
		expect(chat.at.server.requestsFor('/twice-as-far.png')).toEqual([]);
		await page.evaluate(() => window.scrollTo(0, 200));
		await asked('/twice-as-far.png', 1);
	});

	it('what is under way is given up, and asked for again when it comes back', async () => {
		const { server, openChat, picture } = chat.at;
		let closed = 0;
		const bytes = await plain(teal).png().toBuffer();
		server.on('/slow.png', (request, response, count) => {
			request.socket.on('close', () => (closed += 1));
			if (count > 0) response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
		});
		const page = await openChat({ html: tallChat });
		await postLink(page, '', picture('/slow.png'));
		await scrollTo(page, 100_000);
		await asked('/slow.png', 1);
		await scrollTo(page, 0);
		await expect.poll(() => closed).toBe(1);
		await scrollTo(page, 100_000);
		await awaitPixels(page, teal, picturePixels);
	});
});
