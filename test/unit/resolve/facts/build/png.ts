import { big, bytes, type Part } from './bytes';

/** A PNG chunk; its CRC is zero, as nobody here checks it. */
export function chunk(type: string, ...data: readonly Part[]): Uint8Array {
	const content = bytes(...data);
	return bytes(big(content.length, 4), type, content, 0, 0, 0, 0);
}

export function header(width: number, height: number, colourType = 2): Uint8Array {
	return chunk('IHDR', big(width, 4), big(height, 4), 8, colourType, 0, 0, 0);
}

export function frameHeader(width: number, height: number): Uint8Array {
	return chunk('fcTL', big(0, 4), big(width, 4), big(height, 4), big(0, 4), big(0, 4), 0, 1, 0, 10, 0, 0);
}

/** A PNG file of these chunks, IEND added. */
export function png(...chunks: readonly Part[]): Uint8Array {
	return bytes('\x89PNG\r\n\x1a\n', ...chunks, chunk('IEND'));
}
