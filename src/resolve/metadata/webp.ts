import { littleEndian, textAt } from '../facts/byte-reader';
import { concatenated, littleEndianBytes } from '../concatenated';
import { boundedFrameMilliseconds } from './frame-duration';

const metadataFlags = 0x08 | 0x04;
const frameHeaderBytes = 16;
const durationOffset = 12;

const fileChunks: ReadonlySet<string> = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L']);
const frameChunks: ReadonlySet<string> = new Set(['ALPH', 'VP8 ', 'VP8L']);

function chunk(type: Uint8Array, data: Uint8Array): Uint8Array {
	return concatenated([type, littleEndianBytes(data.length, 4), data, new Uint8Array(data.length % 2)]);
}

/** The canvas' chunk, with nothing said of EXIF and XMP. */
function withoutFlags(data: Uint8Array): Uint8Array {
	const changed = Uint8Array.from(data);
	changed[0] = (changed[0] ?? 0) & ~metadataFlags;
	return changed;
}

function frame(data: Uint8Array): Uint8Array | undefined {
	const chunks = keptChunks(data.subarray(frameHeaderBytes), frameChunks);
	const milliseconds = littleEndian(data, durationOffset, 3);
	if (!chunks || milliseconds === undefined) return undefined;
	const duration = littleEndianBytes(boundedFrameMilliseconds(milliseconds), 3);
	return concatenated([data.subarray(0, durationOffset), duration, data.subarray(durationOffset + 3, frameHeaderBytes), ...chunks]);
}

function keptChunks(bytes: Uint8Array, types: ReadonlySet<string>): Uint8Array[] | undefined {
	const kept: Uint8Array[] = [];
	let offset = 0;
	while (offset + 8 <= bytes.length) {
		const type = textAt(bytes, offset, 4) ?? '';
		const length = littleEndian(bytes, offset + 4, 4) ?? 0;
		const end = offset + 8 + length;
		if (end > bytes.length) return undefined;
		if (types.has(type)) {
			const data = bytes.subarray(offset + 8, end);
			const changed = type === 'ANMF' ? frame(data) : type === 'VP8X' ? withoutFlags(data) : data;
			if (!changed) return undefined;
			kept.push(chunk(bytes.subarray(offset, offset + 4), changed));
		}
		offset = end + (length % 2);
	}
	return kept;
}

/**
 * A WebP without EXIF, XMP, unknown chunks and bytes behind its end (RFC 9649, 2.7), its frames no shorter than they may be.
 * The picture's data is copied as it is. `undefined` if a chunk is cut.
 */
export function withoutWebpMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
	const form = bytes.subarray(8, 12);
	const riffBytes = littleEndian(bytes, 4, 4);
	if (riffBytes === undefined || form.length < 4) return undefined;
	const chunks = keptChunks(bytes.subarray(12, 8 + riffBytes), fileChunks);
	if (!chunks) return undefined;
	const content = concatenated([form, ...chunks]);
	return concatenated([bytes.subarray(0, 4), littleEndianBytes(content.length, 4), content]);
}
