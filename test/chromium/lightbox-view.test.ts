import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { animated, plain } from '../fixtures/pictures';
import { awaitControl, clickButton, controlsOn, findControl } from '../screen/buttons';
import { awaitColour, awaitPixels, countColourOn, middleOf } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { picturesOn } from './pictures-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const violet = { r: 120, g: 40, b: 200 };

const chat = setUpChat();
const { openWith, openLarge, awaitClosed } = picturesOn(chat);

const png = (colour = teal, width = 1600, height = 1200): Promise<Buffer> => plain(colour, width, height).png().toBuffer();

/** A picture of one colour with a square of another in it. */
async function marked(width: number, height: number, left: number, top: number, side: number): Promise<Buffer> {
	const mark = await plain(orange, side, side).png().toBuffer();
	return plain(teal, width, height)
		.composite([{ input: mark, left, top }])
		.png()
		.toBuffer();
}

describe('a picture that is looked at', () => {
	it('is zoomed about the pointer, dragged, turned, and shown whole again', async () => {
		const { page } = await openWith([await marked(3000, 2000, 2000, 500, 100)]);
		await openLarge(page);
		await awaitColour(page, orange);
		await expect.poll(() => findControl(page, 'progressbar', /./)).toBeUndefined();
		const before = await middleOf(page, orange);
		await page.mouse.move(before.x, before.y);
		await page.mouse.wheel(0, -300);
		await expect.poll(async () => (await middleOf(page, orange)).count).toBeGreaterThan(before.count * 2.5);
		const closer = await middleOf(page, orange);
		expect(Math.hypot(closer.x - before.x, closer.y - before.y)).toBeLessThan(3);
		await page.mouse.down();
		await page.mouse.move(before.x - 80, before.y + 60, { steps: 4 });
		await expect.poll(async () => Math.round((await middleOf(page, orange)).x - closer.x)).toBe(-80);
		await page.mouse.up();
		await page.keyboard.press('1');
		await expect.poll(() => findControl(page, 'button', /^100%/)).toBeDefined();
		await page.keyboard.press('0');
		await expect.poll(async () => (await middleOf(page, orange)).count).toBeLessThan(before.count * 1.1);
		await page.keyboard.press('r');
		// A quarter clockwise: what was at the right, above the middle, is below it at the right.
		await expect.poll(async () => (await middleOf(page, orange)).y).toBeGreaterThan(before.y + 100);
		await page.mouse.click(20, 400);
		await awaitClosed(page);
	});

	it('keeps its keys from the page, and the page from scrolling', async () => {
		const { page } = await openWith([await png()]);
		await page.evaluate(`(() => {
			globalThis.keys = [];
			document.body.style.height = '5000px';
			for (const type of ['keydown', 'keyup', 'keypress']) document.addEventListener(type, (event) => keys.push(event.key), true);
		})()`);
		await openLarge(page);
		await page.mouse.move(600, 400);
		await page.mouse.wheel(0, 600);
		for (const key of ['ArrowDown', 'PageDown', 'End', 'r', '+', 'Tab', 'Escape']) await page.keyboard.press(key);
		await awaitClosed(page);
		expect(await page.evaluate('keys')).toEqual([]);
		expect(await page.evaluate('scrollY')).toBe(0);
		await page.keyboard.press('x');
		expect(await page.evaluate('keys')).toEqual(['x', 'x', 'x']);
	});

	it('goes on by itself when it is let go of in a movement, except where less motion is wanted', async () => {
		const { page } = await openWith([await marked(3000, 2000, 1450, 950, 100)]);
		await openLarge(page);
		await awaitColour(page, orange);
		await expect.poll(() => findControl(page, 'progressbar', /./)).toBeUndefined();
		await page.keyboard.press('1');
		await awaitControl(page, 'button', /^100%/);
		const session = await page.context().newCDPSession(page);
		/** To the left by 60 pixels, at one a millisecond whatever time it takes here, and held for so long at the end. */
		const drag = async (heldMilliseconds: number): Promise<void> => {
			const began = Date.now() / 1000;
			const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', passed: number, by: number) =>
				session.send('Input.dispatchMouseEvent', {
					type,
					x: 640 - by,
					y: 400,
					button: 'left',
					buttons: 1,
					clickCount: 1,
					timestamp: began + passed / 1000,
				});
			await send('mousePressed', 0, 0);
			for (const by of [12, 24, 36, 48, 60]) await send('mouseMoved', by, by);
			await send('mouseReleased', 60 + heldMilliseconds, 60);
		};
		const x = async (): Promise<number> => Math.round((await middleOf(page, orange)).x);
		const first = await x();
		await drag(200);
		await expect.poll(x).toBe(first - 60);
		await drag(4);
		// A quarter of a second's way, but for the last pixels, which take as long again.
		await expect.poll(x).toBeLessThanOrEqual(first - 120 - 245);
		expect(await x()).toBeGreaterThanOrEqual(first - 120 - 251);
		await page.keyboard.press('0');
		await page.keyboard.press('1');
		await expect.poll(x).toBe(first);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await drag(4);
		await page.evaluate(
			'new Promise((done) => { let left = 20; const next = () => (left -= 1) ? requestAnimationFrame(next) : done(); next(); })',
		);
		expect(await x()).toBe(first - 60);
		await page.keyboard.press('Escape');
	});

	it('keeps the focus, whatever the page does about it', async () => {
		const { page } = await openWith([await png()]);
		await page.evaluate(`(() => {
			const field = document.createElement('input');
			document.body.prepend(field);
			document.addEventListener('focusin', (event) => event.target !== field && field.focus());
		})()`);
		await openLarge(page);
		const focused = async (): Promise<string | undefined> =>
			(await Promise.all(['button', 'link', 'textbox'].map((role) => controlsOn(page, role))))
				.flat()
				.find(({ isFocused }) => isFocused)?.name;
		const seen = new Set<string | undefined>();
		for (let presses = 0; presses < 12; presses += 1) {
			await page.keyboard.press('Tab');
			seen.add(await focused());
		}
		expect([...seen]).toEqual(expect.arrayContaining(['Close', 'Rotate', 'Save original file', 'Open original in a new tab']));
		await page.keyboard.press('Escape');
		await awaitClosed(page);
	});

	it('is saved as the file that was sent, under its name', async () => {
		const file = await png(violet);
		const { page, paths } = await openWith([file]);
		await openLarge(page);
		const download = page.waitForEvent('download');
		await clickButton(page, 'Save original file');
		const saved = await download;
		expect(saved.suggestedFilename()).toBe(paths[0]?.split('/').at(-1));
		expect(await readFile(await saved.path())).toEqual(file);
		await page.keyboard.press('Escape');
	});

	it('is copied as a picture', async () => {
		const { page } = await openWith([await png(violet, 640, 480)]);
		await openLarge(page);
		await clickButton(page, 'Copy picture');
		await expect.poll(() => findControl(page, 'StaticText', 'Copied')).toBeDefined();
		await page.keyboard.press('Escape');
		// Only now, since it would also grant or take what the copying needs.
		await chat.at.browser.context.grantPermissions(['clipboard-read']);
		const base64 = await page.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			const blob = await item?.getType('image/png');
			const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
			return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
		});
		const { data, info } = await sharp(Buffer.from(base64, 'base64')).removeAlpha().raw().toBuffer({ resolveWithObject: true });
		expect([info.width, info.height, ...data.subarray(0, 3)]).toEqual([640, 480, violet.r, violet.g, violet.b]);
	});

	it('plays and is held at the frame it is at where it is animated', async () => {
		const { page } = await openWith([
			await animated([violet, orange], 'gif', [100, 60_000]),
			await animated([violet, orange], 'gif', 500),
		]);
		await openLarge(page);
		await awaitPixels(page, orange, 96 * 96);
		await page.keyboard.press('p');
		await awaitControl(page, 'button', 'Play');
		await awaitPixels(page, orange, 96 * 96);
		await page.keyboard.press('ArrowRight');
		await awaitPixels(page, violet, 96 * 96);
		expect(await countColourOn(page, orange)).toBe(0);
		await clickButton(page, 'Play');
		for (const colour of [orange, violet]) await awaitPixels(page, colour, 96 * 96);
		await page.keyboard.press('Escape');
	});

	it('tells how much of it is here while it comes', async () => {
		const file = await png(violet, 1000, 800);
		const { page, paths } = await openWith([file]);
		let goOn = (): void => {};
		chat.at.server.on(paths[0] ?? '', (_request, response) => {
			response.writeHead(200, { 'content-type': 'image/png', 'content-length': file.length });
			response.write(file.subarray(0, file.length / 2));
			goOn = () => response.end(file.subarray(file.length / 2));
		});
		await openLarge(page);
		const progress = async (): Promise<string | undefined> => (await findControl(page, 'progressbar', /./))?.value;
		await expect.poll(progress).toBe('50');
		goOn();
		await expect.poll(progress).toBeUndefined();
		await page.keyboard.press('Escape');
	});

	it('is drawn closer by two fingers, and goes on to the next by one', async () => {
		const { page } = await openWith([await png(teal, 1000, 500), await png(orange, 1000, 500)]);
		await openLarge(page);
		const session = await page.context().newCDPSession(page);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly [x: number, y: number][]) =>
			session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
		await touch('touchStart', [600, 400], [680, 400]);
		for (const step of [20, 60, 100, 140]) await touch('touchMove', [600 - step, 400], [680 + step, 400]);
		await touch('touchEnd');
		await expect.poll(() => findControl(page, 'button', /^[2-9]\d\d%|^\d,\d\d\d%/)).toBeDefined();
		await page.keyboard.press('0');
		await touch('touchStart', [700, 400]);
		for (const x of [660, 600, 520]) await touch('touchMove', [x, 400]);
		await touch('touchEnd');
		await awaitColour(page, orange);
		await page.keyboard.press('Escape');
	});
});
