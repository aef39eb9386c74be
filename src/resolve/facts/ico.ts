import type { Size } from '../../shared/fit';
import { failure, success, type Result } from '../../shared/result';
import { AnnouncedSizes, sizeAt } from './announced-sizes';
import { bigEndian, littleEndian, textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import { readDibHeader } from './dib-header';
import type { PictureFacts } from './picture-facts';

const directoryHeaderBytes = 6;
const entryBytes = 16;
const pngSignature = '\x89PNG\r\n\x1a\n';

/** A side of 256 pixels and more is stored as zero. */
function storedSide(byte: number | undefined): number {
	return byte || 256;
}

/**
 * The size that a picture inside an icon announces. Only the header is looked at, in constant time: all entries of a
 * hostile directory may point at the same bytes.
 */
function innerSize(data: Uint8Array): Result<Size> {
	if (textAt(data, 0, pngSignature.length) === pngSignature) {
		if (bigEndian(data, 8, 4) !== 13 || textAt(data, 12, 4) !== 'IHDR') return failure('broken');
		const size = sizeAt(bigEndian, data, 16, 4);
		return size ? success(size) : failure('truncated');
	}
	const header = readDibHeader(data, 0);
	if (!header.ok) return header;
	// The height counts the picture and its mask of the same size.
	return success({ width: header.value.size.width, height: Math.ceil(header.value.size.height / 2) });
}

/**
 * Reads an icon or a cursor (ICO, CUR): the directory and the header of every PNG or bitmap in it. Browsers show the
 * entry that the directory calls largest, at the size it has inside.
 * Failures: see `readPictureFacts`; a file that ends before any of its pictures does is truncated.
 */
export function readIco(bytes: Uint8Array): Result<PictureFacts> {
	const sizes = new AnnouncedSizes();
	const type = littleEndian(bytes, 2, 2);
	const count = littleEndian(bytes, 4, 2);
	if (type === undefined || count === undefined) return cutShort(sizes);
	if (littleEndian(bytes, 0, 2) !== 0 || (type !== 1 && type !== 2)) return failure('broken');

	let shown: Size | undefined;
	let largestArea = 0;
	let isCut = false;
	for (let index = 0; index < count; index++) {
		const entry = directoryHeaderBytes + index * entryBytes;
		const dataBytes = littleEndian(bytes, entry + 8, 4);
		const dataOffset = littleEndian(bytes, entry + 12, 4);
		if (dataBytes === undefined || dataOffset === undefined) return cutShort(sizes);
		const width = storedSide(bytes[entry]);
		const height = storedSide(bytes[entry + 1]);
		sizes.add({ width, height });
		if (dataOffset + dataBytes > bytes.length) {
			// The others are still looked at: they may announce too much.
			isCut = true;
			continue;
		}
		const inner = innerSize(bytes.subarray(dataOffset, dataOffset + dataBytes));
		// A malformed entry does not keep browsers from showing another.
		if (!inner.ok) continue;
		sizes.add(inner.value);
		if (width * height > largestArea) {
			largestArea = width * height;
			shown = inner.value;
		}
	}
	if (isCut) return cutShort(sizes);
	return conclude({ shown, sizes, frames: 1, mayBeTransparent: true });
}
