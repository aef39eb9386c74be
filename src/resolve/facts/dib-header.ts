import type { Size } from '../../shared/fit';
import { failure, success, type Result } from '../../shared/result';
import { sizeOf } from './announced-sizes';
import { littleEndian, signedLittleEndian32 } from './byte-reader';

/** How the pixels behind a DIB header are stored, as far as sizes depend on it. */
export type DibCompression = 'none' | 'run-length' | 'embedded' | 'other';

/** A device-independent bitmap's header, as it stands in BMP and ICO files. */
export interface DibHeader {
	readonly headerBytes: number;
	/** As stored, the sign of the height (top-down) removed. In an ICO file the height counts the mask as well. */
	readonly size: Size;
	readonly bitsPerPixel: number;
	readonly compression: DibCompression;
	/** What the header says of the pixel data's size; 0 where it says nothing. */
	readonly imageBytes: number;
}

const coreHeaderBytes = 12;
const os2HeaderBytes = 64;
const infoHeaderBytes = new Set([40, 52, 56, 108, 124]);

/** OS/2 2.x headers may be cut off anywhere behind the bits per pixel. */
function isOs2(headerBytes: number): boolean {
	return headerBytes >= 16 && headerBytes <= os2HeaderBytes && !infoHeaderBytes.has(headerBytes);
}

/** The meaning of 3 and 4 differs between OS/2 (Huffman, 24-bit run lengths) and Windows (bit fields, JPEG). */
function compressionOf(code: number, headerBytes: number): DibCompression {
	if (code === 0) return 'none';
	if (code === 1 || code === 2) return 'run-length';
	if (isOs2(headerBytes)) return 'other';
	if (code === 3 || code === 6) return 'none';
	return code === 4 || code === 5 ? 'embedded' : 'other';
}

/**
 * Reads the DIB header at `offset`: BITMAPCOREHEADER (12 bytes), OS/2 2.x (16 to 64), BITMAPINFOHEADER and its
 * successors (40, 52, 56, 108, 124), after Microsoft's "Bitmap Header Types".
 * Failures: `truncated`; `broken` for other header sizes and for sides below one.
 */
export function readDibHeader(bytes: Uint8Array, offset: number): Result<DibHeader> {
	const headerBytes = littleEndian(bytes, offset, 4);
	if (headerBytes === undefined) return failure('truncated');
	const isCore = headerBytes === coreHeaderBytes;
	if (!isCore && !isOs2(headerBytes) && !infoHeaderBytes.has(headerBytes)) return failure('broken');
	if (offset + headerBytes > bytes.length) return failure('truncated');

	const stored = isCore
		? sizeOf(littleEndian(bytes, offset + 4, 2), littleEndian(bytes, offset + 6, 2))
		: sizeOf(signedLittleEndian32(bytes, offset + 4), signedLittleEndian32(bytes, offset + 8));
	const bitsPerPixel = littleEndian(bytes, offset + (isCore ? 10 : 14), 2);
	if (!stored || bitsPerPixel === undefined) return failure('truncated');
	if (stored.width < 1 || stored.height === 0) return failure('broken');

	// A field that begins behind the header's own end is not there, whatever bytes follow.
	const field = (position: number): number => (position + 4 <= headerBytes ? (littleEndian(bytes, offset + position, 4) ?? 0) : 0);
	return success({
		headerBytes,
		size: { width: stored.width, height: Math.abs(stored.height) },
		bitsPerPixel,
		compression: compressionOf(field(16), headerBytes),
		imageBytes: field(20),
	});
}
