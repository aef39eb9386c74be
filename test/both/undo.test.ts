import type { TestPage } from '../browsers/test-page';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { maximumPutBacks } from '../../src/shared/limits';
import { post } from '../fixtures/chat-page';
import { plain, type Rgb } from '../fixtures/pictures';
import { awaitPixels, countColourOn } from '../screen/colours';
import { coloursIn } from '../screen/regions';
import { countOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const red = { r: 220, g: 30, b: 30 };
const green = { r: 30, g: 160, b: 30 };
const blue = { r: 30, g: 60, b: 220 };
const yellow = { r: 230, g: 180, b: 20 };
const pink = { r: 230, g: 90, b: 160 };
const grey = { r: 110, g: 110, b: 110 };
const brown = { r: 120, g: 70, b: 20 };
const size = { width: 200, height: 100 };
const pixels = size.width * size.height;

const chat = setUpChat();

/** Serves a picture of each colour, and returns their URLs. */
async function serve(...colours: Rgb[]): Promise<string[]> {
	const { server, picture } = chat.at;
	const paths = colours.map(({ r, g, b }) => `/${r}-${g}-${b}.png`);
	for (const [index, colour] of colours.entries()) {
		server.file(paths[index] ?? '', await plain(colour, size.width, size.height).png().toBuffer(), 'image/png');
	}
	return paths.map(picture);
}

/** Takes the extension's element out of the first message. */
async function takeAway(page: TestPage): Promise<void> {
	await page.evaluate(() => document.querySelector('.message > div')?.remove());
}

describe('a picture that the page takes away', () => {
	it('is put back a few times, then the page has its way', async () => {
		const page = await chat.at.openChat();
		const [url = ''] = await serve(red);
		await post(page, url);
		await awaitPixels(page, red, pixels);
		for (let times = 0; times < maximumPutBacks; times += 1) {
			await takeAway(page);
			expect(await countOf(page, '.message > div')).toBe(1);
		}
		await awaitPixels(page, red, pixels);
		await takeAway(page);
		expect(await countOf(page, '.message > div')).toBe(0);
		expect(await countColourOn(page, red)).toBe(0);
	});

	it('does not quarrel for ever with a page that takes away at once what is not its own', async () => {
		const page = await chat.at.openChat();
		const [url = ''] = await serve(red);
		await page.evaluate(() => {
			let taken = 0;
			const takeAway = (): void => {
				for (const foreign of document.querySelectorAll('.message > div')) {
					taken += 1;
					document.title = String(taken);
					foreign.remove();
				}
			};
			new MutationObserver(takeAway).observe(document.body, { childList: true, subtree: true });
		});
		await post(page, url);
		const taken = (): Promise<number> => page.evaluate(() => Number(document.title));
		await expect.poll(taken).toBe(1 + maximumPutBacks);
		await post(page, 'Two');
		expect(await taken()).toBe(1 + maximumPutBacks);
		expect(await countOf(page, '.message > div')).toBe(0);
	});

	it('follows its message to where the page puts it', async () => {
		const page = await chat.at.openChat();
		const [one = '', two = ''] = await serve(red, green);
		await post(page, one);
		await post(page, two);
		await awaitPixels(page, red, pixels);
		await awaitPixels(page, green, pixels);
		for (let times = 0; times < 20; times += 1) {
			await page.evaluate(() => {
				const log = document.querySelector('#log');
				log?.append(...[...document.querySelectorAll('.message')].toReversed());
			});
		}
		await page.evaluate(() => document.querySelector('#log')?.prepend(document.querySelectorAll('.message')[1] ?? ''));
		const regions = await page.evaluate(() =>
			[...document.querySelectorAll('.message')].map((row) => {
				const { top, bottom } = row.getBoundingClientRect();
				return { top, bottom };
			}),
		);
		const counts = await coloursIn(await page.screenshot(), regions, [green, red]);
		expect(counts.map((row) => row.map((count) => Math.round(count / pixels)))).toEqual([
			[1, 0],
			[0, 1],
		]);
	});

	it('leaves a message whose link the page has moved to another one', async () => {
		const page = await chat.at.openChat();
		const [url = ''] = await serve(red);
		await post(page, url);
		await post(page, 'Two');
		await awaitPixels(page, red, pixels);
		await page.evaluate(() => {
			const [one, two] = document.querySelectorAll('.message');
			const text = one?.firstChild;
			if (text) two?.append(text);
		});
		await expect
			.poll(() => page.evaluate(() => Array.from(document.querySelectorAll('.message'), (row) => row.querySelectorAll('div').length)))
			.toEqual([0, 1]);
		await awaitPixels(page, red, pixels);
	});
});

describe('several pictures in one message', () => {
	it('stand in one element in the order of their links, the same one once, and more than four behind a button', async () => {
		const page = await chat.at.openChat();
		const colours = [red, green, blue, yellow, pink, grey];
		const urls = await serve(...colours);
		await post(page, `All: ${[urls[0], ...urls].join(' and ')}`);
		await awaitPixels(page, yellow, pixels);
		for (const colour of [red, green, blue]) await awaitPixels(page, colour, pixels);
		expect(await countColourOn(page, pink)).toBe(0);
		expect(await countOf(page, '.message > div')).toBe(1);
		const begins = await beginningsOf(page, colours.slice(0, 4));
		expect(begins.toSorted((one, other) => one - other)).toEqual(begins);

		// What a page can do in a person's place counts for nothing.
		await page.evaluate(() => document.querySelector<HTMLElement>('.message > div')?.click());
		const [behind = ''] = await serve(brown);
		await post(page, behind);
		await awaitPixels(page, brown, pixels);
		expect(await countColourOn(page, pink)).toBe(0);
		await page.evaluate(() => document.querySelectorAll('.message')[1]?.remove());
		// The last of what the keyboard reaches.
		await page.keyboard.press('Shift+Tab');
		await page.keyboard.press('Enter');
		await awaitPixels(page, pink, pixels);
		await awaitPixels(page, grey, pixels);
	});
});

/** In which column of the screen the first pixel of each colour is: the pictures stand in one line. */
async function beginningsOf(page: TestPage, colours: readonly Rgb[]): Promise<number[]> {
	const { data, info } = await sharp(await page.screenshot())
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return colours.map(({ r, g, b }) => {
		const pixel = Array.from({ length: data.length / 3 }, (_, index) => index).find((index) => {
			return data[3 * index] === r && data[3 * index + 1] === g && data[3 * index + 2] === b;
		});
		if (pixel === undefined) throw new Error(`Nothing is of rgb(${r} ${g} ${b})`);
		return pixel % info.width;
	});
}
