import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchFirefox, type LaunchedFirefox } from '../browsers/launch-firefox';
import { plain } from '../fixtures/pictures';
import { holdPictures, scrollChatPage, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

const teal = { r: 0, g: 150, b: 136 };
const hosts = Array.from({ length: 6 }, (_, index) => `p${index + 1}.img.test`);
let server: FixtureServer;
let firefox: LaunchedFirefox;
let tests = 0;

beforeAll(async () => {
	server = await startFixtureServer();
	firefox = await launchFirefox({ extensionFolder: e2eFolder('firefox'), localNames: hosts });
});

afterAll(async () => {
	await firefox?.close();
	await server?.close();
});

async function open(options: ScrollChatOptions) {
	tests += 1;
	const pictures = holdPictures(server, `/held/${tests}.png`, await plain(teal, 1000, 613).png().toBuffer());
	server.file(`/chat/${tests}`, scrollChatPage(options), 'text/html; charset=utf-8');
	const page = await firefox.browser.newPage();
	await page.goto(server.url('localhost', `/chat/${tests}`));
	return { page, pictures };
}

async function awaitShown(page: Page, count: number): Promise<void> {
	const shown = () => page.evaluate(() => window.chat.rows().filter((row) => row.children.length > 1).length);
	await expect.poll(shown, { timeout: 15_000 }).toBe(count);
}

const chats: readonly ScrollChatOptions[] = [
	{},
	{ anchoring: false },
	{ reversed: true },
	{ reversed: true, anchoring: false },
	{ page: true },
];

describe.each(chats)('a log in Firefox: %o', (options) => {
	it('keeps its reader at its end', async () => {
		const { page, pictures } = await open({ follow: 'frame', ...options });
		await page.evaluate((url) => void window.chat.post(url), pictures.next());
		await expect.poll(() => pictures.waiting).toBe(1);
		pictures.release();
		await awaitShown(page, 1);
		await page.evaluate((urls) => urls.forEach((url) => window.chat.post(url)), [pictures.next(), pictures.next()]);
		await awaitShown(page, 3);
		await expect.poll(() => page.evaluate(() => Math.abs(window.chat.distance()))).toBeLessThanOrEqual(1);
		await page.close();
	});

	it('keeps its reader further up in place, when a picture comes and when it goes', async () => {
		const { page, pictures } = await open({ follow: 'never', ...options });
		await page.mouse.move(600, 300);
		await page.mouse.wheel({ deltaY: -900 });
		await expect.poll(() => page.evaluate(() => window.chat.distance())).toBeGreaterThan(600);
		const places = (): Promise<number[]> => page.evaluate(() => window.chat.rows().map((row) => row.getBoundingClientRect().top));
		const first = await page.evaluate((url) => {
			const rows = window.chat.rows().sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
			const top = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
			const link = Object.assign(document.createElement('a'), { href: url, textContent: 'pic' });
			rows[top - 2]?.querySelector('p')?.append(link);
			return window.chat.rows().findIndex((row) => row === rows[top]);
		}, pictures.next());
		await expect.poll(() => pictures.waiting).toBe(1);
		const before = (await places())[first] ?? Number.NaN;
		pictures.release();
		await awaitShown(page, 1);
		expect(Math.abs(((await places())[first] ?? Number.NaN) - before)).toBeLessThanOrEqual(1);
		await page.evaluate(() => window.chat.rows().forEach((row) => row.querySelector('a')?.removeAttribute('href')));
		await awaitShown(page, 0);
		expect(Math.abs(((await places())[first] ?? Number.NaN) - before)).toBeLessThanOrEqual(1);
		await page.close();
	});
});
