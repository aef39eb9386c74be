import type { AnyPage } from '../browsers/any-page';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Rgb } from '../fixtures/pictures';

/** How far a channel may be off: JPEG and colour management round. */
const tolerance = 6;
const waitMilliseconds = 30_000;
/** What has to be drawn takes longer where the machine is busy. */
const drawnWaitMilliseconds = 45_000;
/** A screenshot costs a tenth of a second of a core: to take them without a pause would hold up what they wait for. */
const betweenScreenshotsMilliseconds = 200;

/** How many pixels of a screenshot are of this colour. */
export async function countColour(screenshot: Uint8Array, colour: Rgb): Promise<number> {
	const { data, info } = await sharp(screenshot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	let count = 0;
	for (let offset = 0; offset < data.length; offset += info.channels) {
		if (isColour(data, offset, colour)) count += 1;
	}
	return count;
}

/** How many pixels of the page's view are of this colour now. */
export async function countColourOn(page: Pick<AnyPage, 'screenshot'>, colour: Rgb): Promise<number> {
	return countColour(await page.screenshot(), colour);
}

/** Waits until about this many pixels are of the colour: corners are rounded, edges are blended. */
export async function awaitPixels(page: Pick<AnyPage, 'screenshot'>, colour: Rgb, pixels: number): Promise<void> {
	const about = (count: number): boolean => count >= pixels * 0.95 && count <= pixels * 1.02;
	await expect
		.poll(async () => countColourOn(page, colour), { timeout: waitMilliseconds, interval: betweenScreenshotsMilliseconds })
		.toSatisfy(about, `about ${Math.round(pixels)} pixels of rgb(${colour.r} ${colour.g} ${colour.b})`);
}

/** What the controls of a picture cover of it: two buttons of 28 CSS pixels. */
const controlsPixels = 2 * 28 * 28;

/** Waits until a picture is shown that has the focus, as one has that was asked for by the keyboard: its controls stand on it. */
export function awaitFocusedPixels(page: Pick<AnyPage, 'screenshot'>, colour: Rgb, pixels: number): Promise<void> {
	return awaitPixels(page, colour, pixels - controlsPixels);
}

/** Waits until a square of the colour is shown. Its edges are blended: videos encode colours at half their resolution. */
export async function awaitSquare(page: Pick<AnyPage, 'screenshot'>, colour: Rgb, side: number): Promise<void> {
	await expect
		.poll(async () => countColourOn(page, colour), { timeout: drawnWaitMilliseconds, interval: betweenScreenshotsMilliseconds })
		.toSatisfy((count: number) => count > (side - 6) ** 2 && count <= (side + 1) ** 2, `a square of ${side} pixels`);
}

/** Waits until the colour is on the screen at all. */
export async function awaitColour(page: Pick<AnyPage, 'screenshot'>, colour: Rgb): Promise<void> {
	await expect
		.poll(async () => countColourOn(page, colour), { timeout: waitMilliseconds, interval: betweenScreenshotsMilliseconds })
		.toBeGreaterThan(100);
}

/** The middle of all pixels of a colour on the page's view, in CSS pixels, and how many there are. */
export async function middleOf(page: Pick<AnyPage, 'screenshot'>, colour: Rgb): Promise<{ x: number; y: number; count: number }> {
	const { data, info } = await sharp(await page.screenshot())
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	let [x, y, count] = [0, 0, 0];
	for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
		if (!isColour(data, pixel * info.channels, colour)) continue;
		x += pixel % info.width;
		y += Math.floor(pixel / info.width);
		count += 1;
	}
	return { x: x / count, y: y / count, count };
}

/** Whether the pixel whose bytes begin here is of this colour. */
export function isColour(data: Uint8Array, offset: number, colour: Rgb): boolean {
	return isNear(data[offset], colour.r) && isNear(data[offset + 1], colour.g) && isNear(data[offset + 2], colour.b);
}

function isNear(value: number | undefined, wanted: number): boolean {
	return value !== undefined && Math.abs(value - wanted) <= tolerance;
}
