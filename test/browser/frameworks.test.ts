import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { storeSettings } from '../browsers/store-settings';
import { plain, type Rgb } from '../fixtures/pictures';
import { bundlePage } from '../pages/bundle-page';
import { coloursIn } from '../screen/regions';
import { setUpChat } from './chat-setup';

const changes = 1000;
const slices = 10;
const seed = 20_261;
const viewport = { width: 700, height: 1300 };
const size = { width: 60, height: 40 };

/** Each URL leads to a colour of its own. */
const colours: readonly Rgb[] = [
	{ r: 220, g: 30, b: 30 },
	{ r: 30, g: 160, b: 30 },
	{ r: 30, g: 60, b: 220 },
	{ r: 230, g: 180, b: 20 },
	{ r: 150, g: 30, b: 170 },
	{ r: 20, g: 170, b: 190 },
];

const chat = setUpChat({ viewport });
/** The same without the extension. */
let bare: LaunchedChromium;

beforeAll(async () => {
	bare = await launchChromium({ viewport });
});
afterAll(() => bare.close());

const html = `<!doctype html><html lang="en"><title>Chat</title><link rel="icon" href="data:,">
<style>body { margin: 0; font: 14px/20px sans-serif } p { margin: 0 } .row { padding: 4px; border-bottom: 1px solid #ddd }</style>
<body><div id="app"></div><script src="SCRIPT"></script></body></html>`;

/** The chat's own DOM, without the random digits of Lit's comments. */
async function markup(page: Page): Promise<string> {
	return (await page.locator('#app').innerHTML()).replaceAll(/lit\$\d+\$/g, 'lit$');
}

/** A row's place on the screen, and the URL in it. */
interface Row {
	readonly top: number;
	readonly bottom: number;
	readonly url: string;
}

async function rowsOf(page: Page): Promise<Row[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.row')].map((row) => {
			const { top, bottom } = row.getBoundingClientRect();
			return { top, bottom, url: row.dataset['url'] ?? '' };
		}),
	);
}

/** What each row shows, as the numbers of the colours of which there is a picture, and what is to be seen there. */
async function rows(page: Page, urls: readonly string[]): Promise<{ shown: string; wanted: string }[]> {
	let found: Row[];
	let screenshot: Uint8Array;
	// The picture of a moment: nothing has moved while it was taken.
	do {
		found = await rowsOf(page);
		screenshot = await page.screenshot();
	} while (JSON.stringify(found) !== JSON.stringify(await rowsOf(page)));
	const counts = await coloursIn(screenshot, found, colours);
	return found.map(({ url }, index) => ({
		// Corners are rounded.
		shown: (counts[index] ?? []).map((count, colour) => `${colour},`.repeat(Math.ceil(count / (size.width * size.height)))).join(''),
		wanted: urls.includes(url) ? `${urls.indexOf(url)},` : '',
	}));
}

describe('THREAT 28: a chat made with a framework, changed at random', () => {
	it.each(['react', 'preact', 'vue', 'lit', 'svelte', 'anchored'])(
		'has each picture at its message, no error, and nothing left at the end: %s',
		async (framework) => {
			const { server, browser, openChat, picture } = chat.at;
			await setMode(browser, 'on');
			const urls = colours.map((_, index) => picture(`/colour-${index}.png`));
			for (const [index, colour] of colours.entries()) {
				server.file(`/colour-${index}.png`, await plain(colour, size.width, size.height).png().toBuffer(), 'image/png');
			}
			server.file(`/${framework}.js`, (await bundlePage(`${framework}-chat.ts`)).script, 'text/javascript');
			const script = `/${framework}.js`;

			const page = await openChat({ html: html.replace('SCRIPT', script) });
			const errors = errorsOf(page);
			await page.evaluate(async (start) => globalThis.chat.start(start.seed, start.urls), { seed, urls });
			for (let slice = 0; slice < slices; slice += 1) {
				await page.evaluate(async (count) => globalThis.chat.drive(count), changes / slices);
				// Pictures may be on their way, but none is where it does not belong.
				expect((await rows(page, urls)).filter(({ shown, wanted }) => shown !== '' && shown !== wanted)).toEqual([]);
				await expect
					.poll(async () => (await rows(page, urls)).filter(({ shown, wanted }) => shown !== wanted), { timeout: 15_000 })
					.toEqual([]);
			}
			expect((await rows(page, urls)).some(({ shown }) => shown !== '')).toBe(true);
			expect(errors).toEqual([]);

			const other = await bare.context.newPage();
			await other.goto(server.url('localhost', new URL(page.url()).pathname));
			await other.evaluate(async (start) => globalThis.chat.start(start.seed, start.urls), { seed, urls });
			await other.evaluate(
				async (count) => {
					for (let slice = 0; slice < count.slices; slice += 1) await globalThis.chat.drive(count.changes / count.slices);
				},
				{ changes, slices },
			);
			const untouched = await markup(other);
			await other.close();
			expect(await markup(page)).not.toBe(untouched);
			await setMode(browser, 'off');
			await expect.poll(() => markup(page)).toBe(untouched);
		},
	);
});

/** What the page complains of. */
function errorsOf(page: Page): string[] {
	const errors: string[] = [];
	page.on('pageerror', ({ message }) => errors.push(message));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	return errors;
}

async function setMode(browser: LaunchedChromium, mode: 'off' | 'on'): Promise<void> {
	await storeSettings(browser, { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } });
}
