import type { Size } from '../../shared/fit';

/** The same size after a quarter turn. */
export function turned({ width, height }: Size): Size {
	return { width: height, height: width };
}

/**
 * A size made of two numbers that may both be missing, as the byte reader returns them.
 * `undefined` if either is.
 */
export function sizeOf(width: number | undefined, height: number | undefined): Size | undefined {
	return width === undefined || height === undefined ? undefined : { width, height };
}

/** Reads the width and, right behind it, the height: both of `byteLength` bytes, by the given byte order's reader. */
export function sizeAt(
	read: (bytes: Uint8Array, offset: number, byteLength: number) => number | undefined,
	bytes: Uint8Array,
	offset: number,
	byteLength: number,
): Size | undefined {
	return sizeOf(read(bytes, offset, byteLength), read(bytes, offset + byteLength, byteLength));
}

/**
 * Collects every size a file announces, in whatever place: a decoder may allocate for any of them, so the largest
 * counts and not the one a well-behaved decoder would use.
 */
export class AnnouncedSizes {
	#largestAreaPixels = 0;
	#longestSidePixels = 0;

	/** Takes one more size into account. An `undefined` one (outside the file) announces nothing. */
	add(size: Size | undefined): void {
		if (!size) return;
		this.#largestAreaPixels = Math.max(this.#largestAreaPixels, size.width * size.height);
		this.#longestSidePixels = Math.max(this.#longestSidePixels, size.width, size.height);
	}

	/** The largest area of any size so far; 0 before the first. */
	get largestAreaPixels(): number {
		return this.#largestAreaPixels;
	}

	/** The longest side of any size so far; 0 before the first. */
	get longestSidePixels(): number {
		return this.#longestSidePixels;
	}
}
