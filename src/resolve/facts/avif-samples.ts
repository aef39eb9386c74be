import { maximumAnimatedFrames } from '../../shared/limits';
import { failure, success, type Result } from '../../shared/result';
import type { AnnouncedSizes } from './announced-sizes';
import { addSequenceSizes } from './av1-sequence-sizes';
import { bigEndian } from './byte-reader';
import { findBox, type Box } from './isobmff-boxes';
import type { ReadBudget } from './read-budget';

/** The content of a table. Without its end, a count could lead from many small tables through the whole file each. */
function tableOf(bytes: Uint8Array, type: string, sampleTable: Box): Uint8Array | undefined {
	const box = findBox(bytes, type, sampleTable.start, sampleTable.end);
	return box && bytes.subarray(box.start, box.end);
}

/** How many samples a track has, by its sample size box (`stsz`, ISO/IEC 14496-12, 8.7.3.2). */
export function sampleCount(bytes: Uint8Array, sampleTable: Box): number {
	const stsz = tableOf(bytes, 'stsz', sampleTable);
	return stsz ? (bigEndian(stsz, 8, 4) ?? 0) : 0;
}

/**
 * Looks into the samples of a track, where the AV1 data may announce sizes of its own (`stsz`, `stco` or `co64`,
 * `stsc`: ISO/IEC 14496-12, 8.7). Of a sequence longer than may be played, only as many frames as may be played are looked at.
 * Failures: `truncated` if a sample reaches behind the file's end; `broken` if the tables do not fit together or refer
 * to more bytes than the budget has.
 */
export function readSamples(bytes: Uint8Array, sampleTable: Box, sizes: AnnouncedSizes, budget: ReadBudget): Result<undefined> {
	const stsz = tableOf(bytes, 'stsz', sampleTable);
	const stsc = tableOf(bytes, 'stsc', sampleTable);
	const shortOffsets = tableOf(bytes, 'stco', sampleTable);
	const chunkOffsets = shortOffsets ?? tableOf(bytes, 'co64', sampleTable);
	if (!stsz || !stsc || !chunkOffsets) return failure('broken');
	const offsetBytes = shortOffsets ? 4 : 8;
	const commonSize = bigEndian(stsz, 4, 4) ?? 0;
	const samples = Math.min(sampleCount(bytes, sampleTable), maximumAnimatedFrames);
	const chunks = bigEndian(chunkOffsets, 4, 4) ?? 0;
	const runs = bigEndian(stsc, 4, 4) ?? 0;

	let sample = 0;
	let run = 0;
	for (let chunk = 0; chunk < chunks && sample < samples; chunk++) {
		let position = bigEndian(chunkOffsets, 8 + chunk * offsetBytes, offsetBytes);
		// A run begins at the chunk it names, counted from 1, and lasts until the next run's.
		if (run + 1 < runs && bigEndian(stsc, 8 + (run + 1) * 12, 4) === chunk + 1) run += 1;
		const samplesInChunk = bigEndian(stsc, 8 + run * 12 + 4, 4);
		if (position === undefined || samplesInChunk === undefined) return failure('broken');
		for (let index = 0; index < samplesInChunk && sample < samples; index++, sample++) {
			const size: number | undefined = commonSize || bigEndian(stsz, 12 + sample * 4, 4);
			if (size === undefined) return failure('broken');
			const end: number = position + size;
			if (end > bytes.length) return failure('truncated');
			if (!budget.spend(size)) return failure('broken');
			addSequenceSizes(sizes, bytes.subarray(position, end));
			position = end;
		}
	}
	return sample < samples ? failure('broken') : success(undefined);
}
