import sharp from 'sharp';
import type { Rgb } from '../fixtures/pictures';
import { isColour } from './colours';

/** The leftmost column of a screenshot with a pixel of this colour; undefined where there is none. */
export async function leftEdge(screenshot: Uint8Array, colour: Rgb): Promise<number | undefined> {
	const { data, info } = await sharp(screenshot).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	let edge: number | undefined;
	for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
		if (isColour(data, pixel * info.channels, colour)) edge = Math.min(edge ?? Infinity, pixel % info.width);
	}
	return edge;
}
