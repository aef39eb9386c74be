import { failure, type Result } from '../../shared/result';
import { AnnouncedSizes } from './announced-sizes';
import { littleEndian, textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import { readDibHeader, type DibHeader } from './dib-header';
import type { PictureFacts } from './picture-facts';

const fileHeaderBytes = 14;

/** How many bytes of pixel data there must be at least. Rows begin at multiples of four bytes; the last needs no padding. */
function pixelDataBytes({ size, bitsPerPixel, compression, imageBytes }: DibHeader): number {
	if (compression !== 'none') return imageBytes;
	const rowBits = size.width * bitsPerPixel;
	return Math.ceil(rowBits / 32) * 4 * (size.height - 1) + Math.ceil(rowBits / 8);
}

/**
 * Reads a BMP: BITMAPFILEHEADER and whichever DIB header follows (see `readDibHeader`).
 * Failures: see `readPictureFacts`; `format-unsupported` for a JPEG or PNG in a BMP's clothes, which no browser shows and
 * whose own size nobody would have looked at; a file without all its pixel data is truncated. The file header's own size field
 * is wrong in too many files to be believed.
 */
export function readBmp(bytes: Uint8Array): Result<PictureFacts> {
	const sizes = new AnnouncedSizes();
	const type = textAt(bytes, 0, 2);
	const pixelOffset = littleEndian(bytes, 10, 4);
	if (type === undefined || pixelOffset === undefined) return cutShort(sizes);
	if (type !== 'BM') return failure('broken');

	const header = readDibHeader(bytes, fileHeaderBytes);
	if (!header.ok) return header;
	const { size, bitsPerPixel, headerBytes, compression } = header.value;
	if (compression === 'embedded') return failure('format-unsupported');
	sizes.add(size);
	const dataStart = Math.max(pixelOffset, fileHeaderBytes + headerBytes);
	if (dataStart + pixelDataBytes(header.value) > bytes.length) return cutShort(sizes);
	return conclude({ shown: size, sizes, frames: 1, mayBeTransparent: bitsPerPixel === 32 });
}
