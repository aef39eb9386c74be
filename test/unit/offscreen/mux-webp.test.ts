import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { muxWebp } from '../../../src/offscreen/animation/mux-webp';
import { readWebp } from '../../../src/resolve/facts/webp';

const size = { width: 31, height: 20 };

/** A still WebP of one colour, as a browser's canvas encodes it. */
async function frame(background: { r: number; g: number; b: number; alpha: number }, lossless: boolean): Promise<Uint8Array> {
	return sharp({ create: { ...size, channels: 4, background } })
		.webp({ lossless, quality: 90 })
		.toBuffer();
}

describe.each([
	['lossless', true],
	['lossy', false],
])('an animation of %s frames', (_, lossless) => {
	test('is read back as it was put together', async () => {
		const red = await frame({ r: 255, g: 0, b: 0, alpha: 1 }, lossless);
		const half = await frame({ r: 0, g: 0, b: 255, alpha: 0.5 }, lossless);
		const nothing = await frame({ r: 0, g: 0, b: 0, alpha: 0 }, lossless);
		const file = muxWebp(size, [
			{ file: red, milliseconds: 33 },
			{ file: half, milliseconds: 34 },
			{ file: half, milliseconds: 33 },
			{ file: nothing, milliseconds: 40 },
		]);
		const metadata = await sharp(file, { animated: true }).metadata();
		expect(metadata).toMatchObject({
			format: 'webp',
			width: 31,
			pageHeight: 20,
			pages: 3,
			loop: 0,
			delay: [33, 67, 40],
			hasAlpha: true,
		});
		const { data } = await sharp(file, { animated: true }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
		const firstPixelOf = (index: number) => [...data.subarray(index * 31 * 20 * 4, index * 31 * 20 * 4 + 4)];
		expect(firstPixelOf(0)[0]).toBeGreaterThan(248);
		expect(firstPixelOf(0)[3]).toBe(255);
		expect(firstPixelOf(1)[2]).toBeGreaterThan(248);
		expect(firstPixelOf(1)[3]).toBeCloseTo(128, -1);
		// Not blended with the frame before.
		expect(firstPixelOf(2)[3]).toBe(0);
		expect(readWebp(file)).toMatchObject({ ok: true, value: { width: 31, height: 20, frames: 3, mayBeTransparent: true } });
	});
});

test('what is no WebP is a bug of ours', () => {
	expect(() => muxWebp(size, [{ file: new Uint8Array(100), milliseconds: 40 }])).toThrow('No WebP');
});
