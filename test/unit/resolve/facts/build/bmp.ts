import { bytes, little, type Part } from './bytes';

/** The fields of a Windows or OS/2 2.x header, cut or filled with zeros to its size. */
export function dib(headerBytes: number, width: number, height: number, bitsPerPixel: number, compression = 0, imageBytes = 0): Uint8Array {
	const fields = bytes(
		little(headerBytes, 4),
		little(width, 4),
		little(height, 4),
		little(1, 2),
		little(bitsPerPixel, 2),
		little(compression, 4),
		little(imageBytes, 4),
	);
	const header = new Uint8Array(headerBytes);
	header.set(fields.subarray(0, headerBytes));
	return header;
}

/** The 12-byte OS/2 1.x header. */
export function coreDib(width: number, height: number, bitsPerPixel: number): Uint8Array {
	return bytes(little(12, 4), little(width, 2), little(height, 2), little(1, 2), little(bitsPerPixel, 2));
}

/** A BMP file with a header and what follows it; the pixels begin right behind the header. */
export function bmp(header: Uint8Array, ...data: readonly Part[]): Uint8Array {
	const content = bytes(...data);
	return bytes('BM', little(14 + header.length + content.length, 4), little(0, 4), little(14 + header.length, 4), header, content);
}
