/** The pieces one behind the other, in bytes of their own. */
export function concatenated(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let offset = 0;
	for (const piece of pieces) {
		whole.set(piece, offset);
		offset += piece.length;
	}
	return whole;
}

/** A number in so many bytes, least significant first. */
export function littleEndianBytes(value: number, byteLength: number): Uint8Array {
	return Uint8Array.from({ length: byteLength }, (_, index) => Math.floor(value / 256 ** index) % 256);
}

/** A number in so many bytes, most significant first. */
export function bigEndianBytes(value: number, byteLength: number): Uint8Array {
	return littleEndianBytes(value, byteLength).reverse();
}
