import { failure, success, type Result } from '../../shared/result';
import { bigEndian, textAt } from './byte-reader';
import { boxesBetween, findBox, type Box } from './isobmff-boxes';
import type { VideoFacts } from './video-facts';

interface Track {
	readonly kind: string;
	readonly width: number;
	readonly height: number;
	readonly seconds: number | undefined;
	readonly framesPerSecond: number | undefined;
}

/**
 * Reads the headers of an MP4 or QuickTime file (ISO/IEC 14496-12): the movie's tracks, wherever in the file they stand.
 * Failures: see `readVideoFacts`.
 */
export function readMp4(bytes: Uint8Array): Result<VideoFacts> {
	let isCut = false;
	let movie: Box | undefined;
	for (const box of boxesBetween(bytes, 0, bytes.length)) {
		if (box.type === 'moov' && box.fits) movie ??= box;
		if (!box.fits) isCut = true;
	}
	if (!movie) return failure(isCut ? 'truncated' : 'broken');
	const tracks = [...boxesBetween(bytes, movie.start, movie.end)]
		.filter(({ type, fits }) => type === 'trak' && fits)
		.map((box) => readTrack(bytes, box));
	const pictures = tracks.filter(({ kind }) => kind === 'vide');
	if (pictures.length === 0) return failure('not-a-picture');
	const width = Math.max(...pictures.map((track) => track.width));
	const height = Math.max(...pictures.map((track) => track.height));
	if (width === 0 || height === 0) return failure('broken');
	// Fragments behind the movie's box make it as long as they like.
	const isFragmented = findBox(bytes, 'mvex', movie.start, movie.end) !== undefined;
	return success({
		width,
		height,
		seconds: isFragmented ? undefined : longest(pictures.map(({ seconds }) => seconds)),
		framesPerSecond: pictures[0]?.framesPerSecond,
		hasSound: tracks.some(({ kind }) => kind === 'soun'),
	});
}

function readTrack(bytes: Uint8Array, track: Box): Track {
	const media = findBox(bytes, 'mdia', track.start, track.end);
	const handler = media && findBox(bytes, 'hdlr', media.start, media.end);
	const information = media && findBox(bytes, 'minf', media.start, media.end);
	const table = information && findBox(bytes, 'stbl', information.start, information.end);
	const [width, height] = largestSize(bytes, track, table);
	const { seconds, unitsPerSecond } = readDuration(bytes, media);
	return {
		kind: handler ? (textAt(bytes, handler.start + 8, 4) ?? '') : '',
		width,
		height,
		seconds,
		framesPerSecond: readFrameRate(bytes, table, unitsPerSecond),
	};
}

/** The size in the track's header (8.3.2), as it is shown, and in its sample descriptions (12.1.3), as it is coded. */
function largestSize(bytes: Uint8Array, track: Box, table: Box | undefined): [width: number, height: number] {
	const header = findBox(bytes, 'tkhd', track.start, track.end);
	const isLong = header !== undefined && bytes[header.start] === 1;
	const sizeAt = header ? header.start + (isLong ? 88 : 76) : Infinity;
	let width = bigEndian(bytes, sizeAt, 2) ?? 0;
	let height = bigEndian(bytes, sizeAt + 4, 2) ?? 0;
	const descriptions = table && findBox(bytes, 'stsd', table.start, table.end);
	for (const { start, fits } of descriptions ? boxesBetween(bytes, descriptions.start + 8, descriptions.end) : []) {
		if (!fits) break;
		width = Math.max(width, bigEndian(bytes, start + 24, 2) ?? 0);
		height = Math.max(height, bigEndian(bytes, start + 26, 2) ?? 0);
	}
	return [width, height];
}

/** The media's header (8.4.2): how long it is, and in which unit its times are. */
function readDuration(bytes: Uint8Array, media: Box | undefined): { seconds: number | undefined; unitsPerSecond: number } {
	const header = media && findBox(bytes, 'mdhd', media.start, media.end);
	if (!header) return { seconds: undefined, unitsPerSecond: 0 };
	const isLong = bytes[header.start] === 1;
	const unitsPerSecond = bigEndian(bytes, header.start + (isLong ? 20 : 12), 4) ?? 0;
	const duration = bigEndian(bytes, header.start + (isLong ? 24 : 16), isLong ? 8 : 4) ?? 0;
	const isKnown = unitsPerSecond > 0 && duration > 0 && duration < (isLong ? 2 ** 53 : 2 ** 32 - 1);
	return { seconds: isKnown ? duration / unitsPerSecond : undefined, unitsPerSecond };
}

/** By the first entry of the table of decoding times (8.6.1.2): frames of stickers are alike. */
function readFrameRate(bytes: Uint8Array, table: Box | undefined, unitsPerSecond: number): number | undefined {
	const times = table && findBox(bytes, 'stts', table.start, table.end);
	const delta = times ? (bigEndian(bytes, times.start + 12, 4) ?? 0) : 0;
	return delta > 0 && unitsPerSecond > 0 ? unitsPerSecond / delta : undefined;
}

function longest(seconds: readonly (number | undefined)[]): number | undefined {
	return seconds.some((value) => value === undefined) ? undefined : Math.max(...seconds.map((value) => value ?? 0));
}
