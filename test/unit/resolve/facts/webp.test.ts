import { describe, expect, it } from 'vitest';
import { bytes, little, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';
import { animation, plain } from './build/sharp-pictures';
import { extended, lossless, lossy, webp, webpChunk, webpFrame } from './build/webp';

describe('readWebp', () => {
	it('reads lossy and lossless files, with and without alpha', async () => {
		for (const isLossless of [false, true]) {
			for (const withAlpha of [false, true]) {
				const file = await plain(33, 47, withAlpha).webp({ lossless: isLossless }).toBuffer();
				expect(factsOf(file, 'webp')).toEqual(still(33, 47, { mayBeTransparent: withAlpha }));
			}
		}
	});

	it('counts the frames of an animation', async () => {
		const file = await animation(30, 20, 5)
			.webp({ loop: 0, delay: [50, 50, 50, 50, 50] })
			.toBuffer();
		expect(factsOf(file, 'webp')).toMatchObject({ width: 30, height: 20, frames: 5, decodedPixels: 600 });
	});

	it('leaves the orientation alone, as browsers do', async () => {
		expect(factsOf(await plain(33, 47).withMetadata({ orientation: 6 }).webp().toBuffer(), 'webp')).toMatchObject({
			width: 33,
			height: 47,
		});
	});

	it('takes the canvas and every bitstream into account where they disagree', () => {
		expect(factsOf(webp(extended(0, 10, 20), lossy(16_000, 12_000)), 'webp')).toEqual(
			still(10, 20, { decodedPixels: 192_000_000, longestSidePixels: 16_000 }),
		);
		expect(factsOf(webp(extended(0, 2 ** 24, 2 ** 24), lossless(3, 4)), 'webp')).toMatchObject({ longestSidePixels: 2 ** 24 });
		expect(factsOf(webp(extended(0x02, 10, 20), webpFrame(10, 20, lossless(16_384, 9))), 'webp')).toMatchObject({
			longestSidePixels: 16_384,
		});
		expect(factsOf(webp(extended(0x02, 10, 20), webpFrame(9_000, 9, lossy(4, 4))), 'webp')).toMatchObject({ longestSidePixels: 9_000 });
	});

	it('finds transparency in the canvas, the bitstream and the alpha chunk', () => {
		expect(factsOf(webp(extended(0x10, 3, 4), lossy(3, 4)), 'webp')).toMatchObject({ mayBeTransparent: true });
		expect(factsOf(webp(lossless(3, 4, true)), 'webp')).toMatchObject({ mayBeTransparent: true });
		expect(factsOf(webp(lossless(3, 4)), 'webp')).toMatchObject({ mayBeTransparent: false });
		expect(factsOf(webp(extended(0, 3, 4), webpChunk('ALPH', 0), lossy(3, 4)), 'webp')).toMatchObject({ mayBeTransparent: true });
	});

	it('does not read the two scaling bits as part of a side', () => {
		expect(factsOf(webp(lossy(0x4000 + 5, 0xc000 + 6)), 'webp')).toEqual(still(5, 6));
	});

	it('refuses what is malformed', () => {
		expect(factsOf(webp(lossy(0, 4)), 'webp')).toBe('broken');
		expect(factsOf(webp(extended(0, 10, 20)), 'webp')).toBe('broken');
		expect(factsOf(webp(webpChunk('VP8 ', 1, 2, 3)), 'webp')).toBe('broken');
		expect(factsOf(webp(webpChunk('VP8L', 0x2e, 0, 0, 0, 0)), 'webp')).toBe('broken');
		expect(factsOf(webp(extended(2, 4, 4), webpFrame(4, 4, webpFrame(4, 4, lossy(4, 4)))), 'webp')).toBe('broken');
		expect(factsOf(patched(webp(lossy(3, 4)), 16, little(4_000, 4)), 'webp')).toBe('broken');
		expect(factsOf(patched(webp(lossy(3, 4)), 4, little(0, 4)), 'webp')).toBe('broken');
	});

	it('knows every beginning of a file as truncated, and ignores what follows its end', async () => {
		const file = await animation(10, 10, 2).webp().toBuffer();
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'webp')).toBe('truncated');
		expect(factsOf(bytes(file, 'ANMF garbage'), 'webp')).toEqual(factsOf(file, 'webp'));
	});
});
