import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPictureFacts } from '../../../../src/resolve/facts/read-picture-facts';
import type { PictureType } from '../../../../src/resolve/facts/picture-facts';
import { withoutMetadata } from '../../../../src/resolve/metadata/without-metadata';
import { maximumAnimatedFrames } from '../../../../src/shared/limits';
import { animatedCases } from '../../../fixtures/formats/animated-cases';
import { writeAvifSequence } from '../../../fixtures/formats/avif-files';
import { writeGif, type GifFrame } from '../../../fixtures/formats/gif-files';
import { swappingProfile } from '../../../fixtures/formats/icc-profile';
import { pngChunk, profileChunk, writeApng, type PngFrame } from '../../../fixtures/formats/png-files';
import { colours, oriented, quadrantIndices, quadrantPixels } from '../../../fixtures/formats/quadrants';
import { writeAnimatedWebp, type WebpFrame } from '../../../fixtures/formats/webp-files';
import { box, fullBox, meta, spatialExtents } from '../facts/build/avif';
import { big, bytes, find, little, type Part } from '../facts/build/bytes';
import { gif, gifFrame } from '../facts/build/gif';
import { webpChunk } from '../facts/build/webp';

const secret = 'GPS 52.5200 13.4050';
const [width, height] = [24, 16];
const whole = { left: 0, top: 0, width, height };
const looks = [colours, oriented(colours, 3)];

function pngFrames(delayMilliseconds: number): PngFrame[] {
	return looks.map((look) => ({
		...whole,
		samples: quadrantPixels(look, width, height, 4),
		delayMilliseconds,
		dispose: 0,
		blend: 0,
	}));
}

function webpFrames(delayMilliseconds: number): WebpFrame[] {
	return looks.map((look) => ({
		...whole,
		pixels: quadrantPixels(look, width, height, 4),
		delayMilliseconds,
		isDisposed: false,
		isBlended: false,
	}));
}

function gifFile(...before: readonly Part[]): Uint8Array {
	const control = { delayCentiseconds: 7, disposal: 1 } as const;
	const frames: GifFrame[] = looks.map((palette) => ({ width, height, palette, indices: quadrantIndices(width, height), control }));
	return writeGif({ width, height, palette: colours }, frames, ...before);
}

/** The result, which there must be. */
function stripped(file: Uint8Array, type: PictureType): Uint8Array {
	const result = withoutMetadata(file, type);
	if (!result) throw new Error(`Nothing is left of the ${type}`);
	expect(readPictureFacts(result, type)).toEqual(readPictureFacts(file, type));
	return result;
}

/** All frames as sharp decodes them, with what it says of their times. */
async function decoded(file: Uint8Array): Promise<unknown> {
	const { delay, loop, pages } = await sharp(file, { animated: true }).metadata();
	return { pixels: await sharp(file, { animated: true }).ensureAlpha().raw().toBuffer(), delay, loop, pages };
}

/** The data of all chunks of a type. */
function chunksOf(file: Uint8Array, type: string): string[] {
	const found: string[] = [];
	for (let offset = 8; offset < file.length;) {
		const length = Buffer.from(file).readUInt32BE(offset);
		const end = offset + 12 + length;
		if (Buffer.from(file).toString('latin1', offset + 4, offset + 8) === type)
			found.push(Buffer.from(file).toString('hex', offset, end));
		offset = end;
	}
	return found;
}

function has(file: Uint8Array, text: string): boolean {
	return Buffer.from(file).includes(text, 0, 'latin1');
}

describe('THREAT 22: an animation without its metadata', () => {
	it('APNG: loses texts, EXIF, times, unknown chunks and what is behind its end; keeps its colours and frames', async () => {
		const said = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt'].map((type) => pngChunk(type, `Comment\0${secret}`));
		const meant = [profileChunk(swappingProfile()), pngChunk('gAMA', big(45_455, 4))];
		const file = bytes(writeApng(pngFrames(70), ...said, ...meant), secret);
		const result = stripped(file, 'png');
		expect(has(result, secret)).toBe(false);
		for (const type of ['iCCP', 'gAMA', 'acTL', 'fcTL', 'IDAT', 'fdAT']) {
			expect(chunksOf(result, type).length).toBeGreaterThan(0);
			expect(chunksOf(result, type)).toEqual(chunksOf(file.subarray(0, -secret.length), type));
		}
		expect(Buffer.from(result)).toEqual(Buffer.from(writeApng(pngFrames(70), ...meant)));
	});

	it('WebP: loses EXIF, XMP and unknown chunks, also inside frames; keeps its colours and frames', async () => {
		const behind = ['EXIF', 'XMP ', 'prVt'].map((type) => webpChunk(type, secret));
		const file = bytes(await writeAnimatedWebp(width, height, webpFrames(70), { flags: 0x0c, behind }), secret);
		const result = stripped(file, 'webp');
		expect(has(result, secret)).toBe(false);
		expect(Buffer.from(result)).toEqual(Buffer.from(await writeAnimatedWebp(width, height, webpFrames(70))));
		expect(await decoded(result)).toEqual(await decoded(file));
	});

	it('GIF: loses comments, texts, XMP and more in the loop’s block; keeps how often it plays', async () => {
		const comment = bytes(0x21, 0xfe, secret.length, secret, 0);
		const plainText = bytes(0x21, 0x01, 12, new Uint8Array(12), secret.length, secret, 0);
		const xmp = bytes(0x21, 0xff, 11, 'XMP DataXMP', secret.length, secret, 0);
		const loop = bytes(0x21, 0xff, 11, 'ANIMEXTS1.0', 3, 1, 0, 0, secret.length, secret, 0);
		const file = bytes(gifFile(comment, plainText, xmp, loop), secret);
		const result = stripped(file, 'gif');
		expect(has(result, secret)).toBe(false);
		expect(has(result, 'ANIMEXTS1.0')).toBe(true);
		expect(await decoded(result)).toEqual(await decoded(file));
		expect(Buffer.from(stripped(gifFile(comment), 'gif'))).toEqual(Buffer.from(gifFile()));
	});

	it('AVIF: has zeros where EXIF, XMP and user data were, and nothing moves', async () => {
		const frames = looks.map((look) => quadrantPixels(look, 96, 64));
		const userData = [box('udta', secret), fullBox('meta', secret), box('uuid', secret)];
		const exif = { type: 'Exif', properties: [], data: bytes(secret) };
		const picture = { type: 'av01', properties: [1], at: { offset: 0, length: 8 } };
		const items = meta([spatialExtents(96, 64)], [picture, exif, { ...exif, type: 'mime' }]);
		const plain = await writeAvifSequence(96, 64, frames, 70);
		const sequence = await writeAvifSequence(96, 64, frames, 70, box('free', secret), ...userData);
		// The items' box in front would move what the sequence's offsets lead to: it comes behind, and the first one is not one.
		const first = find(sequence, 'meta');
		const file = bytes(sequence.subarray(0, first), 'free', sequence.subarray(first + 4), items);
		for (const [original, size] of [
			[file, file.length],
			[sequence, sequence.length],
		] as const) {
			const result = stripped(original, 'avif');
			expect(has(result, secret)).toBe(false);
			// What is zero now is nothing that a reader would take it for.
			for (const type of ['udta', 'uuid']) expect([has(original, type), has(result, type)]).toEqual([true, false]);
			expect(result.length).toBe(size);
			const [data, same] = [result, original].map((whole) => Buffer.from(whole.subarray(find(whole, 'mdat'))));
			expect(data?.subarray(0, 200)).toEqual(same?.subarray(0, 200));
		}
		// What has no metadata stays as it is.
		expect(Buffer.from(stripped(plain, 'avif'))).toEqual(Buffer.from(plain));
	});

	it('AVIF: loses the EXIF that an encoder wrote; nothing is to be had of a cut file', async () => {
		const still = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } })
			.withExif({ IFD0: { Artist: secret } })
			.avif()
			.toBuffer();
		expect(has(still, secret)).toBe(true);
		expect(has(stripped(still, 'avif'), secret)).toBe(false);
		expect(withoutMetadata(still.subarray(0, -9), 'avif')).toBeUndefined();
	});

	it('keeps the frames of every fixture', async () => {
		for (const { name, file } of await animatedCases()) {
			const type = (['png', 'gif', 'webp', 'avif'] as const).find((ending) => name.endsWith(ending));
			if (!type) throw new Error(`${name} is of no animated type`);
			// No decoder here knows AVIF sequences; without metadata they stay as they are.
			const read = type === 'avif' ? (bytes: Uint8Array) => Promise.resolve(Buffer.from(bytes)) : decoded;
			expect(await read(stripped(file, type))).toEqual(await read(file));
		}
	});

	it('is not to be had of a still type, nor where what is left is too much', () => {
		expect(withoutMetadata(bytes(0xff, 0xd8), 'jpeg')).toBeUndefined();
		const frames = Array.from({ length: maximumAnimatedFrames + 1 }, () => gifFrame(9, 9));
		expect(withoutMetadata(gif(9, 9, frames.slice(1)), 'gif')).toBeDefined();
		expect(withoutMetadata(gif(9, 9, frames), 'gif')).toBeUndefined();
	});
});

describe('the duration of a frame', () => {
	it.each([
		[0, 0],
		[10, 10],
		[11, 20],
		[19, 20],
		[20, 20],
		[21, 21],
	])('of %i ms becomes %i ms; what browsers slow down themselves is left to them', async (claimed, wanted) => {
		expect(Buffer.from(stripped(writeApng(pngFrames(claimed)), 'png'))).toEqual(Buffer.from(writeApng(pngFrames(wanted))));
		const file = await writeAnimatedWebp(width, height, webpFrames(claimed));
		expect(Buffer.from(stripped(file, 'webp'))).toEqual(Buffer.from(await writeAnimatedWebp(width, height, webpFrames(wanted))));
	});

	it('counts hundredths of a second where an APNG names no unit', () => {
		const withoutUnit = (file: Uint8Array): Uint8Array => {
			const changed = Uint8Array.from(file);
			for (let at = changed.indexOf(0x66); at >= 0; at = changed.indexOf(0x66, at + 1)) {
				if (Buffer.from(changed).toString('latin1', at, at + 4) === 'fcTL') changed.set([0, 0], at + 4 + 22);
			}
			return changed;
		};
		const file = withoutUnit(writeApng(pngFrames(2)));
		expect(chunksOf(stripped(file, 'png'), 'fcTL')).toEqual(chunksOf(file, 'fcTL'));
	});
});

describe('the rest of a file', () => {
	it('is the same however often, and whatever metadata there was', async () => {
		const text = fc.string({ maxLength: 80 }).map((value) => value.replaceAll(/[^ -~]/g, '?'));
		const scenario = fc.array(fc.tuple(fc.constantFrom('tEXt', 'eXIf', 'abCd', 'zTXt'), text), { maxLength: 6 });
		const webp = await writeAnimatedWebp(width, height, webpFrames(70));
		await fc.assert(
			fc.asyncProperty(scenario, async (pieces) => {
				const png = writeApng(pngFrames(70), ...pieces.map(([type, value]) => pngChunk(type, value)));
				expect(Buffer.from(stripped(png, 'png')).equals(writeApng(pngFrames(70)))).toBe(true);
				const content = bytes(
					webp.subarray(8),
					pieces.map(([type, value]) => webpChunk(type, value)),
				);
				expect(Buffer.from(stripped(bytes('RIFF', little(content.length, 4), content), 'webp')).equals(webp)).toBe(true);
				const blocks = pieces.map(([, value]) => bytes(0x21, 0xfe, value.length === 0 ? [] : [value.length, value], 0));
				expect(Buffer.from(stripped(gifFile(...blocks), 'gif')).equals(gifFile())).toBe(true);
			}),
			{ seed: 20_261_123, numRuns: 300 },
		);
	});
});
