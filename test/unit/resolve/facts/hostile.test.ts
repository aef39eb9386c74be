import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPictureFacts } from '../../../../src/resolve/facts/read-picture-facts';
import type { PictureFacts } from '../../../../src/resolve/facts/picture-facts';
import { withoutMetadata } from '../../../../src/resolve/metadata/without-metadata';
import type { Result } from '../../../../src/shared/result';
import { pictureSamples, type PictureSample } from '../../../fixtures/hostile/samples';
import { box, fileType, fullBox } from './build/avif';
import { big, bytes, patched } from './build/bytes';
import { counted } from './build/counted';
import { gif, gifFrame } from './build/gif';
import { header, png } from './build/png';

let samples: readonly PictureSample[] = [];

const allowed: readonly string[] = ['broken', 'truncated', 'too-many-pixels', 'format-unsupported'];

/** Whether a result is one that the contract allows. */
function isSound(result: Result<PictureFacts>): boolean {
	if (!result.ok) return allowed.includes(result.reason);
	const { width, height, decodedPixels, longestSidePixels, frames } = result.value;
	return (
		[width, height, frames].every((figure) => Number.isInteger(figure) && figure >= 1) &&
		decodedPixels >= width * height &&
		longestSidePixels >= Math.max(width, height)
	);
}

/** Reads a byte may cost at most: each is passed by a handful of walks, never by one for every other byte. */
const readsPerByte = 64;

/** Reads a file, takes its metadata out, and says what is wrong with the answer or with the work it took; `undefined` if nothing is. */
function problemWith({ type, file }: PictureSample): string | undefined {
	const measured = counted(file);
	const result = readPictureFacts(measured.file, type);
	if (!isSound(result)) return `${JSON.stringify(result)} for ${type} ${Buffer.from(file).toString('hex')}`;
	const kept = withoutMetadata(measured.file, type);
	if (kept && !readPictureFacts(kept, type).ok) return `Not a picture any more: ${type} ${Buffer.from(file).toString('hex')}`;
	if (measured.reads() <= readsPerByte * (file.length + 64)) return undefined;
	return `${measured.reads()} reads for ${file.length} bytes of ${type}`;
}

beforeAll(async () => {
	samples = await pictureSamples();
});

describe('THREAT 16, THREAT 23: readPictureFacts on hostile files', () => {
	it('reads the samples as they are', () => {
		for (const { type, file } of samples) expect(readPictureFacts(file, type).ok).toBe(true);
	});

	it('answers to every beginning of a file', () => {
		const problems = samples.flatMap(({ type, file }) =>
			Array.from(file, (_, length) => problemWith({ type, file: file.subarray(0, length) })),
		);
		expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
	});

	it('answers to every byte set to an extreme', () => {
		const problems = samples.flatMap(({ type, file }) =>
			Array.from(file, (_, offset) =>
				[0x00, 0x7f, 0x80, 0xff].map((value) => problemWith({ type, file: patched(file, offset, value) })),
			).flat(),
		);
		expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
	});

	it('answers to random changes', () => {
		const mutation = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
		const scenario = fc.tuple(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 12 }), fc.nat());
		fc.assert(
			fc.property(scenario, ([which, mutations, cut]) => {
				const sample = samples[which % samples.length];
				if (!sample) throw new Error('there are samples');
				const mutated = Uint8Array.from(sample.file);
				for (const [offset, value] of mutations) mutated[offset % mutated.length] = value;
				const file = cut % 3 === 0 ? mutated.subarray(0, cut % mutated.length) : mutated;
				expect(problemWith({ type: sample.type, file })).toBeUndefined();
			}),
			{ seed: 20_261_122, numRuns: 12_000 },
		);
	});

	it('answers to random bytes behind a right beginning, whatever the type is said to be', () => {
		const scenario = fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 64 }), fc.uint8Array({ maxLength: 300 }));
		fc.assert(
			fc.property(scenario, ([which, other, kept, noise]) => {
				const sample = samples[which % samples.length];
				const type = samples[(which + (other % 4 === 0 ? other : 0)) % samples.length]?.type;
				if (!sample || !type) throw new Error('there are samples');
				expect(problemWith({ type, file: bytes(sample.file.subarray(0, kept), noise) })).toBeUndefined();
			}),
			{ seed: 7, numRuns: 3_000 },
		);
	});

	it('stays linear on long files made to be slow', () => {
		const length = 60_000;
		const fill = (start: Uint8Array, pattern: ArrayLike<number>): Uint8Array => {
			const file = Uint8Array.from({ length }, (_, index) => pattern[Math.max(0, index - start.length) % pattern.length] ?? 0);
			file.set(start);
			return file;
		};
		const avifWith = (type: string, start = bytes()): Uint8Array =>
			bytes(fileType('avif'), big(length - fileType('avif').length, 4), type, start);
		const track = (sampleSize: Uint8Array, samplesInChunk: Uint8Array): Uint8Array => {
			const sampleTables = [
				fullBox('stsd', big(1, 4), box('av01', new Uint8Array(78))),
				fullBox('stsz', sampleSize, big(2 ** 31, 4)),
				fullBox('stsc', big(1, 4), big(1, 4), samplesInChunk, big(1, 4)),
				fullBox('stco', big(2 ** 31, 4), big(0, 4)),
			];
			return box('trak', fullBox('tkhd', new Uint8Array(80)), box('mdia', box('minf', box('stbl', sampleTables))));
		};
		const slow: PictureSample[] = [
			{ type: 'gif', file: fill(gif(9, 9, gifFrame(9, 9)).subarray(0, -2), [1, 7]) },
			{ type: 'gif', file: fill(gif(9, 9).subarray(0, -1), [0x21, 0xf9, 0]) },
			{ type: 'jpeg', file: fill(bytes(0xff, 0xd8), [0xff]) },
			{ type: 'jpeg', file: fill(bytes(0xff, 0xd8), [0xff, 0xe0, 0, 2]) },
			{ type: 'png', file: fill(png(header(9, 9)).subarray(0, -12), [0, 0, 0, 0, 97, 97, 97, 97, 0, 0, 0, 0]) },
			{ type: 'webp', file: fill(bytes('RIFF', 0x58, 0xea, 0, 0, 'WEBP'), [97, 97, 97, 97, 0, 0, 0, 0]) },
			{ type: 'avif', file: fill(fileType('avif'), box('moov')) },
			{ type: 'avif', file: fill(avifWith('meta', bytes(0, 0, 0, 0)), box('iprp')) },
			// Tracks of a few bytes whose tables claim to go on for ever: chunks without samples, samples of one byte each.
			{ type: 'avif', file: fill(avifWith('moov'), track(big(0, 4), big(0, 4))) },
			{ type: 'avif', file: fill(avifWith('moov'), track(big(1, 4), big(2 ** 31, 4))) },
			{ type: 'avif', file: fill(avifWith('moov'), track(big(0, 4), big(2 ** 31, 4))) },
		];
		for (const sample of slow) expect(problemWith(sample)).toBeUndefined();
	});
});
