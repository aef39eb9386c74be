import { describe, expect, it } from 'vitest';
import { fullSequence, obu, stillSequence } from './build/av1';
import { alphaProperty, box, fileType, fullBox, meta, sequence, spatialExtents } from './build/avif';
import { big, bytes, find, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';
import { plain } from './build/sharp-pictures';

const quarterTurn = box('irot', 1);

/** A still picture of 16 × 16 whose only item is found by extents of its own: their count and they themselves. */
function relocated(data: Uint8Array, fieldBytes: number, extents: Uint8Array): Uint8Array {
	const whole = meta([spatialExtents(16, 16)], [{ type: 'av01', properties: [1], data }]);
	const location = box('iloc', 1, 0, 0, 0, fieldBytes, 0, big(1, 2), big(1, 2), big(1, 2), big(0, 2), extents);
	return bytes(
		fileType('avif'),
		box('meta', whole.subarray(8, find(whole, 'iloc') - 4), location, whole.subarray(find(whole, 'iinf') - 4)),
	);
}

describe('readAvif: still pictures', () => {
	it('reads the size and the alpha item', async () => {
		expect(factsOf(await plain(64, 48).avif().toBuffer(), 'avif')).toEqual(still(64, 48));
		expect(factsOf(await plain(64, 48, true).avif().toBuffer(), 'avif')).toEqual(still(64, 48, { mayBeTransparent: true }));
	});

	it('applies the rotation', async () => {
		expect(factsOf(await plain(64, 48).withMetadata({ orientation: 6 }).avif().toBuffer(), 'avif')).toMatchObject({
			width: 48,
			height: 64,
		});
		const file = (angle: number): Uint8Array =>
			bytes(
				fileType('avif'),
				meta([spatialExtents(30, 20), box('irot', angle)], [{ type: 'av01', properties: [1, 2], data: stillSequence(30, 20) }]),
			);
		for (const angle of [0, 1, 2, 3]) expect(factsOf(file(angle), 'avif')).toEqual(angle % 2 === 1 ? still(20, 30) : still(30, 20));
	});

	it('applies only what belongs to the primary item, but counts every size', () => {
		const properties = [spatialExtents(10, 10), spatialExtents(60, 40), spatialExtents(9_000, 7), quarterTurn];
		const file = bytes(fileType('avif'), meta(properties, [{ type: 'av01', properties: [2], data: stillSequence(60, 40) }]));
		expect(factsOf(file, 'avif')).toEqual(still(60, 40, { longestSidePixels: 9_000, decodedPixels: 63_000 }));
	});

	it('reads the size of a grid', () => {
		const grid = (flags: number, sideBytes: number): Uint8Array =>
			bytes(
				fileType('avif'),
				meta(
					[spatialExtents(400, 300), spatialExtents(200, 300)],
					[
						{ type: 'grid', properties: [1], data: bytes(0, flags, 0, 1, big(40_000, sideBytes), big(30_000, sideBytes)) },
						{ type: 'av01', properties: [2], data: stillSequence(200, 300) },
					],
				),
			);
		const expected = still(400, 300, { decodedPixels: 1_200_000_000, longestSidePixels: 40_000 });
		expect(factsOf(grid(0, 2), 'avif')).toEqual(expected);
		expect(factsOf(grid(1, 4), 'avif')).toEqual(expected);
	});

	it('finds the size of the bitstream behind a lying container', async () => {
		const file = await plain(320, 200).avif().toBuffer();
		const lie = patched(file, find(file, 'ispe') + 8, big(16, 4), big(16, 4));
		expect(factsOf(lie, 'avif')).toEqual(still(16, 16, { decodedPixels: 64_000, longestSidePixels: 320 }));
	});

	it('finds it in any form, behind other units, split over extents, and in the configuration', () => {
		const expected = still(16, 16, { decodedPixels: 1_000_000_000, longestSidePixels: 50_000 });
		const padding = obu(15, bytes(1, 2, 3));
		for (const header of [stillSequence(50_000, 20_000), fullSequence(50_000, 20_000)]) {
			const data = bytes(obu(2, bytes()), padding, stillSequence(16, 16), header);
			expect(
				factsOf(bytes(fileType('avif'), meta([spatialExtents(16, 16)], [{ type: 'av01', properties: [1], data }])), 'avif'),
			).toEqual(expected);
			const configuration = box('av1C', 0x81, 0, 0, 0, header);
			const item = { type: 'av01', properties: [1], data: stillSequence(16, 16) };
			expect(factsOf(bytes(fileType('avif'), meta([spatialExtents(16, 16), configuration], [item])), 'avif')).toEqual(expected);
		}

		const data = stillSequence(50_000, 20_000);
		const extents = bytes(big(2, 2), big(0, 4), big(3, 4), big(3, 4), big(data.length - 3, 4));
		expect(factsOf(relocated(data, 0x44, extents), 'avif')).toEqual(expected);
	});

	it('reads item data in the file, wherever it lies', () => {
		const data = stillSequence(90, 70);
		const start = bytes(fileType('avif'), box('mdat', data));
		const at = { offset: start.length - data.length, length: data.length };
		expect(factsOf(bytes(start, meta([spatialExtents(9, 7)], [{ type: 'av01', properties: [1], at }])), 'avif')).toEqual(
			still(9, 7, { decodedPixels: 6_300, longestSidePixels: 90 }),
		);
	});

	it('refuses what is malformed', () => {
		const item = { type: 'av01', properties: [1], data: stillSequence(5, 5) };
		expect(factsOf(bytes(fileType('avif'), meta([spatialExtents(0, 5)], [item])), 'avif')).toBe('broken');
		expect(factsOf(bytes(fileType('avif'), meta([quarterTurn], [item])), 'avif')).toBe('broken');
		expect(factsOf(bytes(fileType('avif'), fullBox('meta')), 'avif')).toBe('broken');
		expect(factsOf(bytes(box('free', 1, 2, 3, 4), fileType('avif')), 'avif')).toBe('broken');
	});

	it('lets the tiles of a grid share their data, as encoders do with equal ones', () => {
		const start = bytes(fileType('avif'), box('mdat', stillSequence(64, 64)));
		const at = { offset: fileType('avif').length + 8, length: start.length - fileType('avif').length - 8 };
		const tiles = Array.from({ length: 100 }, () => ({ type: 'av01', properties: [2], at }));
		const grid = { type: 'grid', properties: [1], data: bytes(0, 0, 9, 9, big(640, 2), big(640, 2)) };
		expect(factsOf(bytes(start, meta([spatialExtents(640, 640), spatialExtents(64, 64)], [grid, ...tiles])), 'avif')).toEqual(
			still(640, 640),
		);
	});

	it('refuses items that refer to the same bytes over and over', () => {
		const items = Array.from({ length: 100 }, (_, index) => ({ type: 'av01', properties: [1], at: { offset: index, length: 2_000 } }));
		expect(factsOf(bytes(fileType('avif'), meta([spatialExtents(5, 5)], items)), 'avif')).toBe('broken');
		expect(factsOf(relocated(stillSequence(5, 5), 0x00, big(1, 2)), 'avif')).toMatchObject({ width: 16 });
		expect(factsOf(relocated(stillSequence(5, 5), 0x00, big(65_535, 2)), 'avif')).toBe('broken');
	});

	it('knows every beginning of a file as truncated, and ignores what follows its end', async () => {
		const file = await plain(32, 32, true).avif().toBuffer();
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'avif')).toBe('truncated');
		expect(factsOf(bytes(file, [9, 9, 9, 9], 'garbage'), 'avif')).toEqual(factsOf(file, 'avif'));
	});
});

describe('readAvif: sequences', () => {
	const samples = [stillSequence(80, 60), obu(6, bytes(1, 2, 3)), obu(6, bytes(4))];
	const track = { handler: 'pict', width: 80, height: 60, samples };

	it('reads the size and the number of frames', () => {
		expect(factsOf(sequence(track), 'avif')).toEqual(still(80, 60, { frames: 3 }));
		expect(factsOf(sequence({ ...track, properties: [quarterTurn] }), 'avif')).toEqual(still(60, 80, { frames: 3 }));
	});

	it('finds an alpha track', () => {
		expect(factsOf(sequence(track, { ...track, handler: 'auxv' }), 'avif')).toMatchObject({ mayBeTransparent: true, frames: 3 });
		expect(factsOf(sequence({ ...track, properties: [alphaProperty()] }), 'avif')).toMatchObject({ mayBeTransparent: true });
	});

	it('counts the sizes of every track and every sample', () => {
		expect(factsOf(sequence(track, { ...track, width: 40_000, height: 1 }), 'avif')).toMatchObject({
			width: 80,
			longestSidePixels: 40_000,
		});
		expect(factsOf(sequence({ ...track, samples: [...samples, fullSequence(30_000, 30_000)] }), 'avif')).toMatchObject({
			decodedPixels: 900_000_000,
		});
		expect(factsOf(sequence({ ...track, properties: [spatialExtents(7, 50_000)] }), 'avif')).toMatchObject({
			longestSidePixels: 50_000,
		});
	});

	it('takes no notice of a sound track', () => {
		const sound = sequence(track, { handler: 'soun', width: 48_000, height: 2, samples: Array.from({ length: 9 }, () => bytes(1)) });
		expect(factsOf(patched(sound, find(sound, 'av01', find(sound, 'soun')), 'mp4a'), 'avif')).toEqual(still(80, 60, { frames: 3 }));
	});

	it('believes no more samples than their table has, unless all have one size', () => {
		const file = sequence(track);
		const table = find(file, 'stsz') + 8;
		expect(factsOf(patched(file, table + 4, big(2 ** 32 - 1, 4)), 'avif')).toBe('broken');
		const manyInChunk = patched(file, find(file, 'stsc') + 16, big(2 ** 32 - 1, 4));
		expect(factsOf(manyInChunk, 'avif')).toEqual(still(80, 60, { frames: 3 }));
	});

	it('shows the still picture of a file that is none in the first place', () => {
		const moov = sequence(track);
		const start = fileType('avif');
		const still16 = meta([spatialExtents(16, 9)], [{ type: 'av01', properties: [1], data: stillSequence(16, 9) }]);
		// Behind the sequence, so that its offsets stay right.
		expect(factsOf(bytes(start, moov.subarray(start.length), still16), 'avif')).toMatchObject({
			width: 16,
			height: 9,
			frames: 3,
			decodedPixels: 4_800,
		});
	});

	it('knows every beginning of a file as truncated', () => {
		const file = sequence(track);
		for (let length = 0; length < file.length; length++) expect(factsOf(file.subarray(0, length), 'avif')).toBe('truncated');
	});
});
