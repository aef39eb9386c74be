/**
 * Bounded reading of a file's bytes: what lies outside the file is `undefined`, never a throw.
 * Offsets may be any number at all, so positions computed from hostile sizes need no check of their own.
 */

/** The unsigned number in `byteLength` bytes at `offset`, most significant byte first; `undefined` past the end. */
export function bigEndian(bytes: Uint8Array, offset: number, byteLength: number): number | undefined {
	let value = 0;
	for (let index = 0; index < byteLength; index++) {
		const byte = bytes[offset + index];
		if (byte === undefined) return undefined;
		value = value * 256 + byte;
	}
	return value;
}

/** The unsigned number in `byteLength` bytes at `offset`, least significant byte first; `undefined` past the end. */
export function littleEndian(bytes: Uint8Array, offset: number, byteLength: number): number | undefined {
	let value = 0;
	for (let index = byteLength - 1; index >= 0; index--) {
		const byte = bytes[offset + index];
		if (byte === undefined) return undefined;
		value = value * 256 + byte;
	}
	return value;
}

/** The number in four bytes at `offset` as two's complement, least significant byte first; `undefined` past the end. */
export function signedLittleEndian32(bytes: Uint8Array, offset: number): number | undefined {
	const value = littleEndian(bytes, offset, 4);
	return value === undefined ? undefined : value | 0;
}

/** `byteLength` bytes at `offset` as Latin-1 text, such as a chunk's name; `undefined` past the end. */
export function textAt(bytes: Uint8Array, offset: number, byteLength: number): string | undefined {
	let text = '';
	for (let index = 0; index < byteLength; index++) {
		const byte = bytes[offset + index];
		if (byte === undefined) return undefined;
		text += String.fromCharCode(byte);
	}
	return text;
}
