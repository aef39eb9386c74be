import { chmod } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Sharp } from 'sharp';
import { plain, type Rgb } from '../fixtures/pictures';
import { clickButton, findButton } from '../screen/buttons';
import { awaitPixels } from '../screen/colours';
import { openBridgeChat, type BridgeChat, type WebUrl } from './bridge-chat';
import type { Incron } from './incron';
import { whyNotHere } from './system-programs';

const side = 128;
const pixels = side * side;
/** All a URL may be asked for within an hour without a click. */
const maximumRequests = 6;

const why = whyNotHere();
const mustRun = process.env['CI'] === 'true' || why === undefined;
if (!mustRun) console.warn(`Skipped: the bridge's tests. ${why}`);

/** Colours that no other test of this file uses. */
let colours = 0;
const nextColour = (): Rgb => {
	colours += 1;
	return { r: (colours * 83) % 200, g: (colours * 151) % 200, b: 30 + ((colours * 47) % 200) };
};
const sticker = (colour: Rgb): Promise<Buffer> => plain(colour, side, side).png().toBuffer();

describe.skipIf(!mustRun)('stickers that a Telegram bridge drops on a web server', () => {
	let chat: BridgeChat;
	let incron: Incron | undefined;

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

	const requests = async (url: string): Promise<number[]> =>
		(await chat.nginx.requestsFor(new URL(url).pathname)).map(({ status }) => status);

	it.each([
		{ delaySeconds: 0, minimumRequests: 1 },
		{ delaySeconds: 0.5, minimumRequests: 1 },
		{ delaySeconds: 2, minimumRequests: 2 },
		{ delaySeconds: 10, minimumRequests: 3 },
	])('show by themselves when the file becomes readable $delaySeconds s after it was announced', async (delay) => {
		const { delaySeconds, minimumRequests } = delay;
		incron = await chat.incron(delaySeconds);
		const colour = nextColour();
		const url = await chat.bridge().rehost(await sticker(colour));
		await chat.bridge().send(chat.account.jid, url, url);
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
		await bridge.send(chat.account.jid, url, url);
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
			incron = await chat.incron(0);
			const colour = nextColour();
			const bridge = chat.bridge(webUrl);
			const url = await bridge.rehost(await sticker(colour));
			await bridge.send(chat.account.jid, url, url);
			await awaitPixels(chat.page, colour, pixels);
		},
	);

	it.each([
		{ what: 'PNG with alpha', make: (image: Sharp) => image.png().toBuffer(), name: /\/[\da-f]{40}\.png$/ },
		{ what: 'GIF', make: (image: Sharp) => image.gif().toBuffer(), name: /\/[\da-f]{40}\.gif$/ },
		{
			what: 'raw WebP',
			make: (image: Sharp) =>
				image
					.webp({ quality: 100 })
					.withExif({ IFD0: { Artist: 'more than 100 bytes' } })
					.toBuffer(),
			name: /\/[\da-f]{40}\.icon$/,
		},
		{ what: 'AVIF', make: (image: Sharp) => image.avif({ lossless: true }).toBuffer(), name: /\/[\da-f]{40}\.icon$/ },
	])('show under the name that libpurple gives them: $what', async ({ make, name }) => {
		incron = await chat.incron(0);
		const colour = nextColour();
		const url = await chat.bridge().rehost(await make(plain(colour, side, side)));
		expect(url).toMatch(name);
		await chat.bridge().send(chat.account.jid, url, url);
		await awaitPixels(chat.page, colour, pixels);
	});

	it.each(['photo.png', 'a.b.c.webp', 'no-extension', 'Ünïcode näme.png'])('show as a transferred file: %s', async (remoteName) => {
		incron = await chat.incron(0);
		const colour = nextColour();
		const url = await chat.bridge().transfer(await sticker(colour), remoteName);
		await chat.bridge().send(chat.account.jid, encodeURI(url), encodeURI(url));
		await awaitPixels(chat.page, colour, pixels);
	});

	it('show below a caption that the address stands in', async () => {
		incron = await chat.incron(0);
		const colour = nextColour();
		const url = await chat.bridge().rehost(await sticker(colour));
		await chat.bridge().send(chat.account.jid, `My cat, today: ${url} (she is asleep)`);
		await awaitPixels(chat.page, colour, pixels);
	});

	it('show when a half of the file could be read before the whole was there', async () => {
		incron = await chat.incron(0);
		const colour = nextColour();
		const bytes = await plain(colour, side, side).png({ compressionLevel: 0 }).toBuffer();
		const { url, finish } = await chat.bridge().rehostSlowly(bytes);
		await chat.bridge().send(chat.account.jid, url, url);
		await expect.poll(async () => (await requests(url)).includes(200), { timeout: 20_000 }).toBe(true);
		await finish();
		await awaitPixels(chat.page, colour, pixels);
	});

	it('show once more without a request when the same sticker is sent again', async () => {
		incron = await chat.incron(0);
		const colour = nextColour();
		const bytes = await sticker(colour);
		const url = await chat.bridge().rehost(bytes);
		await chat.bridge().send(chat.account.jid, url, url);
		await awaitPixels(chat.page, colour, pixels);
		const before = await requests(url);
		expect(await chat.bridge().rehost(bytes)).toBe(url);
		await chat.bridge().send(chat.account.jid, url, url);
		await awaitPixels(chat.page, colour, 2 * pixels);
		expect(await requests(url)).toEqual(before);
	});

	it('are asked for without a word on who asks and where', async () => {
		incron = await chat.incron(0);
		const colour = nextColour();
		const url = await chat.bridge().rehost(await sticker(colour));
		await chat.bridge().send(chat.account.jid, url, url);
		await awaitPixels(chat.page, colour, pixels);
		for (const { cookie, referer, origin } of await chat.nginx.requestsFor(new URL(url).pathname)) {
			expect({ cookie, referer, origin }).toEqual({ cookie: '', referer: '', origin: '' });
		}
	});
});
