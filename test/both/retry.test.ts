import { reportOf } from '../browsers/page-report';
import type { TestPage } from '../browsers/test-page';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { maximumRequestsPerUrlPerHour } from '../../src/shared/limits';
import { chatPage, postLink } from '../fixtures/chat-page';
import { lateAnswer, latenesses, status } from '../fixtures/late-answers';
import { plain } from '../fixtures/pictures';
import { awaitControl } from '../screen/buttons';
import { awaitFocusedPixels, awaitPixels } from '../screen/colours';
import { startFixtureServer } from '../servers/fixture-server';
import { countOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat();
const png = await plain(teal).png().toBuffer();
const forms = Object.entries(latenesses(png));

/** Presses the button at the end of a message’s chip, which a closed shadow root keeps from being found otherwise. */
async function pressButton(page: TestPage): Promise<void> {
	await awaitControl(page, 'button', 'Try again');
	await page.evaluate(() => Array.from(document.querySelectorAll<HTMLElement>('.message a')).at(-1)?.focus());
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
}

/** What the popup would be told of the page. */
const refusals = (page: TestPage): Promise<unknown> => reportOf(chat.at.browser, page);

/** Opens a page as a chat of its own, which stays beside those that other tests open. */
async function openBeside(path: string, html: string): Promise<TestPage> {
	const { server, browser } = chat.at;
	server.file(path, html, 'text/html; charset=utf-8');
	const tab = await browser.newTab();
	await tab.goto(server.url('localhost', path));
	return tab;
}

/** What takes most of a minute until nobody tries any more: begun before all other tests, and looked at after them. */
let storm: { readonly page: TestPage; readonly others: readonly TestPage[]; readonly short: TestPage };
/** A guard against waiting for ever, not a measure: the machine may be busy. */
const waiting = { timeout: 60_000, interval: 100 };
const shortLinks = Array.from({ length: 10 }, (_, index) => `/short/${index}.png`);

beforeAll(async () => {
	const { server, picture } = chat.at;
	server.on('/storm.png', status(404));
	const link = `<p><a href="${picture('/storm.png')}">a picture</a>`;
	server.file('/storm-frame', link, 'text/html');
	const page = await openBeside('/storm-chat', chatPage());
	await postLink(page, '', picture('/storm.png'), 'a picture');
	await vi.waitUntil(() => server.requestsFor('/storm.png').length > 0, waiting);
	const others: TestPage[] = [];
	for (let round = 1; round <= 3; round += 1) {
		const html = `${link}<div id="log"></div><iframe src="/storm-frame"></iframe><iframe src="/storm-frame"></iframe>`;
		others.push(await openBeside(`/storm-${round}`, html));
	}
	server.on('/target.png', status(404));
	for (const path of shortLinks) server.on(path, status(302, { location: '/target.png' }));
	const short = await openBeside('/short-chat', chatPage());
	for (const path of shortLinks) await postLink(short, '', picture(path), 'a picture');
	const told = (): Promise<number> => countOf(short, '.message > div');
	await vi.waitUntil(async () => (await told()) >= 10 - maximumRequestsPerUrlPerHour, waiting);
	storm = { page, others, short };
});

describe('a picture that is not ready yet shows by itself', () => {
	it('after each way of not being ready', async () => {
		const { server, openChat } = chat.at;
		const page = await openChat({ html: chatPage().replace('padding: 8px', 'padding: 8px; columns: 4; column-fill: auto') });
		for (const [index, [, failures]] of forms.entries()) {
			server.on(`/late/${index}.png`, lateAnswer(failures, png));
			const host = ['a', 'b', 'c'][index % 3];
			await postLink(page, '', server.url(`${host}.img.test`, `/late/${index}.png`), 'a picture');
		}
		const asked = (): [string, string[]][] =>
			forms.map(([name], index) => [name, server.requestsFor(`/late/${index}.png`).map(({ method }) => method)]);
		const wanted = forms.map(([name, failures]) => [name, Array.from({ length: failures.length + 1 }, () => 'GET')]);
		await expect.poll(asked).toEqual(wanted);
		await awaitPixels(page, teal, forms.length * 200 * 100);
		expect(asked()).toEqual(wanted);
	});

	it('after a server that was down', async () => {
		const { openChat } = chat.at;
		// Below the ports that the system gives to others meanwhile.
		const closed = await startFixtureServer({ port: 20_000 + Math.floor(Math.random() * 12_000) });
		const url = closed.url('a.img.test', '/down.png');
		await closed.close();
		const page = await openChat();
		await postLink(page, '', url, 'a picture');
		await expect
			.poll(() => refusals(page))
			.toEqual({ shown: 0, hosts: ['a.img.test'], refused: [{ host: 'a.img.test', reason: 'unreachable' }] });
		const server = await startFixtureServer({ port: closed.port });
		server.on('/down.png', lateAnswer([], png));
		await awaitPixels(page, teal, 200 * 100);
		await server.close();
	});

	it('no sooner than the server asks', async () => {
		const { server, openChat, picture } = chat.at;
		server.on('/wait.png', lateAnswer([status(429, { 'retry-after': '3' })], png));
		const page = await openChat();
		await postLink(page, '', picture('/wait.png'), 'a picture');
		await awaitPixels(page, teal, 200 * 100);
		const [first, second] = server.requestsFor('/wait.png').map(({ at }) => at);
		expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(3000);
	});
});

describe('a chat that was there before our script', () => {
	it('has its newest message waited for as one that has just come, since it may have; and none before it', async () => {
		const { server, openChat, picture } = chat.at;
		server.on('/before/older.png', lateAnswer([status(403), status(403)], png));
		server.on('/before/newest.png', lateAnswer([status(403), status(403)], png));
		const messages = ['older', 'newest'].map(
			(name) => `<div class="message"><a href="${picture(`/before/${name}.png`)}">a picture</a></div>`,
		);
		const page = await openChat({ html: chatPage(messages.join('')) });
		await awaitPixels(page, teal, 200 * 100);
		await expect.poll(() => countOf(page, '.message > div')).toBe(2);
		expect(server.requestsFor('/before/newest.png')).toHaveLength(3);
		expect(server.requestsFor('/before/older.png')).toHaveLength(2);
	});
});

describe('a picture that does not come', () => {
	it('says so, and is tried again whenever the person asks', async () => {
		const { server, openChat, picture } = chat.at;
		server.on(
			'/gone.png',
			lateAnswer(
				Array.from({ length: 9 }, () => status(410)),
				png,
			),
		);
		const page = await openChat();
		await postLink(page, '', picture('/gone.png'), 'a picture');
		await expect.poll(() => countOf(page, '.message > div')).toBe(1);
		expect(server.requestsFor('/gone.png')).toHaveLength(1);
		for (let times = 2; times <= 9; times += 1) {
			await pressButton(page);
			await expect.poll(() => server.requestsFor('/gone.png').length).toBe(times);
			await expect.poll(() => countOf(page, '.message > div')).toBe(1);
		}
		await pressButton(page);
		await awaitFocusedPixels(page, teal, 200 * 100);
		expect(server.requestsFor('/gone.png')).toHaveLength(10);
	});

	it('is told apart: gone, and damaged', async () => {
		const { server, openChat, picture } = chat.at;
		server.on('/told/gone.png', status(410));
		server.on('/told/forbidden.png', status(401));
		const noise = Buffer.from(png);
		noise.fill(0x55, 60, noise.length - 12);
		server.file('/told/broken.png', noise, 'image/png');
		const page = await openChat();
		for (const name of ['gone', 'forbidden', 'broken']) await postLink(page, '', picture(`/told/${name}.png`), 'a picture');
		await expect.poll(() => countOf(page, '.message > div')).toBe(3);
		const host = new URL(picture('/')).hostname;
		expect(await refusals(page)).toEqual({
			shown: 0,
			hosts: [host],
			refused: ['gone', 'forbidden', 'broken'].map((reason) => ({ host, reason })),
		});
	});
});

describe('THREAT 10: a URL that never answers well', () => {
	it('is asked for six times at most, over tabs and frames', { timeout: 120_000 }, async () => {
		const { server } = chat.at;
		const { page, others } = storm;
		// The first message’s tries are over when it says so; then nobody waits any more.
		await page.bringToFront();
		await expect.poll(() => countOf(page, '.message > div'), { timeout: 90_000 }).toBe(1);
		const requests = server.requestsFor('/storm.png').length;
		expect(requests).toBeGreaterThan(2);
		expect(requests).toBeLessThanOrEqual(maximumRequestsPerUrlPerHour);
		for (const tab of [page, ...others]) await tab.close();
	});

	it('lends no more requests to short links that lead to it', { timeout: 120_000 }, async () => {
		const { server } = chat.at;
		const { short } = storm;
		await short.bringToFront();
		await expect.poll(() => countOf(short, '.message > div'), { timeout: 90_000 }).toBe(10);
		expect(server.requestsFor('/target.png')).toHaveLength(maximumRequestsPerUrlPerHour);
		await short.close();
	});
});
