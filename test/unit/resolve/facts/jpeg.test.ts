import { describe, expect, it } from 'vitest';
import { big, bytes, find, little, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';
import { plain } from './build/sharp-pictures';

const start = [0xff, 0xd8];
const end = [0xff, 0xd9];
const scan = bytes(0xff, 0xda, big(8, 2), 1, 1, 0, 0, 63, 0, [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]);

function frame(width: number, height: number, code = 0xc0): Uint8Array {
	return bytes(0xff, code, big(11, 2), 8, big(height, 2), big(width, 2), 1, 1, 0x11, 0);
}

function exif(tiff: Uint8Array): Uint8Array {
	return bytes(0xff, 0xe1, big(tiff.length + 8, 2), 'Exif\0\0', tiff);
}

describe('readJpeg', () => {
	it('reads baseline and progressive files', async () => {
		for (const progressive of [false, true]) {
			expect(factsOf(await plain(61, 23).jpeg({ progressive }).toBuffer(), 'jpeg')).toEqual(still(61, 23));
		}
	});

	it('swaps the sides for orientations 5 to 8 only', async () => {
		for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
			const file = await plain(61, 23).withMetadata({ orientation }).jpeg().toBuffer();
			expect(factsOf(file, 'jpeg')).toEqual(orientation < 5 ? still(61, 23) : still(23, 61));
		}
	});

	it('reads EXIF in both byte orders, and takes no notice of a broken one', () => {
		const entry = (value: number, type = 3): Uint8Array =>
			bytes('II', 42, 0, little(8, 4), little(1, 2), little(0x112, 2), little(type, 2), little(1, 4), little(value, 4));
		const withExif = (tiff: Uint8Array): Uint8Array => bytes(start, exif(tiff), frame(10, 20), scan, end);
		expect(factsOf(withExif(entry(6)), 'jpeg')).toEqual(still(20, 10));
		expect(
			factsOf(withExif(bytes('MM', 0, 42, big(8, 4), big(1, 2), big(0x112, 2), big(3, 2), big(1, 4), big(8, 2), 0, 0)), 'jpeg'),
		).toEqual(still(20, 10));
		expect(factsOf(withExif(entry(9)), 'jpeg')).toEqual(still(10, 20));
		expect(factsOf(withExif(entry(6, 4)), 'jpeg')).toEqual(still(10, 20));
		expect(factsOf(withExif(bytes('II', 42, 0, little(2 ** 32 - 1, 4))), 'jpeg')).toEqual(still(10, 20));
		expect(factsOf(withExif(bytes('II', 42, 0, little(8, 4), little(65_535, 2))), 'jpeg')).toEqual(still(10, 20));
		expect(factsOf(withExif(bytes('XX')), 'jpeg')).toEqual(still(10, 20));
	});

	it('takes every frame header into account, also behind a scan', () => {
		expect(factsOf(bytes(start, frame(10, 20), scan, frame(30_000, 40_000, 0xc2), scan, end), 'jpeg')).toEqual(
			still(10, 20, { decodedPixels: 1_200_000_000, longestSidePixels: 40_000 }),
		);
	});

	it('knows all frame headers and nothing else as such', () => {
		for (let code = 0xc0; code <= 0xcf; code++) {
			const isFrame = ![0xc4, 0xc8, 0xcc].includes(code);
			expect(factsOf(bytes(start, frame(10, 20, code), scan, end), 'jpeg')).toEqual(isFrame ? still(10, 20) : 'broken');
		}
	});

	it('ignores the thumbnail in EXIF, fill bytes and what follows the end', () => {
		const thumbnail = bytes(start, frame(900, 900), scan, end);
		const file = bytes(start, exif(thumbnail), [0xff, 0xff, 0xff], frame(10, 20), scan, end, thumbnail);
		expect(factsOf(file, 'jpeg')).toEqual(still(10, 20));
	});

	it('forgives damage in the picture data if the end is there', () => {
		expect(factsOf(bytes(start, frame(10, 20), scan, [0xff, 0x3c, 0xff, 0xff, 1], end), 'jpeg')).toEqual(still(10, 20));
		expect(factsOf(bytes(start, frame(10, 20), scan, [0xff, 0x3c, 0, 0, 1], end), 'jpeg')).toEqual(still(10, 20));
	});

	it('refuses what is malformed', () => {
		expect(factsOf(bytes(start, end), 'jpeg')).toBe('broken');
		expect(factsOf(bytes(start, scan, frame(10, 20), end), 'jpeg')).toBe('broken');
		expect(factsOf(bytes(start, frame(0, 20), scan, end), 'jpeg')).toBe('broken');
		expect(factsOf(bytes(start, frame(10, 0), scan, end), 'jpeg')).toBe('broken');
		expect(factsOf(bytes(start, [0xff, 0xe0, 0, 1], frame(10, 20), scan, end), 'jpeg')).toBe('broken');
		expect(factsOf(bytes('no picture'), 'jpeg')).toBe('broken');
	});

	it('knows every beginning of a file as truncated', async () => {
		const file = await plain(20, 20).withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer();
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'jpeg')).toBe('truncated');
	});

	it('reads a size that was patched into a real file', async () => {
		const file = await plain(20, 20).jpeg().toBuffer();
		const offset = find(file, '\xff\xc0') + 5;
		expect(factsOf(patched(file, offset, big(65_535, 2), big(65_535, 2)), 'jpeg')).toEqual(still(65_535, 65_535));
	});
});
