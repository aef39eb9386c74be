/** Parts of a hand-built file: numbers are single bytes, strings Latin-1. */
export type Part = number | string | Uint8Array | readonly Part[];

/** Puts parts together into one file. */
export function bytes(...parts: readonly Part[]): Uint8Array {
	const flat: number[] = [];
	const append = (part: Part): void => {
		if (typeof part === 'number') flat.push(part & 255);
		else if (typeof part === 'string') for (const character of part) flat.push(character.charCodeAt(0) & 255);
		else for (const inner of part) append(inner);
	};
	append(parts);
	return Uint8Array.from(flat);
}

/** A number in so many bytes, most significant first. */
export function big(value: number, byteLength: number): Uint8Array {
	return Uint8Array.from({ length: byteLength }, (_, index) => Math.floor(value / 256 ** (byteLength - 1 - index)) % 256);
}

/** A number in so many bytes, least significant first; negative ones as two's complement of four bytes. */
export function little(value: number, byteLength: number): Uint8Array {
	return big(value < 0 ? value + 2 ** 32 : value, byteLength).reverse();
}

/** A string of zeros and ones as bytes, the last one filled with zeros. */
export function bits(...parts: readonly string[]): Uint8Array {
	const all = parts.join('');
	return Uint8Array.from({ length: Math.ceil(all.length / 8) }, (_, index) =>
		parseInt(all.slice(index * 8, index * 8 + 8).padEnd(8, '0'), 2),
	);
}

/** A number as so many zeros and ones. */
export function bit(value: number, count: number): string {
	return value.toString(2).padStart(count, '0');
}

/** A copy of a file with some bytes replaced. */
export function patched(file: Uint8Array, offset: number, ...parts: readonly Part[]): Uint8Array {
	const copy = Uint8Array.from(file);
	copy.set(bytes(...parts), offset);
	return copy;
}

/** Where a text first stands in a file. */
export function find(file: Uint8Array, text: string, from = 0): number {
	const offset = Buffer.from(file).indexOf(text, from, 'latin1');
	if (offset < 0) throw new Error(`no ${text} in the file`);
	return offset;
}
