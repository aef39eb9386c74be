import type { Size } from '../../shared/fit';
import { failure, type Result } from '../../shared/result';
import { AnnouncedSizes, sizeAt } from './announced-sizes';
import { littleEndian, textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import type { PictureFacts } from './picture-facts';

const extensionIntroducer = 0x21;
const graphicControlLabel = 0xf9;
const imageSeparator = 0x2c;
const trailer = 0x3b;

/** Bytes of the colour table that a packed field announces: three for each of 2 to 256 colours. */
export function colourTableBytes(packed: number): number {
	return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1);
}

/** The offset behind a chain of data sub-blocks; beyond the file if the chain has no end. */
export function behindSubBlocks(bytes: Uint8Array, start: number): number {
	let offset = start;
	for (let length = bytes[offset]; length !== undefined; length = bytes[offset]) {
		offset += 1 + length;
		if (length === 0) return offset;
	}
	return Infinity;
}

/**
 * The size shown: the logical screen, grown to hold the first frame. Producers leave the screen at zero or too small, and both
 * browsers then grow it (Firefox leaves the frame's position out of account; Chromium, which is followed here, does not).
 */
function grownScreen(screen: Size, left: number, top: number, frame: Size): Size {
	return { width: Math.max(screen.width, left + frame.width), height: Math.max(screen.height, top + frame.height) };
}

/**
 * Reads a GIF (GIF89a specification, 17 to 27): the logical screen and every image descriptor. Nothing is decompressed.
 * Failures: see `readPictureFacts`; a file without a trailer is truncated.
 */
export function readGif(bytes: Uint8Array): Result<PictureFacts> {
	const sizes = new AnnouncedSizes();
	const version = textAt(bytes, 0, 6);
	const screen = sizeAt(littleEndian, bytes, 6, 2);
	const screenPacked = bytes[10];
	if (version === undefined || screen === undefined || screenPacked === undefined) return cutShort(sizes);
	if (version !== 'GIF87a' && version !== 'GIF89a') return failure('broken');
	sizes.add(screen);

	let shown = screen;
	let frames = 0;
	let mayBeTransparent = false;
	let offset = 13 + colourTableBytes(screenPacked);
	for (let introducer = bytes[offset]; introducer !== trailer; introducer = bytes[offset]) {
		if (introducer === undefined) return cutShort(sizes);
		if (introducer === extensionIntroducer) {
			if (bytes[offset + 1] === graphicControlLabel && ((bytes[offset + 3] ?? 0) & 1) !== 0) mayBeTransparent = true;
			offset = behindSubBlocks(bytes, offset + 2);
		} else if (introducer === imageSeparator) {
			const size = sizeAt(littleEndian, bytes, offset + 5, 2);
			const packed = bytes[offset + 9];
			if (size === undefined || packed === undefined) return cutShort(sizes);
			if (frames === 0) {
				shown = grownScreen(screen, littleEndian(bytes, offset + 1, 2) ?? 0, littleEndian(bytes, offset + 3, 2) ?? 0, size);
				sizes.add(shown);
			}
			sizes.add(size);
			frames += 1;
			// The colour table and one byte, the minimum code size, stand before the data.
			offset = behindSubBlocks(bytes, offset + 11 + colourTableBytes(packed));
		} else if (frames > 0) {
			// Garbage behind a frame: decoders end there and show what they have.
			break;
		} else {
			return failure('broken');
		}
	}
	if (frames === 0) return failure('broken');
	return conclude({ shown, sizes, frames, mayBeTransparent });
}
