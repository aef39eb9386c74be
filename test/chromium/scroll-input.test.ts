import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { atRest, awaitShown, lineMoves, linesInView, link, type Lines } from '../fixtures/chat-reader';
import { plain } from '../fixtures/pictures';
import { holdPictures, scrollChatPage, type ScrollChatOptions } from '../fixtures/scroll-chat';
import { setUpChat } from './chat-setup';

declare global {
	interface Window {
		/** Where a probed row was painted, in each frame. */
		places?: number[];
	}
}

const teal = { r: 0, g: 150, b: 136 };
const viewHeight = 500;
/** How far from its end a log is read at the start, in CSS pixels. */
const startCssPixels = 1500;

const chat = setUpChat({ args: ['--enable-smooth-scrolling'] });

/** What a person does, upwards or downwards, without a pause. */
const inputs: Readonly<Record<string, (page: Page, direction: 'Up' | 'Down') => Promise<unknown>>> = {
	'a turn of the wheel': (page, direction) => page.mouse.wheel(0, direction === 'Up' ? -300 : 300),
	// For longer than a picture waits for a log that scrolls.
	'many turns of the wheel': async (page, direction) => {
		const start = await page.evaluate(() => performance.now());
		for (let turns = 0; turns < 24; turns += 1) {
			await page.mouse.wheel(0, direction === 'Up' ? -15 : 15);
			await page.waitForFunction((until) => performance.now() >= until, start + turns * 50);
		}
	},
	'a key for a page': (page, direction) => page.keyboard.press(`Page${direction}`),
};

/** What a page does as soon as a person's scrolling has begun. Rows are counted upwards from the topmost visible one. */
interface Meanwhile {
	/** Rows that it adds a link to the picture to: so near that they stay near when the others' pictures push them away. */
	readonly linked: readonly number[];
	/** Of how many of the last rows it does so. */
	readonly last: number;
	/** Whether it shows the picture of a row that has one already, itself. */
	readonly showsItself: boolean;
}

/** Has a page do something when it next scrolls, and note in each frame from then on where its probed row is painted. */
async function onScroll(page: Page, url: string, meanwhile: Meanwhile): Promise<void> {
	await page.evaluate(
		(given) => {
			const rows = window.chat.rows().sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
			const isPage = window.chat.log === document.documentElement;
			const top = isPage ? 0 : window.chat.log.getBoundingClientRect().top;
			const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > top);
			const linkTo = (row?: HTMLElement): void =>
				row?.querySelector('p')?.append(Object.assign(document.createElement('a'), { href: given.url, textContent: 'pic' }));
			const shown = rows.find((row) => row.querySelector('a'))?.querySelector('p');
			const act = (): void => {
				for (const above of given.meanwhile.linked) linkTo(rows[first - above]);
				for (let count = 1; count <= given.meanwhile.last; count += 1) linkTo(rows.at(-count));
				if (!given.meanwhile.showsItself) return;
				const image = Object.assign(document.createElement('img'), { src: given.url });
				image.style.cssText = 'width: 9px; height: 9px';
				shown?.append(image);
			};
			addEventListener('scroll', act, { capture: true, once: true });
			const places: number[] = [];
			window.places = places;
			const channel = new MessageChannel();
			// A task that is asked for in a frame runs after that frame is painted.
			channel.port1.addEventListener('message', () => places.push(rows[first]?.getBoundingClientRect().top ?? Number.NaN));
			channel.port1.start();
			const look = (): void => {
				channel.port2.postMessage(undefined);
				if (window.places === places) requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
		},
		{ url, meanwhile },
	);
}

/** The farthest that the probed row has gone back in one frame, against where the person scrolled it, in CSS pixels. */
function farthestBack(page: Page, sign: 1 | -1): Promise<number> {
	return page.evaluate((given) => {
		const { places = [] } = window;
		delete window.places;
		return Math.max(0, ...places.map((place, index) => given * ((places[index - 1] ?? place) - place)));
	}, sign);
}

/** Takes all pictures away, and scrolls to where a test begins, at the log's end or further up. */
async function startAgain(page: Page, isAtEnd: boolean): Promise<void> {
	await page.evaluate(() => window.chat.rows().forEach((row) => row.querySelectorAll('a, img').forEach((each) => each.remove())));
	await awaitShown(page, 0);
	await page.evaluate(
		(up) => {
			const { log } = window.chat;
			const isFlipped = log.style.transform !== '';
			log.scrollTo({ top: isFlipped ? 0 : log.scrollHeight, behavior: 'instant' });
			log.scrollBy({ top: isFlipped ? up : -up, behavior: 'instant' });
		},
		isAtEnd ? 0 : startCssPixels,
	);
	await atRest(page);
	expect(await distanceToEnd(page)).toBe(isAtEnd ? 0 : startCssPixels);
}

function distanceToEnd(page: Page): Promise<number> {
	return page.evaluate(() => Math.abs(Math.round(window.chat.distance())));
}

/** How far the topmost line has been scrolled since, once it has been and is at rest. */
async function movedSince(page: Page, before: Lines): Promise<number> {
	const moved = async (): Promise<number> => (await lineMoves(page, before))[0] ?? Number.NaN;
	await expect.poll(moved).not.toBe(0);
	await atRest(page);
	return moved();
}

const chats: readonly ScrollChatOptions[] = [
	{},
	{ anchoring: false },
	{ reversed: true },
	{ flipped: true },
	{ page: true, anchoring: false },
];

/** A chat of which the picture is at hand, so that it comes while the log still scrolls. */
async function open(options: ScrollChatOptions): Promise<{ page: Page; url: string }> {
	const pictures = holdPictures(chat.at.server, `/input/${chats.indexOf(options)}.png`, await plain(teal, 1000, 613).png().toBuffer());
	pictures.release();
	const url = pictures.next();
	const page = await chat.at.openChat({ html: scrollChatPage({ messages: 160, follow: 'never', ...options }) });
	if (options.page === true) await page.setViewportSize({ width: 1280, height: viewHeight });
	await atRest(page);
	await link(page, [url], [0]);
	await awaitShown(page, 1);
	await page.mouse.click(600, 400);
	return { page, url };
}

it.each(chats)(
	'a person’s scrolling is as it is without pictures that come and go meanwhile: %o',
	{ timeout: 180_000 },
	async (options) => {
		const { page, url } = await open(options);
		const up = options.flipped === true ? 'Down' : 'Up';
		const down = options.flipped === true ? 'Up' : 'Down';

		/** Compares what an input does to the reader's place without pictures and while they come and go. */
		const compare = async (name: string, direction: 'Up' | 'Down', meanwhile: Meanwhile, isAtEnd = false): Promise<void> => {
			const scroll = inputs[name];
			if (!scroll) throw new Error(`There is no input ${name}`);
			await startAgain(page, isAtEnd);
			const alone = await linesInView(page);
			await scroll(page, direction);
			const expected = await movedSince(page, alone);
			expect(Math.abs(expected), `${name}, ${direction}, alone`).toBeGreaterThan(200);
			await startAgain(page, isAtEnd);
			if (meanwhile.showsItself) {
				await link(page, [url], [-14]);
				await awaitShown(page, 1);
			}
			const before = await linesInView(page);
			await onScroll(page, url, meanwhile);
			await scroll(page, direction);
			await awaitShown(page, meanwhile.linked.length + meanwhile.last);
			expect(Math.abs((await movedSince(page, before)) - expected), `${name}, ${direction}`).toBeLessThanOrEqual(2);
			expect(await farthestBack(page, direction === up ? 1 : -1), `${name}, ${direction}, in one frame`).toBeLessThanOrEqual(2);
		};

		for (const name of Object.keys(inputs)) await compare(name, up, { linked: [16, 17, -9, -10], last: 0, showsItself: true });
		await compare('a key for a page', down, { linked: [1, -20, -21], last: 0, showsItself: true });
		await compare('a turn of the wheel', up, { linked: [], last: 2, showsItself: false }, true);

		await startAgain(page, false);
		await onScroll(page, url, { linked: [], last: 3, showsItself: false });
		await page.keyboard.press(options.flipped === true ? 'Home' : 'End');
		await awaitShown(page, 3);
		await expect.poll(() => distanceToEnd(page)).toBe(0);
		await atRest(page);
		expect(await distanceToEnd(page)).toBe(0);
	},
);
