import { describe, expect, it } from 'vitest';
import { heic, jxlCodestream, jxlContainer } from '../../../fixtures/formats/foreign-files';
import { box } from './build/avif';
import { big, bit, bytes, find, patched } from './build/bytes';
import { factsOf, still } from './build/facts-of';

function reversed(text: string): string {
	return text.split('').toReversed().join('');
}

type Field = readonly [value: number, bits: number];

/** Numbers as bits, each lowest bit first, padded to a header's length. */
function codestream(...fields: readonly Field[]): Uint8Array {
	const all = fields.map(([value, count]) => reversed(bit(value, count))).join('');
	const padded = all.padEnd(48 * 8, '0').match(/.{8}/g) ?? [];
	return bytes(
		0xff,
		0x0a,
		padded.map((eight) => parseInt(reversed(eight), 2)),
	);
}

/** A size of two full numbers: not small, 30 bits each, no ratio. */
function size(width: number, height: number): Field[] {
	return [
		[0, 1],
		[3, 2],
		[height - 1, 30],
		[0, 3],
		[3, 2],
		[width - 1, 30],
	];
}

const container = (...boxes: readonly Uint8Array[]): Uint8Array =>
	bytes(box('JXL ', 0x0d, 0x0a, 0x87, 0x0a), box('ftyp', 'jxl ', big(0, 4), 'jxl '), boxes);

describe('readJxl', () => {
	it('reads what the reference encoder writes', () => {
		expect(factsOf(jxlCodestream, 'jxl')).toEqual(still(96, 64));
		expect(factsOf(jxlContainer, 'jxl')).toEqual(still(96, 64));
	});

	it('reads every form of a size', () => {
		expect(factsOf(codestream([1, 1], [7, 5], [0, 3], [11, 5], [1, 1]), 'jxl')).toEqual(still(96, 64));
		for (const [form, bits, height] of [
			[0, 9, 500],
			[1, 13, 8_000],
			[2, 18, 30_000],
		] as const) {
			expect(factsOf(codestream([0, 1], [form, 2], [height - 1, bits], [0, 3], [form, 2], [6, bits], [1, 1]), 'jxl')).toEqual(
				still(7, height),
			);
		}
		const widths = [300, 360, 400, 450, 533, 375, 600];
		for (const [index, width] of widths.entries()) {
			expect(factsOf(codestream([0, 1], [0, 2], [299, 9], [index + 1, 3], [1, 1]), 'jxl')).toEqual(still(width, 300));
		}
		expect(factsOf(codestream(...size(2 ** 30, 2 ** 30), [1, 1]), 'jxl')).toMatchObject({ longestSidePixels: 2 ** 30 });
	});

	it('applies the orientation, and finds further channels', () => {
		const metadata = (orientation: number, channels: readonly Field[]): Uint8Array =>
			codestream(...size(40, 30), [0, 1], [1, 1], [orientation - 1, 3], [0, 3], [0, 3], [0, 1], ...channels);
		for (const orientation of [1, 2, 3, 4]) expect(factsOf(metadata(orientation, [[0, 2]]), 'jxl')).toEqual(still(40, 30));
		for (const orientation of [5, 6, 7, 8]) expect(factsOf(metadata(orientation, [[0, 2]]), 'jxl')).toEqual(still(30, 40));
		expect(factsOf(metadata(1, [[1, 2]]), 'jxl')).toEqual(still(40, 30, { mayBeTransparent: true }));
		expect(
			factsOf(
				metadata(1, [
					[3, 2],
					[4_095, 12],
				]),
				'jxl',
			),
		).toBe('format-unsupported');
	});

	it('counts the sizes of the preview and the intrinsic one, and passes over an animation', () => {
		const preview: Field[] = [
			[1, 1],
			[3, 2],
			[500, 9],
			[1, 3],
		];
		const animation: Field[] = [
			[3, 2],
			[9, 30],
			[2, 2],
			[7, 8],
			[3, 2],
			[1, 32],
			[1, 1],
		];
		const fields: Field[] = [[0, 1], [1, 1], [0, 3], [1, 1], ...size(9, 50_000), [1, 1], ...preview, [1, 1], ...animation];
		const file = codestream(...size(40, 30), ...fields, [0, 3], [0, 1], [1, 2]);
		expect(factsOf(file, 'jxl')).toEqual(
			still(40, 30, { mayBeTransparent: true, longestSidePixels: 50_000, decodedPixels: ((33 + 500) * 8) ** 2 }),
		);
	});

	it('reads a codestream in pieces', () => {
		const whole = codestream(...size(40, 30), [1, 1]);
		const part = (index: number, data: Uint8Array): Uint8Array => box('jxlp', big(index, 4), data);
		const file = container(
			part(0, whole.subarray(0, 3)),
			box('Exif', 1, 2),
			part(1, whole.subarray(3, 4)),
			part(2 ** 31 + 2, whole.subarray(4)),
		);
		expect(factsOf(file, 'jxl')).toEqual(still(40, 30));
		for (let length = 0; length < file.length - 1; length++) {
			expect(['truncated', 'broken'], `${length}`).toContain(factsOf(file.subarray(0, length), 'jxl'));
		}
	});

	it('refuses what is malformed', () => {
		expect(factsOf(bytes(0xff, 0x0b, new Uint8Array(40)), 'jxl')).toBe('broken');
		expect(factsOf(container(box('jxlc', 1, 2, 3)), 'jxl')).toBe('broken');
		expect(factsOf(container(), 'jxl')).toBe('truncated');
		expect(factsOf(bytes(0xff, 0x0a), 'jxl')).toBe('truncated');
	});
});

describe('readHeic', () => {
	it('reads the size of the reference encoder’s', () => {
		expect(factsOf(heic, 'heic')).toEqual(still(96, 64));
		expect(factsOf(patched(heic, find(heic, 'ispe') + 8, big(60_000, 4)), 'heic')).toMatchObject({ longestSidePixels: 60_000 });
	});

	it('knows a beginning as truncated', () => {
		for (let length = 0; length < heic.length; length++) expect(factsOf(heic.subarray(0, length), 'heic')).toBe('truncated');
	});
});
