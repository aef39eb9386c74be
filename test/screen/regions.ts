import sharp from 'sharp';
import type { Rgb } from '../fixtures/pictures';

/** A part of a screenshot, in its pixels. */
export interface Region {
	readonly top: number;
	readonly bottom: number;
}

/** How far a channel may be off. */
const tolerance = 6;

/** For each region of full width, how many of its pixels are of each colour. */
export async function coloursIn(screenshot: Uint8Array, regions: readonly Region[], colours: readonly Rgb[]): Promise<number[][]> {
	const { data, info } = await sharp(screenshot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	const counts = regions.map(() => colours.map(() => 0));
	for (const [index, { top, bottom }] of regions.entries()) {
		const count = counts[index] ?? [];
		const end = Math.min(data.length, Math.round(bottom) * info.width * info.channels);
		for (let at = Math.max(0, Math.round(top)) * info.width * info.channels; at < end; at += info.channels) {
			const colour = colours.findIndex(({ r, g, b }) =>
				[r, g, b].every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) <= tolerance),
			);
			if (colour >= 0) count[colour] = (count[colour] ?? 0) + 1;
		}
	}
	return counts;
}
