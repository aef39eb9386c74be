import { chmod } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import sharp, { type Sharp } from 'sharp';
import { plain, sticker as disc, type Rgb } from '../fixtures/pictures';
import { clickButton, findButton } from '../screen/buttons';
import { awaitPixels, countColourOn } from '../screen/colours';
import { storeSettings } from '../browsers/store-settings';
import { movingSquare, tgs, video } from '../fixtures/stickers';
import { leftEdge } from '../screen/position';
import { isSaid } from '../screen/sentences';
import { openBridgeChat, type BridgeChat } from './bridge-chat';
import type { WebUrl } from './bridge-scenario';
import type { Incron } from './servers/incron';
import { whyNoBridge } from './servers/system-programs';

const side = 128;
const pixels = side * side;
/** All a URL may be asked for within an hour without a click. */
const maximumRequests = 6;

const why = whyNoBridge();
const mustRun = process.env['CI'] === 'true' || why === undefined;
if (!mustRun) console.warn(`Skipped: the bridge's tests. ${why}`);

/** Colours that no other test of this file uses. */
let colours = 0;
const nextColour = (): Rgb => {
	colours += 1;
	return { r: (colours * 83) % 200, g: (colours * 151) % 200, b: 30 + ((colours * 47) % 200) };
};
const sticker = (colour: Rgb): Promise<Buffer> => plain(colour, side, side).png().toBuffer();
/** Of a disc as `disc` draws it in a square of this side. */
const discPixels = (side: number): number => Math.PI * (0.45 * side) ** 2;
const opaqueGif = async (_image: Sharp, colour: Rgb): Promise<Buffer> => plain(colour, 200, 200).gif().toBuffer();
/** Two frames of Telegram's size. */
const blinkingDisc = async (colours: readonly Rgb[]): Promise<Buffer> => {
	const frames = await Promise.all(colours.map(async (colour) => (await disc(colour, 512)).png().toBuffer()));
	return sharp(frames, { join: { animated: true } })
		.webp({ delay: [500, 500], loop: 0, lossless: true })
		.toBuffer();
};

let chat: BridgeChat;
let incron: Incron | undefined;

const requests = async (url: string): Promise<number[]> =>
	(await chat.nginx.requestsFor(new URL(url).pathname)).map(({ status }) => status);

/** A chat of its own for each group of tests: a tab loads no more than so many pictures of one host in a minute. */
function useBridgeChat(): void {
	beforeAll(async () => {
		chat = await openBridgeChat();
	});
	afterEach(async () => {
		await incron?.stop();
		incron = undefined;
	});
	afterAll(async () => {
		await chat?.close();
	});
}

describe.skipIf(!mustRun)('stickers that a Telegram bridge drops on a web server', () => {
	useBridgeChat();

	it.each([
		// First, in a chat that is still empty: a sticker that comes before our script is there has just come all the same.
		{ delaySeconds: 10, minimumRequests: 3 },
		{ delaySeconds: 0, minimumRequests: 1 },
		{ delaySeconds: 0.5, minimumRequests: 1 },
		{ delaySeconds: 2, minimumRequests: 2 },
	])('show by themselves when the file becomes readable $delaySeconds s after it was announced', async (delay) => {
		const { delaySeconds, minimumRequests } = delay;
		incron = await chat.startIncron(delaySeconds);
		const colour = nextColour();
		const url = await chat.bridge().rehost(await sticker(colour));
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		await awaitPixels(chat.page, colour, pixels);
		const statuses = await requests(url);
		expect(statuses.at(-1)).toBe(200);
		expect(statuses.slice(0, -1).filter((status) => status !== 403)).toEqual([]);
		expect(statuses.length).toBeLessThanOrEqual(maximumRequests);
		expect(statuses.length).toBeGreaterThanOrEqual(minimumRequests);
	});

	it('settle into a reason where incron is missing, and show by “Try again” after a chmod by hand', { timeout: 120_000 }, async () => {
		const colour = nextColour();
		const bridge = chat.bridge();
		const url = await bridge.rehost(await sticker(colour));
		await bridge.send(chat.chat.ann.jid, url, url);
		await expect.poll(() => findButton(chat.page, 'Try again'), { timeout: 90_000, interval: 1000 }).toBeDefined();
		const settled = await requests(url);
		expect(new Set(settled)).toEqual(new Set([403]));
		expect(settled.length).toBeLessThanOrEqual(maximumRequests);

		await chmod(path.join(chat.webDirectory, path.basename(url)), 0o664);
		await clickButton(chat.page, 'Try again');
		await awaitPixels(chat.page, colour, pixels);
		expect(await requests(url)).toEqual([...settled, 200]);
	});

	it.each<WebUrl>(['https', 'http', 'https with a slash at its end', 'https on another private host'])(
		'show from every web_url that a person may set: %s',
		async (webUrl) => {
			incron = await chat.startIncron(0);
			const colour = nextColour();
			const bridge = chat.bridge(webUrl);
			const url = await bridge.rehost(await sticker(colour));
			await bridge.send(chat.chat.ann.jid, url, url);
			await awaitPixels(chat.page, colour, pixels);
		},
	);

	it.each([
		{ what: 'a static sticker, made a PNG with alpha', make: async (image: Sharp) => image.png().toBuffer(), ending: 'png', side: 160 },
		{
			what: 'raw WebP of 512 pixels',
			make: async (image: Sharp) => image.webp({ lossless: true }).toBuffer(),
			ending: 'icon',
			side: 160,
		},
		{ what: 'raw AVIF', make: async (image: Sharp) => image.avif({ lossless: true }).toBuffer(), ending: 'icon', side: 160 },
		{ what: 'an animated sticker, made an opaque GIF', make: opaqueGif, ending: 'gif', side: 200 },
	])('show under the name that libpurple gives them: $what', async ({ what, make, ending, side }) => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const bytes = await make(await disc(colour, what.includes('512') ? 512 : 200), colour);
		const url = await chat.bridge().rehost(bytes);
		expect(url).toMatch(new RegExp(`/[\\da-f]{40}\\.${ending}$`));
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		await awaitPixels(chat.page, colour, ending === 'gif' ? side * side : discPixels(side));
	});

	it('move as a transferred sticker: animated WebP', async () => {
		incron = await chat.startIncron(0);
		const colours = [nextColour(), nextColour()] as const;
		const url = await chat.bridge().transfer(await blinkingDisc(colours), 'sticker.webp');
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		for (const colour of [...colours, ...colours]) await awaitPixels(chat.page, colour, discPixels(160));
	});

	it.each([
		{ what: 'TGS', name: 'AnimatedSticker.tgs', make: (colour: Rgb) => tgs(movingSquare(colour)), colour: undefined, side: 40 },
		{ what: 'WebM', name: 'sticker.webm', make: () => video('sticker.webm'), colour: { r: 255, g: 120, b: 0 }, side: 60 },
	])('move as a transferred sticker: $what', async ({ name, make, colour = nextColour(), side }) => {
		incron = await chat.startIncron(0);
		const url = await chat.bridge().transfer(make(colour), name);
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		// Its edges are blended, as colours are encoded at half their resolution.
		const isSquare = (count: number): boolean => count > (side - 6) ** 2 && count <= (side + 1) ** 2;
		await expect.poll(() => countColourOn(chat.page, colour)).toSatisfy(isSquare, `a square of ${side} pixels`);
		const before = await leftEdge(await chat.page.screenshot(), colour);
		await expect.poll(async () => leftEdge(await chat.page.screenshot(), colour)).not.toBe(before);
	});

	it.each(['photo.png', 'a.b.c.webp', 'no-extension', 'Ünïcode näme.png'])('show as a transferred file: %s', async (remoteName) => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const url = await chat.bridge().transfer(await sticker(colour), remoteName);
		await chat.bridge().send(chat.chat.ann.jid, encodeURI(url), encodeURI(url));
		await awaitPixels(chat.page, colour, pixels);
	});

	it('are refused from a private web_url that is not allowed, without a request, and show once it is', async () => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const bridge = chat.bridge('http on an address');
		const url = await bridge.rehost(await sticker(colour));
		await bridge.send(chat.chat.ann.jid, url, url);
		await expect.poll(() => isSaid(chat.page, '127.0.0.1 is on a private network')).toBe(true);
		expect(await requests(url)).toEqual([]);
		await storeSettings(chat.browser, { sites: { localhost: { mode: 'on', plainHttp: true, privateHosts: ['127.0.0.1'] } } });
		await awaitPixels(chat.page, colour, pixels);
	});
});

describe.skipIf(!mustRun)('stickers that a Telegram bridge posts in other ways', () => {
	useBridgeChat();

	it('show by a mapping where the bridge has no web_url and posts the path on its disk', async () => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const onDisk = new URL(`file://${chat.webDirectory}`).href;
		const mappings = [{ from: `${onDisk}/`, to: `${chat.webUrls.https}/` }];
		await storeSettings(chat.browser, { sites: { localhost: { mode: 'on', plainHttp: true, privateHosts: [] } }, mappings });
		const served = await chat.bridge().rehost(await sticker(colour));
		const posted = `${onDisk}/${path.basename(served)}`;
		await chat.bridge().send(chat.chat.ann.jid, posted);
		await awaitPixels(chat.page, colour, pixels);
		expect(await requests(served)).toContain(200);
	});

	it('show below a caption that the address stands in', async () => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const url = await chat.bridge().rehost(await sticker(colour));
		await chat.bridge().send(chat.chat.ann.jid, `My cat, today: ${url} (she is asleep)`);
		await awaitPixels(chat.page, colour, pixels);
	});

	it('show when a half of the file could be read before the whole was there', async () => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const bytes = await plain(colour, side, side).png({ compressionLevel: 0 }).toBuffer();
		const { url, finish } = await chat.bridge().rehostSlowly(bytes);
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		await expect.poll(async () => (await requests(url)).includes(200)).toBe(true);
		await finish();
		await awaitPixels(chat.page, colour, pixels);
	});

	it('show once more without a request when the same sticker is sent again', async () => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const bytes = await sticker(colour);
		const url = await chat.bridge().rehost(bytes);
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		await awaitPixels(chat.page, colour, pixels);
		const before = await requests(url);
		expect(await chat.bridge().rehost(bytes)).toBe(url);
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		await awaitPixels(chat.page, colour, 2 * pixels);
		expect(await requests(url)).toEqual(before);
	});

	it('are asked for without a word on who asks and where', async () => {
		incron = await chat.startIncron(0);
		const colour = nextColour();
		const url = await chat.bridge().rehost(await sticker(colour));
		await chat.bridge().send(chat.chat.ann.jid, url, url);
		await awaitPixels(chat.page, colour, pixels);
		for (const { cookie, referer, origin } of await chat.nginx.requestsFor(new URL(url).pathname)) {
			expect({ cookie, referer, origin }).toEqual({ cookie: '', referer: '', origin: '' });
		}
	});
});
