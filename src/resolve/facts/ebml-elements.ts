import { bigEndian } from './byte-reader';

/** An element of EBML (RFC 8794, section 3), by where it lies in the file. */
export interface Element {
	/** With its length marker, as identifiers are written in specifications. */
	readonly id: number;
	/** Where the header ends and the content begins. */
	readonly start: number;
	/** Behind the last byte; the container's end where the size is unknown. */
	readonly end: number;
	/** Whether the container reaches as far as the element does. If not, `end` lies outside, and it is the last one. */
	readonly fits: boolean;
}

/** The number in the bits of a variable-size integer (RFC 8794, section 4), and its length; undefined past the end. */
function variableSize(bytes: Uint8Array, offset: number, keepsMarker: boolean): { value: number; byteLength: number } | undefined {
	const first = bytes[offset] ?? 0;
	const byteLength = Math.clz32(first) - 23;
	// Eight bits of zero would announce more than eight bytes.
	const rest = first === 0 ? undefined : bigEndian(bytes, offset + 1, byteLength - 1);
	if (rest === undefined) return undefined;
	// The marker goes before the bytes are joined: with it, numbers would not be exact.
	const marker = 2 ** (8 - byteLength);
	return { value: (keepsMarker ? first : first - marker) * 256 ** (byteLength - 1) + rest, byteLength };
}

/**
 * The elements between two offsets, one behind the other. Ends at the first that is malformed or does not fit. Every
 * element takes at least two bytes.
 */
export function* elementsBetween(bytes: Uint8Array, start: number, end: number): Generator<Element, void, undefined> {
	const containerEnd = Math.min(end, bytes.length);
	for (let offset = start; offset < containerEnd;) {
		const id = variableSize(bytes, offset, true);
		const size = id && variableSize(bytes, offset + id.byteLength, false);
		if (!size) return;
		const contentStart = offset + id.byteLength + size.byteLength;
		const isUnknown = size.value === 2 ** (7 * size.byteLength) - 1;
		const elementEnd = isUnknown ? Math.max(containerEnd, contentStart) : contentStart + size.value;
		const fits = elementEnd <= containerEnd;
		yield { id: id.value, start: contentStart, end: elementEnd, fits };
		if (!fits) return;
		offset = elementEnd;
	}
}

/** The unsigned number that is an element's content; undefined if it is longer than what can be told exactly. */
export function unsignedIn(bytes: Uint8Array, { start, end }: Element): number | undefined {
	return end - start <= 6 ? bigEndian(bytes, start, end - start) : undefined;
}

/** The floating-point number of four or eight bytes that is an element's content. */
export function floatIn(bytes: Uint8Array, { start, end, fits }: Element): number | undefined {
	if (!fits) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
	if (end - start === 4) return view.getFloat32(0);
	return end - start === 8 ? view.getFloat64(0) : undefined;
}
