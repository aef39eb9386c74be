import { failure, success, type Result } from '../../shared/result';
import { concatenated } from '../concatenated';
import { bigEndian } from './byte-reader';
import type { Box } from './isobmff-boxes';
import type { ReadBudget } from './read-budget';

/** Where items are: in the file, or in the meta box's own `idat`. Other ways (in another item) no browser follows. */
const inFile = 0;
const inItemData = 1;

/** Puts the pieces of an item together; without a copy if there is only one. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const only = pieces[0];
	return only && pieces.length === 1 ? only : concatenated(pieces);
}

/**
 * Reads an item location box (`iloc`, ISO/IEC 14496-12, 8.11.3), and hands the data of the items that `types` names to
 * `take`, with their type. Items of one type that share their data, as the equal tiles of a grid do, are taken once.
 * Failures: `truncated` if an item reaches behind the file's end; `broken` if the box is malformed, if an item reaches
 * behind the end of `itemData`, or if the items refer to more bytes than the budget has.
 */
export function readItemData(
	bytes: Uint8Array,
	iloc: Box,
	itemData: Box | undefined,
	types: ReadonlyMap<number, string>,
	budget: ReadBudget,
	take: (type: string, data: Uint8Array) => void,
): Result<undefined> {
	const box = bytes.subarray(iloc.start, iloc.end);
	const version = box[0] ?? 0;
	const packed = bigEndian(box, 4, 2) ?? 0;
	const offsetBytes = packed >> 12;
	const lengthBytes = (packed >> 8) & 15;
	const baseOffsetBytes = (packed >> 4) & 15;
	const indexBytes = version === 0 ? 0 : packed & 15;
	const fieldBytes = [offsetBytes, lengthBytes, baseOffsetBytes, indexBytes];
	if (fieldBytes.some((size) => size !== 0 && size !== 4 && size !== 8)) return failure('broken');
	const idBytes = version < 2 ? 2 : 4;

	let position = 6;
	const next = (byteLength: number): number | undefined => {
		const value = bigEndian(box, position, byteLength);
		position += byteLength;
		return value;
	};
	const items = next(idBytes) ?? 0;
	const taken = new Set<string>();
	for (let item = 0; item < items; item++) {
		const id = next(idBytes);
		const method = version === 0 ? inFile : (next(2) ?? 0) & 15;
		// The data reference: zero, this file, in every AVIF.
		next(2);
		const baseOffset = next(baseOffsetBytes);
		const extents = next(2);
		if (id === undefined || baseOffset === undefined || extents === undefined) return failure('broken');

		// Entries of no bytes could be repeated at no cost to the file.
		if (extents > 1 && offsetBytes + lengthBytes + indexBytes === 0) return failure('broken');

		const origin = method === inItemData ? itemData?.start : 0;
		const limit = method === inItemData ? itemData?.end : bytes.length;
		const type = types.get(id);
		const pieces: Uint8Array[] = [];
		for (let extent = 0; extent < extents; extent++) {
			next(indexBytes);
			const extentOffset = next(offsetBytes);
			const extentLength = next(lengthBytes);
			if (extentOffset === undefined || extentLength === undefined) return failure('broken');
			if (method > inItemData) continue;
			if (origin === undefined || limit === undefined) return failure('broken');
			const start = origin + baseOffset + extentOffset;
			// No length: all the rest.
			const end = extentLength === 0 ? limit : start + extentLength;
			if (start >= limit || end > limit) return failure(method === inItemData ? 'broken' : 'truncated');
			const key = `${type} ${start} ${end}`;
			if (type === undefined || (extents === 1 && taken.has(key))) continue;
			if (extents === 1) taken.add(key);
			if (!budget.spend(end - start)) return failure('broken');
			pieces.push(bytes.subarray(start, end));
		}
		if (type !== undefined && pieces.length > 0) take(type, joined(pieces));
	}
	return success(undefined);
}
