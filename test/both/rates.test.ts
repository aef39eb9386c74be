import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import {
	historyIntervalMilliseconds,
	maximumArrivalsPerHost,
	maximumHistoryAtOncePerTab,
	maximumRequestsAtOnce,
	maximumRequestsAtOncePerHost,
} from '../../src/shared/limits';
import { post, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitFocusedPixels, awaitPixels } from '../screen/colours';
import { countOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const blue = { r: 20, g: 60, b: 200 };
const chat = setUpChat();

/** Many short lines fit into the view, so that all of them are near it. */
async function makeSmall(page: TestPage): Promise<void> {
	await page.evaluate(() => {
		document.body.style.font = '4px/5px sans-serif';
	});
}

/** Scrolls the log to its end, where the reader is kept from then on. */
async function readEnd(page: TestPage): Promise<void> {
	await page.evaluate(() => document.querySelector('#log')?.scrollTo(0, 1_000_000));
}

/** Has the page post links, a message each: by its own clock as people would, or all in one tick. */
async function postAll(page: TestPage, urls: readonly string[], pauseMilliseconds: number): Promise<void> {
	await page.evaluate(
		([all, pause]) => {
			const postOne = (url: string): void => {
				const message = document.createElement('div');
				message.className = 'message';
				const link = document.createElement('a');
				link.href = url;
				link.textContent = 'a picture';
				message.append(link);
				document.querySelector('#log')?.append(message);
			};
			if (pause === 0) return all.forEach(postOne);
			const waiting = [...all];
			const timer = setInterval(() => {
				const url = waiting.shift();
				if (url === undefined) clearInterval(timer);
				else postOne(url);
			}, pause);
			return undefined;
		},
		[urls, pauseMilliseconds] as const,
	);
}

describe('THREAT 9: a raid', () => {
	it('of arriving links to one host loads as many as the bound; each of the rest shows by a click', async () => {
		const { server, openChat, picture } = chat.at;
		const png = await plain(teal, 20, 20).png({ compressionLevel: 0 }).toBuffer();
		const paths = Array.from({ length: maximumArrivalsPerHost + 4 }, (_, index) => `/raid/${index}.png`);
		for (const path of paths) server.file(path, png, 'image/png');
		const last = paths.at(-1) ?? '';
		server.file(last, await plain(orange).png().toBuffer(), 'image/png');
		const page = await openChat();
		// What is there before our script has looked is history: so that all of these arrive, another host's picture comes first.
		server.file('/first.png', await plain(blue).png().toBuffer(), 'image/png');
		await postLink(page, '', server.url('first.img.test', '/first.png'), 'a picture');
		await awaitPixels(page, blue, 200 * 100);
		await postAll(page, paths.map(picture), 150);
		await expect.poll(() => countOf(page, '.message > div')).toBe(paths.length + 1);
		// Two at once may overtake one another.
		const asked = (): string[] =>
			server.seen
				.map(({ path }) => path)
				.filter((path) => path.startsWith('/raid/'))
				.toSorted();
		expect(asked()).toEqual(paths.slice(0, maximumArrivalsPerHost).toSorted());
		await page.evaluate(() => Array.from(document.querySelectorAll<HTMLElement>('.message a')).at(-1)?.focus());
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await awaitFocusedPixels(page, orange, 200 * 100);
		expect(asked()).toEqual([...paths.slice(0, maximumArrivalsPerHost), last].toSorted());
	});

	it('of 500 links in one tick is loaded at the pace of history', async () => {
		const { server, openChat } = chat.at;
		const png = await plain(teal, 20, 20).png({ compressionLevel: 0 }).toBuffer();
		const urls = Array.from({ length: 500 }, (_, index) => server.url(`raid-${index % 25}.img.test`, `/tick/${index}.png`));
		for (let index = 0; index < 500; index += 1) server.file(`/tick/${index}.png`, png, 'image/png');
		const page = await openChat();
		await makeSmall(page);
		const postedAt = Date.now();
		await postAll(page, urls, 0);
		await readEnd(page);
		const asked = () => server.seen.filter(({ path }) => path.startsWith('/tick/'));
		await expect.poll(() => asked().length).toBeGreaterThanOrEqual(maximumHistoryAtOncePerTab);
		// What is said after it does not wait behind it.
		server.file('/said-after.png', await plain(orange).png().toBuffer(), 'image/png');
		await postLink(page, 'at last ', server.url('after.img.test', '/said-after.png'), 'a picture');
		await readEnd(page);
		await awaitPixels(page, orange, 200 * 100);
		expect(asked().length).toBeLessThan(500);
		// However long a request is on its way: none was let in before its message was here. A log's newest message is no history.
		for (const [index, { at }] of asked().entries()) {
			expect(index).toBeLessThanOrEqual(maximumHistoryAtOncePerTab + (at - postedAt) / historyIntervalMilliseconds);
		}
		expect(new Set(asked().map(({ path }) => path)).size).toBe(asked().length);
	});

	it('of one link, a hundred times in several tabs and frames, is one request', async () => {
		const { server, openChat, picture, browser } = chat.at;
		server.file('/same.png', await plain(teal, 20, 20).png({ compressionLevel: 0 }).toBuffer(), 'image/png');
		server.file('/frames', '<iframe src="/frame" width="400" height="300"></iframe><iframe src="/frame"></iframe>', 'text/html');
		server.file('/frame', `<p>${`<p><a href="${picture('/same.png')}">x</a>`.repeat(35)}`, 'text/html');
		const page = await openChat();
		const frames = await browser.newTab();
		await frames.goto(server.url('localhost', '/frames'));
		await page.bringToFront();
		for (let index = 0; index < 30; index += 1) await postLink(page, '', picture('/same.png'), 'a picture');
		await expect.poll(() => countOf(page, '.message > div')).toBeGreaterThan(10);
		await frames.bringToFront();
		const withPictures = (): Promise<number> =>
			frames.evaluate(
				() =>
					Array.from(document.querySelectorAll('iframe')).filter(({ contentDocument }) => contentDocument?.querySelector('div'))
						.length,
			);
		await expect.poll(withPictures).toBe(2);
		expect(server.requestsFor('/same.png')).toHaveLength(1);
		await frames.close();
	});
});

it('requests are no more at once than the bounds, over all and for a host, and none goes to what has left the page', async () => {
	const { server, openChat } = chat.at;
	const held: (() => void)[] = [];
	const open = new Map<string, number>();
	let most = 0;
	let mostOfHost = 0;
	const png = await plain(teal, 20, 20).png({ compressionLevel: 0 }).toBuffer();
	for (let index = 0; index < 24; index += 1) {
		server.on(`/held/${index}.png`, (request, response) => {
			const host = request.headers.host ?? '';
			open.set(host, (open.get(host) ?? 0) + 1);
			most = Math.max(
				most,
				[...open.values()].reduce((sum, one) => sum + one),
			);
			mostOfHost = Math.max(mostOfHost, open.get(host) ?? 0);
			const leave = (): void => void open.set(host, (open.get(host) ?? 1) - 1);
			response.on('close', leave);
			held.push(() => response.writeHead(200).end(png));
		});
	}
	const page = await openChat();
	await makeSmall(page);
	for (let index = 0; index < 24; index += 1) await post(page, server.url(`held-${index % 6}.img.test`, `/held/${index}.png`));
	await expect.poll(() => held.length).toBe(maximumRequestsAtOnce);
	held.shift()?.();
	await expect.poll(() => held.length).toBe(maximumRequestsAtOnce);
	expect(most).toBe(maximumRequestsAtOnce);
	expect(mostOfHost).toBeLessThanOrEqual(maximumRequestsAtOncePerHost);
	// The messages go: what runs is ended, and what waits is never sent.
	await page.evaluate(() => document.querySelectorAll('.message').forEach((message) => message.remove()));
	await expect.poll(() => [...open.values()].reduce((sum, one) => sum + one)).toBe(0);
	server.file('/held-end.png', await plain(orange).png().toBuffer(), 'image/png');
	await postLink(page, '', server.url('end.img.test', '/held-end.png'));
	await awaitPixels(page, orange, 200 * 100);
	expect(server.seen.filter(({ path }) => path.startsWith('/held/'))).toHaveLength(maximumRequestsAtOnce + 1);
});
