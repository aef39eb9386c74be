import { describe, expect, it } from 'vitest';
import { dib } from './build/bmp';
import { big, bytes, little, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';
import { ico } from './build/ico';
import { header, png } from './build/png';
import { plain } from './build/sharp-pictures';

const small = { width: 16, height: 16, data: bytes(dib(40, 16, 32, 32), new Uint8Array(16 * 16 * 4 + 64)) };

describe('readIco', () => {
	it('shows the largest picture', async () => {
		const large = { width: 48, height: 48, data: await plain(48, 48).png().toBuffer() };
		const middle = { ...small, width: 32, height: 32, data: bytes(dib(40, 32, 64, 32), new Uint8Array(99)) };
		expect(factsOf(ico(small, large, middle), 'ico')).toEqual(still(48, 48, { mayBeTransparent: true }));
		expect(factsOf(patched(ico(small), 2, 2), 'ico')).toEqual(still(16, 16, { mayBeTransparent: true }));
	});

	it('takes zero for 256, and the size inside for the one shown', async () => {
		const large = { width: 256, height: 256, data: await plain(512, 512, true).png().toBuffer() };
		expect(factsOf(ico(large), 'ico')).toEqual(still(512, 512, { mayBeTransparent: true }));
	});

	it('tells a huge picture that the directory calls small', () => {
		expect(factsOf(ico(small, { width: 8, height: 8, data: png(header(40_000, 30_000)) }), 'ico')).toEqual(
			still(16, 16, { mayBeTransparent: true, decodedPixels: 1_200_000_000, longestSidePixels: 40_000 }),
		);
		expect(factsOf(ico({ width: 8, height: 8, data: dib(40, 50_000, 100_000, 1) }), 'ico')).toMatchObject({
			decodedPixels: 2_500_000_000,
		});
	});

	it('steps over a malformed entry', () => {
		expect(factsOf(ico(small, { width: 64, height: 64, data: bytes('no picture') }), 'ico')).toMatchObject({ width: 16 });
		expect(factsOf(ico({ width: 64, height: 64, data: bytes('\x89PNG\r\n\x1a\n', big(7, 4), 'IHDR') }), 'ico')).toBe('broken');
	});

	it('refuses what is malformed', () => {
		expect(factsOf(ico(), 'ico')).toBe('broken');
		expect(factsOf(patched(ico(small), 2, 3), 'ico')).toBe('broken');
		expect(factsOf(ico({ width: 1, height: 1, data: png(header(0, 4)) }), 'ico')).toBe('broken');
	});

	it('knows every beginning of a file as truncated, and ignores what follows its end', () => {
		const file = ico(small, small);
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'ico')).toBe('truncated');
		expect(factsOf(bytes(file, 'garbage'), 'ico')).toEqual(still(16, 16, { mayBeTransparent: true }));
	});

	it('reads a full directory whose entries all point at the same picture', () => {
		const count = 65_535;
		const data = png(header(7, 7));
		const entry = bytes(7, 7, 0, 0, 0, 0, 0, 0, little(data.length, 4), little(6 + 16 * count, 4));
		const file = new Uint8Array(6 + 16 * count + data.length);
		file.set(bytes(0, 0, 1, 0, little(count, 2)));
		for (let index = 0; index < count; index++) file.set(entry, 6 + index * 16);
		file.set(data, 6 + 16 * count);
		expect(factsOf(file, 'ico')).toEqual(still(7, 7, { mayBeTransparent: true }));
	});
});
