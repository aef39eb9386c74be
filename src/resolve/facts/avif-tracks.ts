import type { Size } from '../../shared/fit';
import { failure, success, type Result } from '../../shared/result';
import { sizeOf, turned, type AnnouncedSizes } from './announced-sizes';
import { noProperties, takeProperty } from './avif-properties';
import { readSamples, sampleCount } from './avif-samples';
import { bigEndian, textAt } from './byte-reader';
import { boxesBetween, findBox, type Box } from './isobmff-boxes';
import type { ReadBudget } from './read-budget';

/** What the AV1 tracks of an image sequence say. */
export interface AvifTracks {
	/** Of the first picture track, as shown. */
	readonly shown: Size | undefined;
	/** Of the longest AV1 track. */
	readonly frames: number;
	/** Whether any track is an alpha plane. */
	readonly hasAlpha: boolean;
}

const sampleEntryHeaderBytes = 78;

/** The size in a track header (`tkhd`, ISO/IEC 14496-12, 8.3.2): fixed-point numbers with 16 bits behind the point. */
function trackSize(bytes: Uint8Array, tkhd: Box): Size | undefined {
	const offset = tkhd.start + (bytes[tkhd.start] === 1 ? 88 : 76);
	const size = sizeOf(bigEndian(bytes, offset, 4), bigEndian(bytes, offset + 4, 4));
	return size && { width: size.width >>> 16, height: size.height >>> 16 };
}

/** Follows a chain of nested boxes. */
function findNested(bytes: Uint8Array, outer: Box, types: readonly string[]): Box | undefined {
	let box: Box | undefined = outer;
	for (const type of types) box = box && findBox(bytes, type, box.start, box.end);
	return box;
}

interface Track {
	readonly shown: Size | undefined;
	readonly frames: number;
	readonly isAlpha: boolean;
}

/** Reads one track; `undefined` if it holds no AV1 but, say, sound, whose sizes mean something else. */
function readTrack(bytes: Uint8Array, trak: Box, sizes: AnnouncedSizes, budget: ReadBudget): Result<Track | undefined> {
	const tkhd = findBox(bytes, 'tkhd', trak.start, trak.end);
	const sampleTable = findNested(bytes, trak, ['mdia', 'minf', 'stbl']);
	if (!tkhd || !sampleTable) return failure('broken');
	const handlerBox = findNested(bytes, trak, ['mdia', 'hdlr']);
	const handler = handlerBox && textAt(bytes, handlerBox.start + 8, 4);
	const size = trackSize(bytes, tkhd);

	let isAv1 = false;
	const properties = noProperties();
	const stsd = findBox(bytes, 'stsd', sampleTable.start, sampleTable.end);
	for (const entry of stsd ? boxesBetween(bytes, stsd.start + 8, stsd.end) : []) {
		if (entry.type !== 'av01' || !entry.fits) continue;
		isAv1 = true;
		// VisualSampleEntry, ISO/IEC 14496-12, 12.1.3.
		sizes.add(sizeOf(bigEndian(bytes, entry.start + 24, 2), bigEndian(bytes, entry.start + 26, 2)));
		for (const box of boxesBetween(bytes, entry.start + sampleEntryHeaderBytes, entry.end)) {
			if (box.fits) takeProperty(properties, sizes, bytes, box);
		}
	}

	if (!isAv1) return success(undefined);
	sizes.add(size);
	const samples = readSamples(bytes, sampleTable, sizes, budget);
	if (!samples.ok) return samples;
	const isPicture = handler === 'pict' && size !== undefined;
	return success({
		shown: isPicture && properties.quarterTurn ? turned(size) : isPicture ? size : undefined,
		frames: sampleCount(bytes, sampleTable),
		isAlpha: handler === 'auxv' || properties.isAlpha,
	});
}

/**
 * Reads the tracks of an image sequence (`moov`; ISO/IEC 23008-12, 7): every size that AV1 tracks announce, and the frames.
 * Failures: `broken`; `truncated` if a sample reaches behind the file's end.
 */
export function readTracks(bytes: Uint8Array, moov: Box, sizes: AnnouncedSizes, budget: ReadBudget): Result<AvifTracks> {
	let shown: Size | undefined;
	let frames = 0;
	let hasAlpha = false;
	for (const trak of boxesBetween(bytes, moov.start, moov.end)) {
		if (trak.type !== 'trak' || !trak.fits) continue;
		const track = readTrack(bytes, trak, sizes, budget);
		if (!track.ok) return track;
		shown ??= track.value?.shown;
		frames = Math.max(frames, track.value?.frames ?? 0);
		hasAlpha ||= track.value?.isAlpha ?? false;
	}
	return success({ shown, frames, hasAlpha });
}
