import { bigEndian, textAt } from './byte-reader';

/** A box of the ISO base media file format (ISO/IEC 14496-12, 4.2), by where it lies in the file. */
export interface Box {
	/** Four characters. */
	readonly type: string;
	/** Where the header ends and the content begins. A full box's version and flags count as content. */
	readonly start: number;
	/** Behind the last byte. */
	readonly end: number;
	/** Whether the container reaches as far as the box does. If not, `end` lies outside, and it is the last one. */
	readonly fits: boolean;
}

/**
 * The boxes between two offsets, one behind the other. Ends at the first that is malformed (smaller than its own header)
 * or does not fit; fewer bytes than a header are ignored. Every box takes at least eight bytes.
 */
export function* boxesBetween(bytes: Uint8Array, start: number, end: number): Generator<Box, void, undefined> {
	const containerEnd = Math.min(end, bytes.length);
	for (let offset = start; offset + 8 <= containerEnd;) {
		const compactSize = bigEndian(bytes, offset, 4) ?? 0;
		const type = textAt(bytes, offset + 4, 4) ?? '';
		const headerBytes = compactSize === 1 ? 16 : 8;
		let size = compactSize;
		// One: the size follows in eight bytes. Zero: the box is the container's last.
		if (compactSize === 1) size = bigEndian(bytes, offset + 8, 8) ?? Infinity;
		else if (compactSize === 0) size = containerEnd - offset;
		if (size < headerBytes) return;
		const boxEnd = offset + size;
		const fits = boxEnd <= containerEnd;
		yield { type, start: offset + headerBytes, end: boxEnd, fits };
		if (!fits) return;
		offset = boxEnd;
	}
}

/** The first whole box of a type between two offsets. */
export function findBox(bytes: Uint8Array, type: string, start: number, end: number): Box | undefined {
	for (const box of boxesBetween(bytes, start, end)) {
		if (box.type === type && box.fits) return box;
	}
	return undefined;
}
