import { describe, expect, it } from 'vitest';
import { big, bytes, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';
import { chunk, frameHeader, header, png } from './build/png';
import { plain } from './build/sharp-pictures';

const data = chunk('IDAT', 1, 2, 3);

describe('readPng', () => {
	it('reads the size and the alpha channel', async () => {
		expect(factsOf(await plain(37, 21).png().toBuffer(), 'png')).toEqual(still(37, 21));
		expect(factsOf(await plain(37, 21, true).png().toBuffer(), 'png')).toEqual(still(37, 21, { mayBeTransparent: true }));
	});

	it('takes tRNS for transparency', () => {
		expect(factsOf(png(header(5, 6, 3), chunk('PLTE', 1, 2, 3), chunk('tRNS', 0), data), 'png')).toEqual(
			still(5, 6, { mayBeTransparent: true }),
		);
		expect(factsOf(png(header(5, 6, 4), data), 'png')).toEqual(still(5, 6, { mayBeTransparent: true }));
	});

	it('counts the frames of an APNG and their sizes', () => {
		const file = png(
			header(40, 30),
			chunk('acTL', big(3, 4), big(0, 4)),
			frameHeader(40, 30),
			data,
			frameHeader(10, 90),
			frameHeader(8, 8),
		);
		expect(factsOf(file, 'png')).toEqual(still(40, 30, { frames: 3, longestSidePixels: 90 }));
	});

	it('believes the larger count where acTL and fcTL disagree', () => {
		const frames = Array.from({ length: 5 }, () => frameHeader(4, 4));
		expect(factsOf(png(header(4, 4), chunk('acTL', big(1, 4), big(0, 4)), frames, data), 'png')).toMatchObject({ frames: 5 });
		expect(factsOf(png(header(4, 4), chunk('acTL', big(2 ** 31, 4), big(0, 4)), frames, data), 'png')).toMatchObject({
			frames: 2 ** 31,
		});
		expect(factsOf(png(header(4, 4), frames, data), 'png')).toMatchObject({ frames: 1 });
	});

	it('tells a huge frame in a small canvas', () => {
		const file = png(header(4, 4), chunk('acTL', big(2, 4), big(0, 4)), frameHeader(4, 4), data, frameHeader(20_000, 30_000));
		expect(factsOf(file, 'png')).toMatchObject({ width: 4, height: 4, decodedPixels: 600_000_000, longestSidePixels: 30_000 });
	});

	it('tells the size of a bomb', () => {
		expect(factsOf(png(header(65_535, 65_535), data), 'png')).toEqual(still(65_535, 65_535));
	});

	it('applies the orientation of eXIf before the picture, as browsers do', async () => {
		for (const orientation of [1, 2, 3, 4]) {
			expect(factsOf(await plain(12, 34).withMetadata({ orientation }).png().toBuffer(), 'png')).toMatchObject({
				width: 12,
				height: 34,
			});
		}
		for (const orientation of [5, 6, 7, 8]) {
			expect(factsOf(await plain(12, 34).withMetadata({ orientation }).png().toBuffer(), 'png')).toMatchObject({
				width: 34,
				height: 12,
			});
		}
		const exif = chunk('eXIf', 'MM', 0, 42, big(8, 4), big(1, 2), big(0x112, 2), big(3, 2), big(1, 4), big(6, 2), 0, 0);
		expect(factsOf(png(header(12, 34), exif, data), 'png')).toMatchObject({ width: 34 });
		expect(factsOf(png(header(12, 34), data, exif), 'png')).toMatchObject({ width: 12 });
	});

	it('refuses what is malformed', () => {
		expect(factsOf(png(header(0, 5), data), 'png')).toBe('broken');
		expect(factsOf(png(header(5, 0), data), 'png')).toBe('broken');
		expect(factsOf(png(data, header(5, 5)), 'png')).toBe('broken');
		expect(factsOf(png(chunk('IHDR', big(5, 4), big(5, 4))), 'png')).toBe('broken');
		expect(factsOf(patched(png(header(5, 5), data), 0, 'X'), 'png')).toBe('broken');
	});

	it('knows every beginning of a file as truncated, and ignores what follows its end', () => {
		const file = png(header(5, 5), data, chunk('tEXt', 'a\0b'));
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'png')).toBe('truncated');
		expect(factsOf(bytes(file, 'garbage'), 'png')).toEqual(still(5, 5));
	});

	it('does not wait for the rest of a file that announces too much', () => {
		expect(factsOf(png(header(65_535, 65_535), data).subarray(0, -1), 'png')).toBe('too-many-pixels');
	});
});
