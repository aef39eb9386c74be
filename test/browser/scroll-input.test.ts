import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { atRest, awaitShown, lineMoves, linesInView } from '../fixtures/chat-reader';
import { plain } from '../fixtures/pictures';
import { holdPictures, scrollChatPage, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpChat({ args: ['--enable-smooth-scrolling'] });
let tests = 0;

/** What the page does as soon as a person's scrolling has begun. */
interface Meanwhile {
	/** To which messages it adds a link to the picture, counted upwards from the topmost visible one. */
	readonly links?: readonly number[];
	/** To which it adds one before, so that it has its picture already. */
	readonly before?: number;
	/** Whether it then shows that picture itself, which takes no room in its layout. */
	readonly showsItself?: boolean;
	/** To how many messages at its end it adds one. */
	readonly last?: number;
}

/** Opens a chat that is read to its end, or further up, with the picture at hand. */
async function open(options: ScrollChatOptions, isAtEnd: boolean): Promise<{ page: Page; url: string }> {
	tests += 1;
	const pictures = holdPictures(chat.at.server, `/input/${tests}.png`, await plain(teal, 1000, 613).png().toBuffer());
	pictures.release();
	const page = await chat.at.openChat({ html: scrollChatPage({ messages: 160, follow: 'never', ...options }) });
	// As high as the logs that are no pages.
	if (options.page === true) await page.setViewportSize({ width: 1280, height: 500 });
	const url = pictures.next();
	await page.evaluate((picture) => void window.chat.post(picture), url);
	await page.evaluate(() => window.chat.toEnd());
	await atRest(page);
	await awaitShown(page, 1);
	await page.evaluate(() => window.chat.rows().forEach((row) => row.querySelector('a')?.remove()));
	await awaitShown(page, 0);
	await page.mouse.click(600, 400);
	await atRest(page);
	if (isAtEnd) return { page, url };
	await page.mouse.wheel(0, options.flipped === true ? 1500 : -1500);
	await expect.poll(() => page.evaluate(() => Math.abs(window.chat.distance()))).toBeGreaterThan(1400);
	await atRest(page);
	return { page, url };
}

/** Has the page do something when it next scrolls. */
async function onScroll(page: Page, url: string, meanwhile: Meanwhile): Promise<void> {
	const add = (given: { url: string; meanwhile: Meanwhile; isNow: boolean }): void => {
		const isPage = window.chat.log === document.documentElement;
		const { top } = isPage ? { top: 0 } : window.chat.log.getBoundingClientRect();
		const rows = window.chat.rows().sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
		const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > top);
		const { links = [], before, showsItself = false, last = 0 } = given.meanwhile;
		const linkTo = (above: number): void => {
			const link = Object.assign(document.createElement('a'), { href: given.url, textContent: 'pic' });
			rows[first - above]?.querySelector('p')?.append(link);
		};
		if (given.isNow) return before === undefined ? undefined : linkTo(before);
		const act = (): void => {
			links.forEach(linkTo);
			for (let count = 1; count <= last; count += 1) linkTo(first - rows.length + count);
			if (!showsItself || before === undefined) return;
			const image = Object.assign(document.createElement('img'), {
				src: given.url,
				style: 'position: absolute; width: 9px; height: 9px',
			});
			rows[first - before]?.querySelector('p')?.append(image);
		};
		addEventListener('scroll', act, { capture: true, once: true });
	};
	if (meanwhile.before !== undefined) {
		await page.evaluate(add, { url, meanwhile, isNow: true });
		await awaitShown(page, 1);
	}
	await page.evaluate(add, { url, meanwhile, isNow: false });
}

const inputs: Record<string, (page: Page, upwards: number) => Promise<unknown>> = {
	'a wheel': (page, upwards) => page.mouse.wheel(0, upwards * -300),
	'a wheel, turned for more than a second': async (page, upwards) => {
		const since = await page.evaluate(() => performance.now());
		const goesOn = () => page.evaluate((from) => performance.now() < from + 1300, since);
		// To and fro, to end where a single turn would.
		await page.mouse.wheel(0, upwards * -150);
		while (await goesOn()) {
			await page.mouse.wheel(0, upwards * -20);
			await page.mouse.wheel(0, upwards * 20);
		}
		await page.mouse.wheel(0, upwards * -150);
	},
	'the key PageUp': (page, upwards) => page.keyboard.press(upwards > 0 ? 'PageUp' : 'PageDown'),
	'the key ArrowUp': async (page, upwards) => {
		for (let times = 0; times < 6; times += 1) await page.keyboard.press(upwards > 0 ? 'ArrowUp' : 'ArrowDown');
	},
};

const chats: readonly ScrollChatOptions[] = [
	{},
	{ anchoring: false },
	{ css: 'scroll-behavior: smooth' },
	{ reversed: true },
	{ flipped: true },
	{ page: true },
	{ page: true, anchoring: false },
];

/** How far the topmost lines were moved by a person's scrolling alone. */
async function movedAlone(options: ScrollChatOptions, isAtEnd: boolean, scroll: (page: Page) => Promise<unknown>): Promise<number> {
	const { page } = await open(options, isAtEnd);
	const before = await linesInView(page);
	await scroll(page);
	await atRest(page);
	return (await lineMoves(page, before))[0] ?? Number.NaN;
}

describe.each(Object.entries(inputs))('while a person scrolls by %s', (name, input) => {
	it.each(chats)('pictures that come and go above, and come below, do not change where that leads: %o', async (options) => {
		const scroll = (page: Page) => input(page, options.flipped === true ? -1 : 1);
		const expected = await movedAlone(options, false, scroll);
		expect(expected).toBeGreaterThan(100);
		const cases: readonly (readonly [Meanwhile, shown: number])[] = [
			[{ links: [24, 25] }, 2],
			[{ links: [-20, -21] }, 2],
			// What is taken away at once may end the browser's smooth scrolling by keys, which is longer.
			...(name.startsWith('a wheel') ? ([[{ before: 16, showsItself: true }, 0]] as const) : []),
		];
		for (const [meanwhile, shown] of cases) {
			const { page, url } = await open(options, false);
			await onScroll(page, url, meanwhile);
			const before = await linesInView(page);
			await scroll(page);
			await awaitShown(page, shown);
			await atRest(page);
			const [moved = Number.NaN] = await lineMoves(page, before);
			expect(Math.abs(moved - expected), `${JSON.stringify(meanwhile)}`).toBeLessThanOrEqual(2);
		}
	});

	it.each(chats)('away from the end, pictures that come there do not hold it: %o', async (options) => {
		const scroll = (page: Page) => input(page, options.flipped === true ? -1 : 1);
		const expected = await movedAlone(options, true, scroll);
		const { page, url } = await open(options, true);
		await onScroll(page, url, { last: 2 });
		const before = await linesInView(page);
		await scroll(page);
		await awaitShown(page, 2);
		await atRest(page);
		const [moved = Number.NaN] = await lineMoves(page, before);
		expect(Math.abs(moved - expected)).toBeLessThanOrEqual(2);
	});
});

describe('the key End', () => {
	it.each(chats.filter(({ flipped }) => flipped !== true))('leads to the end, though pictures come on the way: %o', async (options) => {
		const { page, url } = await open(options, false);
		await onScroll(page, url, { last: 3 });
		await page.keyboard.press('End');
		await awaitShown(page, 3);
		await expect.poll(() => page.evaluate(() => Math.abs(window.chat.distance()))).toBeLessThanOrEqual(1);
		await atRest(page);
		expect(await page.evaluate(() => Math.abs(window.chat.distance()))).toBeLessThanOrEqual(1);
	});
});
