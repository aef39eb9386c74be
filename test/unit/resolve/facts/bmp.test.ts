import { describe, expect, it } from 'vitest';
import { bmp, coreDib, dib } from './build/bmp';
import { bytes, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';

describe('readBmp', () => {
	it('reads every kind of header', () => {
		for (const headerBytes of [16, 40, 52, 56, 64, 108, 124]) {
			expect(factsOf(bmp(dib(headerBytes, 5, 3, 24), new Uint8Array(16 * 3)), 'bmp')).toEqual(still(5, 3));
		}
		expect(factsOf(bmp(coreDib(127, 64, 8), new Uint8Array(128 * 64)), 'bmp')).toEqual(still(127, 64));
	});

	it('takes a negative height for top-down, and 32 bits for possible alpha', () => {
		expect(factsOf(bmp(dib(40, 5, -3, 32), new Uint8Array(60)), 'bmp')).toEqual(still(5, 3, { mayBeTransparent: true }));
	});

	it('needs all rows, but not the padding of the last', () => {
		const file = bmp(dib(40, 5, 3, 24), new Uint8Array(16 * 2 + 15));
		expect(factsOf(file, 'bmp')).toEqual(still(5, 3));
		expect(factsOf(bytes(file, 'garbage'), 'bmp')).toEqual(still(5, 3));
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'bmp')).toBe('truncated');
	});

	it('believes the image size of run-length encoded data', () => {
		expect(factsOf(bmp(dib(40, 500, 300, 8, 1, 20), new Uint8Array(20)), 'bmp')).toEqual(still(500, 300));
		expect(factsOf(bmp(dib(40, 500, 300, 8, 1, 20), new Uint8Array(19)), 'bmp')).toBe('truncated');
	});

	it('tells the size of a bomb, complete or not', () => {
		expect(factsOf(bmp(dib(40, 60_000, 60_000, 8, 1), 0, 1), 'bmp')).toEqual(still(60_000, 60_000));
		expect(factsOf(bmp(dib(40, 60_000, 60_000, 24)), 'bmp')).toBe('too-many-pixels');
		expect(factsOf(bmp(dib(40, 1, -(2 ** 31), 1, 1), 0, 1), 'bmp')).toEqual(still(1, 2 ** 31));
	});

	it('refuses an embedded JPEG or PNG', () => {
		expect(factsOf(bmp(dib(40, 5, 3, 0, 4), 'JPEG'), 'bmp')).toBe('format-unsupported');
		expect(factsOf(bmp(dib(40, 5, 3, 0, 5), 'PNG'), 'bmp')).toBe('format-unsupported');
		// In OS/2 headers the same number means run lengths.
		expect(factsOf(bmp(dib(64, 5, 3, 24, 4), 0, 1), 'bmp')).toEqual(still(5, 3));
	});

	it('refuses what is malformed', () => {
		expect(factsOf(bmp(dib(40, 0, 3, 24)), 'bmp')).toBe('broken');
		expect(factsOf(bmp(dib(40, -5, 3, 24)), 'bmp')).toBe('broken');
		expect(factsOf(bmp(dib(40, 5, 0, 24)), 'bmp')).toBe('broken');
		expect(factsOf(bmp(dib(65, 5, 3, 24), new Uint8Array(99)), 'bmp')).toBe('broken');
		expect(factsOf(patched(bmp(dib(40, 5, 3, 24)), 0, 'XX'), 'bmp')).toBe('broken');
	});
});
