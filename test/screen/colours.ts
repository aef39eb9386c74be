import type { Page } from 'playwright';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Rgb } from '../fixtures/pictures';

/** How far a channel may be off: JPEG and colour management round. */
const tolerance = 6;
const waitMilliseconds = 15_000;

/** How many pixels of the page's view are of this colour, in a screenshot. */
export async function countColour(screenshot: Uint8Array, colour: Rgb): Promise<number> {
	const { data, info } = await sharp(screenshot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	let count = 0;
	for (let offset = 0; offset < data.length; offset += info.channels) {
		if (isNear(data[offset], colour.r) && isNear(data[offset + 1], colour.g) && isNear(data[offset + 2], colour.b)) count += 1;
	}
	return count;
}

/** Waits until at least this share of the expected pixels is on the screen: corners are rounded, edges are blended. */
export async function expectColour(page: Page, colour: Rgb, pixels: number): Promise<void> {
	await expect
		.poll(async () => countColour(await page.screenshot(), colour), { timeout: waitMilliseconds, interval: 100 })
		.toSatisfy((count: number) => count >= pixels * 0.95 && count <= pixels * 1.02, `about ${pixels} pixels of the colour`);
}

/** Sees that no pixel of this colour is on the screen now. */
export async function expectNoColour(page: Page, colour: Rgb): Promise<void> {
	expect(await countColour(await page.screenshot(), colour)).toBe(0);
}

function isNear(value: number | undefined, wanted: number): boolean {
	return value !== undefined && Math.abs(value - wanted) <= tolerance;
}
