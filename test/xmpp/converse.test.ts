import type { Locator } from 'playwright';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { animated, plain, type Rgb } from '../fixtures/pictures';
import { awaitColour, awaitPixels, countColour, countColourOn } from '../screen/colours';
import { openConverseRoom, type ConverseRoom } from './converse-room';
import { whyNoChat } from './servers/system-programs';

const width = 200;
const height = 100;
const pixels = width * height;
/** A host of ours as the page can see it: its shadow root is closed. */
const serialisedHost = '<div></div>';

const teal = { r: 0, g: 150, b: 136 };
const navy = { r: 0, g: 0, b: 120 };
const olive = { r: 128, g: 128, b: 0 };
const green = { r: 0, g: 190, b: 0 };
const brown = { r: 110, g: 60, b: 20 };
const purple = { r: 120, g: 0, b: 140 };
const gold = { r: 250, g: 200, b: 0 };
const lilac = { r: 190, g: 160, b: 230 };
const pink = { r: 250, g: 110, b: 140 };

const mustRun = process.env['CI'] === 'true' || whyNoChat() === undefined;
if (!mustRun) console.warn(`Skipped: the XMPP tests. ${whyNoChat()}`);

describe.skipIf(!mustRun)('pictures in Converse.js, by way of ejabberd', () => {
	let room: ConverseRoom;

	beforeAll(async () => {
		room = await openConverseRoom();
	});
	afterAll(async () => {
		await room?.close();
	});

	/** Serves a picture of one colour and returns its address. */
	const serve = async (path: string, colour: Rgb, format: 'avif' | 'png' | 'webp' = 'png'): Promise<string> => {
		const bytes = await plain(colour, width, height).toFormat(format, { quality: 100 }).toBuffer();
		room.pictures.file(path, bytes, path.endsWith(format) ? `image/${format}` : 'application/octet-stream');
		return room.picture(path);
	};
	const methods = (path: string): string[] => room.pictures.requestsFor(path).map(({ method }) => method);
	const serialisedLog = (): Promise<string> =>
		room.page.locator('converse-message-history').evaluate((history) => new XMLSerializer().serializeToString(history));
	const hostsIn = async (message: Locator): Promise<number> =>
		(await message.evaluate((element) => new XMLSerializer().serializeToString(element))).split(serialisedHost).length - 1;

	describe('a picture that Converse shows as a link', () => {
		it.each([
			{ what: 'alone, its path without an extension', path: '/upload/4f2a', format: 'png', body: (url: string) => url, colour: teal },
			{ what: 'in a sentence', path: '/in.webp', format: 'webp', body: (url: string) => `Look at ${url}, how blue.`, colour: navy },
			{ what: 'at the end, as AVIF', path: '/end.avif', format: 'avif', body: (url: string) => `And ${url}`, colour: olive },
		] as const)('is shown below its text: $what', async ({ path, format, body, colour }) => {
			const url = await serve(path, colour, format);
			expect(await countColourOn(room.page, colour)).toBe(0);
			await room.poster.post(body(url));
			await awaitPixels(room.page, colour, pixels);

			const text = await room.message(url).locator('converse-chat-message-body').boundingBox();
			if (!text) throw new Error('The message has no text on the screen');
			const below = { x: text.x, y: text.y + text.height, width, height: height + 10 };
			expect(await countColour(await room.page.screenshot({ clip: below }), colour)).toBe(await countColourOn(room.page, colour));
			expect(methods(path)).toEqual(path.includes('.') ? ['GET'] : ['HEAD', 'GET']);
		});

		it('is asked for without a word on who asks and where', async () => {
			const { page, pictures, poster } = room;
			const cookie = { name: 'session', value: 'secret', url: room.picture('/') };
			await page.context().addCookies([cookie]);
			pictures.file('/visit', 'Visited');
			const visit = await page.context().newPage();
			await visit.goto(room.picture('/visit'));
			await visit.close();
			expect(pictures.requestsFor('/visit')[0]?.headers).toHaveProperty('cookie', 'session=secret');

			await poster.post(await serve('/quiet', gold));
			await awaitPixels(page, gold, pixels);
			const asked = ['/quiet', '/upload/4f2a', '/in.webp', '/end.avif'].flatMap((path) => pictures.requestsFor(path));
			expect(asked).toHaveLength(6);
			expect(asked.flatMap(({ headers }) => Object.keys(headers)).filter((name) => /^(cookie|origin|referer)$/.test(name))).toEqual(
				[],
			);
		});
	});

	it('leaves a picture to Converse that it shows itself', async () => {
		const url = await serve('/own.png', green);
		await room.poster.post(`Converse shows ${url} in place of the link.`);
		await awaitPixels(room.page, green, pixels);
		// The extension's own picture in a later message has come, so it has had its time for this one too.
		await room.poster.post(await serve('/later.webp', pink, 'webp'));
		await awaitPixels(room.page, pink, pixels);
		await awaitPixels(room.page, green, pixels);
		expect(await hostsIn(room.message('Converse shows'))).toBe(0);
		const requests = room.pictures.requestsFor('/own.png');
		expect(requests.map(({ headers }) => headers['referer'])).toEqual([new URL('/', room.page.url()).href]);
	});

	it('leaves a GIF to Converse that it plays itself, on a canvas', async () => {
		const cyan = { r: 0, g: 200, b: 220 };
		// Converse fetches the file to draw its frames, once, and then lays a sign on the last of them.
		const headers = { 'access-control-allow-origin': '*' };
		room.pictures.file('/own.gif', await animated([cyan, cyan], 'gif', 60_000), 'image/gif', headers);
		await room.poster.post(`Converse plays ${room.picture('/own.gif')} itself.`);
		await awaitColour(room.page, cyan);
		await room.poster.post(await serve('/after-gif.webp', lilac, 'webp'));
		await awaitPixels(room.page, lilac, pixels);
		expect(await hostsIn(room.message('Converse plays'))).toBe(0);
		const requests = room.pictures.requestsFor('/own.gif');
		expect(requests.map(({ headers: sent }) => sent['referer'])).toEqual(requests.map(() => new URL('/', room.page.url()).href));
	});

	it('keeps the log at its end while pictures come', async () => {
		const { page, pictures, poster } = room;
		const log = page.locator('converse-muc .chat-content__messages');
		const paths = Array.from({ length: 8 }, (_, index) => `/row/${index}.webp`);
		const last = 'the last of them:';
		for (const path of paths) {
			const isLast = path === paths.at(-1);
			await poster.post(`${isLast ? last : 'one of many:'} ${await serve(path, isLast ? brown : pink, 'webp')}`);
		}
		await awaitPixels(page, brown, pixels);
		await expect.poll(async () => Promise.all((await room.message('/row/').all()).map(hostsIn))).toEqual(paths.map(() => 1));
		expect(paths.flatMap((path) => pictures.requestsFor(path))).toHaveLength(paths.length);

		await awaitPixels(page, brown, pixels);
		const { scrollTop, scrollHeight, clientHeight } = await log.evaluate((box) => ({
			scrollTop: box.scrollTop,
			scrollHeight: box.scrollHeight,
			clientHeight: box.clientHeight,
		}));
		// In a reversed column the end is at 0.
		expect(scrollTop).toBe(0);
		expect(scrollHeight).toBeGreaterThan(clientHeight + height);
		const [view, text] = await Promise.all([log.boundingBox(), room.message(last).locator('converse-chat-message-body').boundingBox()]);
		if (!view || !text) throw new Error('The log or its last message is not on the screen');
		expect(text.y).toBeGreaterThan(view.y);
		expect(text.y + text.height + height).toBeLessThanOrEqual(view.y + view.height);
	});

	it('follows a correction (XEP-0308) to another picture, and to none', async () => {
		const { page, poster } = room;
		const [first, second] = await Promise.all([serve('/first.webp', teal, 'webp'), serve('/second.webp', purple, 'webp')]);
		const id = await poster.post(`corrected: ${first}`);
		await awaitPixels(page, teal, pixels);
		await poster.correct(id, `corrected: ${second}`);
		await awaitPixels(page, purple, pixels);
		expect(await countColourOn(page, teal)).toBe(0);
		expect(await hostsIn(room.message('corrected:'))).toBe(1);

		await poster.correct(id, 'corrected: no picture any more');
		// Converse 14.0 shows only as much of such a text as stood before the link, so it is told by its attribute.
		await page.locator('converse-chat-message-body[text="corrected: no picture any more"]').waitFor();
		await awaitPixels(page, purple, 0);
		expect(await hostsIn(room.message('corrected:'))).toBe(0);
	});

	it('leaves nothing of itself when the site is turned off, and asks for nothing', async () => {
		const { page, pictures, poster } = room;
		await poster.post(`before: ${await serve('/before.webp', navy, 'webp')}`);
		await awaitPixels(page, navy, pixels);
		const shown = await serialisedLog();
		expect(shown).toContain(serialisedHost);

		await room.setMode('off');
		await expect.poll(serialisedLog).toBe(shown.replaceAll(serialisedHost, ''));
		expect(await countColourOn(page, navy)).toBe(0);

		const [link, own] = await Promise.all([serve('/while-off.webp', purple, 'webp'), serve('/while-off.png', olive)]);
		await poster.post(`while off: ${link} ${own}`);
		await awaitPixels(page, olive, pixels);
		expect(await serialisedLog()).not.toContain(serialisedHost);
		expect(methods('/while-off.webp')).toEqual([]);

		await room.setMode('on');
		await awaitPixels(page, purple, pixels);
		expect(pictures.requestsFor('/before.webp')).toHaveLength(1);
	});
});
