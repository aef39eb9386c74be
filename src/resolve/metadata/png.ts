import { bigEndian, textAt } from '../facts/byte-reader';
import { bigEndianBytes, concatenated } from '../concatenated';
import { crc32 } from './crc32';
import { boundedFrameMilliseconds } from './frame-duration';

const signatureBytes = 8;

/** What decides on the pixels, their colours and their frames. */
const keptTypes: ReadonlySet<string> = new Set(
	'IHDR PLTE IDAT IEND tRNS acTL fcTL fdAT gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT'.split(' '),
);

function chunk(type: string, data: Uint8Array): Uint8Array {
	const content = concatenated([Uint8Array.from(type, (character) => character.charCodeAt(0)), data]);
	return concatenated([bigEndianBytes(data.length, 4), content, bigEndianBytes(crc32(content), 4)]);
}

/** A frame's header, whose delay is a fraction of a second; without a denominator it counts hundredths. */
function frameHeader(whole: Uint8Array, data: Uint8Array): Uint8Array {
	const milliseconds = ((bigEndian(data, 20, 2) ?? 0) * 1000) / (bigEndian(data, 22, 2) || 100);
	const bounded = boundedFrameMilliseconds(milliseconds);
	if (bounded === milliseconds) return whole;
	return chunk('fcTL', concatenated([data.subarray(0, 20), bigEndianBytes(bounded, 2), bigEndianBytes(1000, 2), data.subarray(24)]));
}

/**
 * An APNG without what says something about it (texts, times, EXIF, unknown chunks, bytes behind its end), its frames no shorter than they may be. The picture's data is copied as it is. `undefined` if a chunk is cut.
 */
export function withoutPngMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
	const kept = [bytes.subarray(0, signatureBytes)];
	for (let offset = signatureBytes, type: string | undefined; type !== 'IEND';) {
		const length = bigEndian(bytes, offset, 4);
		type = textAt(bytes, offset + 4, 4);
		if (length === undefined || type === undefined) return undefined;
		const next = offset + 12 + length;
		if (next > bytes.length) return undefined;
		const whole = bytes.subarray(offset, next);
		if (type === 'fcTL') kept.push(frameHeader(whole, whole.subarray(8, -4)));
		else if (keptTypes.has(type)) kept.push(whole);
		offset = next;
	}
	return concatenated(kept);
}
