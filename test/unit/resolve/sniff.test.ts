import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { mediaTypes, sniff } from '../../../src/resolve/sniff';
import { sniffedBytes } from '../../../src/shared/limits';
import { failure, success } from '../../../src/shared/result';
import { heic, jxlCodestream, jxlContainer } from '../../fixtures/formats/foreign-files';
import { animated, plain } from '../../fixtures/pictures';
import { movingSquare, tgs, video } from '../../fixtures/stickers';
import { fileType } from './facts/build/avif';
import { bmp, dib } from './facts/build/bmp';
import { bytes } from './facts/build/bytes';
import { ico } from './facts/build/ico';
import { chunk, header, png } from './facts/build/png';

const red = { r: 200, g: 40, b: 40 };
const colours = [red, { r: 40, g: 200, b: 40 }];

/** What the beginning of a file is, of no more bytes than the resolver gives. */
function kindOf(file: Uint8Array | Buffer): ReturnType<typeof sniff> {
	return sniff(new Uint8Array(file).slice(0, sniffedBytes));
}

describe('THREAT 15: a picture is what its bytes say', () => {
	test.each(['png', 'jpeg', 'gif', 'webp', 'avif'] as const)('%s', async (format) => {
		expect(await kindOf(await plain(red).toFormat(format).toBuffer())).toEqual(success(format));
	});

	test('animated', async () => {
		expect(await kindOf(await animated(colours, 'gif'))).toEqual(success('gif'));
		expect(await kindOf(await animated(colours, 'webp'))).toEqual(success('webp'));
		expect(await kindOf(png(header(9, 9), chunk('acTL', 0, 0, 0, 2, 0, 0, 0, 0), chunk('IDAT', 1)))).toEqual(success('png'));
		expect(await kindOf(fileType('avis'))).toEqual(success('avif'));
	});

	test('of the older kinds', async () => {
		expect(await kindOf(bmp(dib(40, 9, 9, 24)))).toEqual(success('bmp'));
		expect(await kindOf(ico({ width: 9, height: 9, data: bmp(dib(40, 9, 9, 24)) }))).toEqual(success('ico'));
	});

	test('of the kinds that only some browsers decode', async () => {
		expect(await kindOf(jxlCodestream)).toEqual(success('jxl'));
		expect(await kindOf(jxlContainer)).toEqual(success('jxl'));
		expect(await kindOf(heic)).toEqual(success('heic'));
		expect(await kindOf(fileType('mif1'))).toEqual(success('heic'));
	});

	test('with metadata before the picture itself', async () => {
		const jpeg = await plain(red)
			.withExif({ IFD0: { ImageDescription: 'x'.repeat(9000) } })
			.jpeg()
			.toBuffer();
		expect(await kindOf(jpeg)).toEqual(success('jpeg'));
	});
});

describe('an SVG, whatever stands before its root', () => {
	const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
	test.each([
		['nothing', svg],
		['a declaration', `<?xml version="1.0" encoding="utf-8"?>\n${svg}`],
		['a comment with angle brackets', `<!-- <html> -- > --->\n${svg}`],
		['a document type with entities', `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>${svg}`],
		['a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
		['a byte order mark', `\uFEFF${svg}`],
	])('%s', async (_, text) => {
		expect(await kindOf(Buffer.from(text))).toEqual(success('svg'));
		expect(await kindOf(Buffer.from(text, 'utf16le'))).toEqual(success('svg'));
		expect(await kindOf(Buffer.from(text, 'utf16le').swap16())).toEqual(success('svg'));
		expect(await kindOf(gzipSync(text))).toEqual(success('svg'));
	});
});

describe('what moves', () => {
	test('a sticker of Telegram’s kind, by what is packed', async () => {
		expect(await kindOf(tgs(movingSquare(red)))).toEqual(success('tgs'));
		expect(await kindOf(tgs({ name: 'a package' }))).toEqual(failure('not-a-picture'));
		expect(await kindOf(gzipSync('a text'))).toEqual(failure('not-a-picture'));
		expect(await kindOf(gzipSync(randomBytes(100_000)))).toEqual(failure('not-a-picture'));
	});

	test('a video', async () => {
		expect(await kindOf(video('sticker.webm'))).toEqual(success('webm'));
		expect(await kindOf(video('animation.mp4'))).toEqual(success('mp4'));
		expect(await kindOf(fileType('qt  '))).toEqual(success('mp4'));
	});
});

describe('a picture that we cannot show', () => {
	test.each([
		['TIFF', () => plain(red).tiff().toBuffer()],
		['a HEIC sequence', () => Promise.resolve(fileType('hevc'))],
		['JPEG 2000', () => Promise.resolve(bytes(0, 0, 0, 12, 'jP  ', 0x0d, 0x0a, 0x87, 0x0a, 0, 0, 0, 20, 'ftypjp2 '))],
		['Photoshop', () => Promise.resolve(bytes('8BPS', 0, 1))],
	])('%s is known as one', async (_, make) => {
		expect(await kindOf(await make())).toEqual(failure('format-unsupported'));
	});
});

describe('THREAT 15: what is no picture', () => {
	test.each([
		['nothing', ''],
		['a page', '<!doctype html><title>x</title><img src=a.png>'],
		['a script', 'alert("\x89PNG")'],
		['PDF', '%PDF-1.7\n'],
		['ZIP', 'PK\x03\x04'],
		['XML that is no SVG', '<?xml version="1.0"?><rss/>'],
		['an SVG in a page', '<!doctype html><svg xmlns="http://www.w3.org/2000/svg"/>'],
		['the beginning of a Matroska file', '\x1aE\xdf\xa3'],
	])('%s', async (_, text) => {
		expect(await kindOf(Buffer.from(text, 'latin1'))).toEqual(failure('not-a-picture'));
	});
});

test('our own copies are declared as what they are', async () => {
	expect(Object.keys(mediaTypes).sort()).toEqual(['avif', 'bmp', 'gif', 'heic', 'ico', 'jpeg', 'jxl', 'png', 'webp']);
	for (const format of ['png', 'jpeg', 'gif', 'webp', 'avif'] as const) {
		const { format: read } = await sharp(await plain(red).toFormat(format).toBuffer()).metadata();
		expect(mediaTypes[format]).toBe(`image/${read === 'heif' ? 'avif' : read}`);
	}
});

/** The beginnings of files that file-type looks further into. */
const beginnings = [
	'\x89PNG\r\n\x1a\n',
	'\xff\xd8\xff',
	'GIF89a',
	'RIFF\0\0\0\0WEBP',
	'\0\0\0\x1cftypavif',
	'BM',
	'\0\0\x01\0',
	'PK\x03\x04',
	'ID3\x04',
	'\x1aE\xdf\xa3',
	'OggS',
	'II*\0',
	'MM\0*',
	'\x1f\x8b\x08',
	'!<arch>',
	'\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9',
	'<?xml ',
	'\xef\xbb\xbf',
	'%PDF',
	'\xff\xfe',
];

test('whatever the bytes, they are sorted and nothing is thrown', async () => {
	const file = fc
		.tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }), fc.nat({ max: sniffedBytes - 300 }))
		.map(([beginning, rest, padding]) => bytes(...Buffer.from(beginning, 'latin1'), rest, new Uint8Array(padding)));
	await fc.assert(
		fc.asyncProperty(file, async (candidate) => {
			const kind = await kindOf(candidate);
			expect(kind.ok || ['format-unsupported', 'not-a-picture'].includes(kind.reason)).toBe(true);
		}),
		{ seed: 20_260_105, numRuns: 1500 },
	);
});
