import { concatenated } from '../../resolve/concatenated';
import { littleEndian, textAt } from '../../resolve/facts/byte-reader';

/** The chunks of a still WebP that are its picture, in the order that a frame holds them. */
const pictureChunks: ReadonlySet<string> = new Set(['ALPH', 'VP8 ', 'VP8L']);

/**
 * The picture of a still WebP file (RFC 9649, section 2.5 to 2.7) as a frame of an animation holds it: its chunks with
 * their headers and padding. Throws where it is none: the browser has just written it.
 */
export function framePicture(file: Uint8Array): Uint8Array<ArrayBuffer> {
	const parts: Uint8Array[] = [];
	let hasBitstream = false;
	for (let offset = 12; offset + 8 <= file.length;) {
		const type = textAt(file, offset, 4) ?? '';
		const length = littleEndian(file, offset + 4, 4) ?? 0;
		const end = offset + 8 + length + (length % 2);
		if (pictureChunks.has(type)) parts.push(file.subarray(offset, end));
		if (type.startsWith('VP8') && type !== 'VP8X') hasBitstream = true;
		offset = end;
	}
	if (textAt(file, 0, 4) !== 'RIFF' || textAt(file, 8, 4) !== 'WEBP' || !hasBitstream) throw new Error('No WebP picture');
	return concatenated(parts);
}
