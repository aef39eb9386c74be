import { describe, expect, it } from 'vitest';
import { setUpChat } from '../both/chat-setup';
import { awaitShown } from '../fixtures/chat-reader';
import { plain } from '../fixtures/pictures';
import { holdPictures, scrollChatPage, shownPictures, type ScrollChatOptions } from '../fixtures/scroll-chat';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat();
let tests = 0;

async function open(options: ScrollChatOptions) {
	tests += 1;
	const pictures = holdPictures(chat.at.server, `/held/${tests}.png`, await plain(teal, 1000, 613).png().toBuffer());
	const page = await chat.at.openChat({ html: scrollChatPage(options) });
	return { page, pictures };
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
	});

	it('keeps its reader further up in place, when a picture comes and when it goes', async () => {
		const { page, pictures } = await open({ follow: 'never', ...options });
		await page.mouse.move(600, 300);
		await page.mouse.wheel(0, -900);
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
	});
});

describe.each(chats.filter(({ page }) => page !== true))('a log in Firefox that its reader scrolls: %o', (options) => {
	it('goes where it would without pictures that come above and below meanwhile', async () => {
		const { page, pictures } = await open({ follow: 'never', messages: 160, ...options });
		pictures.release();
		const url = pictures.next();
		await page.mouse.click(600, 400);

		/** Scrolls from the same place each time; returns how far the topmost line is moved. */
		const scrolledBy = async (input: () => Promise<unknown>, linked: readonly number[]): Promise<number> => {
			const start = await page.evaluate(
				(given) => {
					const { log } = window.chat;
					log.scrollTo({ top: log.scrollHeight, behavior: 'instant' });
					log.scrollBy({ top: -1500, behavior: 'instant' });
					const rows = window.chat
						.rows()
						.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
					const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
					const act = (): void => {
						for (const above of given.linked) {
							const link = Object.assign(document.createElement('a'), { href: given.url, textContent: 'pic' });
							rows[first - above]?.querySelector('p')?.append(link);
						}
					};
					// What was set above is told of in the next frame.
					return new Promise<{ id: string; top: number }>((resolve) => {
						requestAnimationFrame(() =>
							requestAnimationFrame(() => {
								addEventListener('scroll', act, { capture: true, once: true });
								resolve({ id: rows[first]?.id ?? '', top: rows[first]?.getBoundingClientRect().top ?? Number.NaN });
							}),
						);
					});
				},
				{ url, linked },
			);
			await input();
			await awaitShown(page, linked.length);
			return page.evaluate(async ({ id, top }) => {
				let last = Number.NaN;
				for (let still = 0; still < 12; still += 1) {
					await new Promise((resolve) => requestAnimationFrame(resolve));
					if (window.chat.log.scrollTop !== last) still = 0;
					last = window.chat.log.scrollTop;
				}
				return (document.getElementById(id)?.getBoundingClientRect().top ?? Number.NaN) - top;
			}, start);
		};

		const inputs = {
			wheel: () => page.mouse.wheel(0, -300),
			page: () => page.keyboard.press('PageUp'),
			lines: async () => {
				for (let times = 0; times < 6; times += 1) await page.keyboard.press('ArrowUp');
			},
		};
		for (const [name, input] of Object.entries(inputs)) {
			const alone = await scrolledBy(input, []);
			expect(alone, `${name}, alone`).toBeGreaterThan(100);
			const moved = await scrolledBy(input, [19, 20, -17]);
			expect(Math.abs(moved - alone), `${name}, ${moved} instead of ${alone}`).toBeLessThanOrEqual(2);
			await page.evaluate(() => window.chat.rows().forEach((row) => row.querySelector('a')?.remove()));
			await awaitShown(page, 0);
		}
	});
});

it('a chat in Firefox in a tab behind another has its pictures when it is shown again, and is at its end still', async () => {
	const { page, pictures } = await open({});
	const visibility = (): Promise<string> => page.evaluate(() => document.visibilityState);
	const other = await chat.at.browser.newTab();
	await other.bringToFront();
	await other.goto(page.url());
	await expect.poll(visibility).toBe('hidden');
	pictures.release();
	await page.evaluate((urls) => urls.forEach((url) => void window.chat.post(url)), [pictures.next(), pictures.next()]);
	// What is posted behind them is shown where it can be seen.
	await other.evaluate((url) => void window.chat.post(url), pictures.next());
	await awaitShown(other, 1);
	expect(await shownPictures(page)).toBe(0);
	await page.bringToFront();
	await expect.poll(visibility).toBe('visible');
	await awaitShown(page, 2);
	await expect.poll(() => page.evaluate(() => Math.abs(window.chat.distance()))).toBeLessThanOrEqual(1);
	await other.close();
});
