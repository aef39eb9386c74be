import sharp from 'sharp';
import { expect } from 'vitest';
import type { VirtualDisplay } from '../browsers/xvfb';

/** A part of the screen, in pixels. */
export interface Region {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** A focus ring that moves changes less of a region than this, what opens there more. */
const changedShare = 0.05;
export const screenTiming = { timeout: 20_000, interval: 400 };

/** Does something, and waits until it has changed a part of the screen and is done with fading in; returns that part. */
export async function changeOf(display: VirtualDisplay, region: Region, what: string, act: () => Promise<unknown>): Promise<Buffer> {
	const before = await look(display, region);
	await act();
	let now = before;
	const isChanged = async (): Promise<boolean> => {
		const last = now;
		now = await look(display, region);
		return differ(before, now) && !differ(last, now);
	};
	await expect.poll(isChanged, { ...screenTiming, message: `${what} on the screen` }).toBe(true);
	return now;
}

/** A part of the screen as it is now. */
export async function look(display: VirtualDisplay, region: Region): Promise<Buffer> {
	return sharp(await display.screenshot())
		.extract({ ...region })
		.greyscale()
		.raw()
		.toBuffer();
}

/** Whether two looks at one part of the screen show different things. */
export function differ(one: Buffer, other: Buffer): boolean {
	const changed = one.filter((value, index) => Math.abs(value - (other[index] ?? 0)) > 16).length;
	return changed / one.length > changedShare;
}
