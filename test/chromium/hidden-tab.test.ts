import { TargetType, type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchTabs } from '../browsers/launch-tabs';
import { plain } from '../fixtures/pictures';
import { holdPictures, scrollChatPage, type HeldPictures, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { expectAnonymous } from '../servers/anonymous-requests';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

const posts = 30;
let server: FixtureServer;
let browser: Browser;
let tests = 0;

beforeAll(async () => {
	server = await startFixtureServer();
	browser = await launchTabs(e2eFolder('chrome'));
	await browser.waitForTarget((target) => target.type() === TargetType.SERVICE_WORKER, { timeout: 30_000 });
});
afterAll(async () => {
	await browser?.close();
	await server?.close();
	expectAnonymous(server.seen);
});

/** Opens a chat, and hides it behind a tab that the person goes to; returns how to come back. */
async function openHidden(
	options: ScrollChatOptions,
	before: (page: Page, pictures: HeldPictures) => Promise<void> = async () => undefined,
): Promise<{ page: Page; other: Page; pictures: HeldPictures; comeBack: () => Promise<void> }> {
	tests += 1;
	const pictures = holdPictures(server, `/hidden/${tests}.png`, await plain({ r: 0, g: 150, b: 136 }, 300, 200).png().toBuffer());
	server.file(`/chat/${tests}`, scrollChatPage(options), 'text/html; charset=utf-8');
	const page = await browser.newPage();
	await page.bringToFront();
	await page.goto(server.url('localhost', `/chat/${tests}`));
	await before(page, pictures);
	const other = await browser.newPage();
	await other.bringToFront();
	await other.goto(page.url());
	await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('hidden');
	const comeBack = async (): Promise<void> => {
		await page.bringToFront();
		await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
		await other.close();
	};
	return { page, other, pictures, comeBack };
}

function shownIn(page: Page): Promise<number> {
	return page.evaluate(() => document.querySelectorAll('.row div:empty').length);
}

async function awaitShown(page: Page, count: number): Promise<void> {
	await expect.poll(() => shownIn(page)).toBe(count);
}

async function expectAtEnd(page: Page): Promise<void> {
	await expect.poll(() => page.evaluate(() => Math.abs(window.chat.distance()))).toBeLessThanOrEqual(1);
}

describe('a chat in a tab behind another', () => {
	it.each<ScrollChatOptions>([{ follow: 'timeout', anchoring: false }, { reversed: true }])(
		'has the pictures of what arrived when it is shown again, and of what was on its way, and is at its end still: %o',
		async (options) => {
			const { page, other, pictures, comeBack } = await openHidden(options, async (shown, held) => {
				await shown.evaluate((url) => void window.chat.post(url), held.next());
				await expect.poll(() => held.waiting).toBe(1);
			});
			pictures.release();
			await page.evaluate(
				(urls) => {
					requestAnimationFrame(() => Reflect.set(window, 'hasFrames', true));
					urls.forEach((url, index) => void window.chat.post(index % 10 === 9 ? url : undefined));
				},
				Array.from({ length: posts }, () => pictures.next()),
			);
			// What is posted behind them is shown where it can be seen.
			await other.evaluate((url) => void window.chat.post(url), pictures.next());
			await awaitShown(other, 1);
			// What waits for frames waits.
			expect(await page.evaluate(() => Reflect.get(window, 'hasFrames') === true)).toBe(false);
			expect(await shownIn(page)).toBe(0);
			await comeBack();
			await awaitShown(page, 4);
			await expectAtEnd(page);
			await page.close();
		},
	);

	it.each<ScrollChatOptions>([{ anchoring: false }])(
		'keeps its reader’s place over what arrived in it and above meanwhile: %o',
		async (options) => {
			const { page, pictures, comeBack } = await openHidden({ ...options, follow: 'never', messages: 120 }, async (shown) => {
				await shown.evaluate(() => window.chat.log.scrollBy({ top: -900, behavior: 'instant' }));
				await expect.poll(() => shown.evaluate(() => window.chat.distance())).toBe(900);
			});
			const top = await page.evaluate(
				(urls) => {
					const rows = window.chat.rows();
					const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
					urls.forEach((url, index) => {
						const link = Object.assign(document.createElement('a'), { href: url, textContent: 'pic' });
						rows[first - 1 - 2 * index]?.querySelector('p')?.append(link);
						window.chat.post();
					});
					Reflect.set(window, 'probe', rows[first]);
					return rows[first]?.getBoundingClientRect().top ?? Number.NaN;
				},
				[pictures.next(), pictures.next(), pictures.next()],
			);
			pictures.release();
			await comeBack();
			await awaitShown(page, 3);
			const now = await page.evaluate(() => {
				const probe: unknown = Reflect.get(window, 'probe');
				return probe instanceof Element ? probe.getBoundingClientRect().top : Number.NaN;
			});
			expect(Math.abs(now - top)).toBeLessThanOrEqual(1);
			await page.close();
		},
	);
});
