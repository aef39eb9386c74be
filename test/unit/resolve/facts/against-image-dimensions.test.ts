import { imageDimensionsFromData } from 'image-dimensions';
import { describe, expect, it } from 'vitest';
import type { PictureType } from '../../../../src/resolve/facts/picture-facts';
import { factsOf } from './build/facts-of';
import { animation, plain } from './build/sharp-pictures';

const sizes = [
	[1, 1],
	[16, 9],
	[255, 257],
	[1_030, 3],
	[640, 480],
] as const;
const types = ['png', 'jpeg', 'gif', 'webp', 'avif'] as const satisfies readonly PictureType[];

describe('readPictureFacts against another reader', () => {
	for (const type of types) {
		it(`agrees on ${type}`, async () => {
			for (const [width, height] of sizes) {
				for (const withAlpha of [false, true]) {
					const file = await plain(width, height, withAlpha)[type]().toBuffer();
					const { width: otherWidth, height: otherHeight } = imageDimensionsFromData(file) ?? {};
					expect({ otherWidth, otherHeight }).toEqual({ otherWidth: width, otherHeight: height });
					expect(factsOf(file, type)).toMatchObject({ width, height, decodedPixels: width * height, frames: 1 });
				}
			}
		});
	}

	it('agrees on animations', async () => {
		for (const type of ['gif', 'webp'] as const) {
			const frames = animation(50, 40, 6);
			const file = await frames[type]({ delay: [40, 40, 40, 40, 40, 40] }).toBuffer();
			const other = imageDimensionsFromData(file);
			expect(factsOf(file, type)).toMatchObject({ width: other?.width, height: other?.height, frames: 6 });
		}
	});

	it('agrees on oriented files, but for the turn that it does not apply', async () => {
		for (const type of ['png', 'jpeg'] as const) {
			const file = await plain(50, 40).withMetadata({ orientation: 8 })[type]().toBuffer();
			const other = imageDimensionsFromData(file);
			expect(factsOf(file, type)).toMatchObject({ width: other?.height, height: other?.width });
		}
	});
});
