import { behindSubBlocks, colourTableBytes } from '../facts/gif';
import { littleEndian, textAt } from '../facts/byte-reader';
import { concatenated } from '../concatenated';

const extensionIntroducer = 0x21;
const graphicControlLabel = 0xf9;
const applicationLabel = 0xff;
const imageSeparator = 0x2c;
const trailer = 0x3b;

/** The two names of the application extension that says how often to play. */
const loopApplications: ReadonlySet<string> = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);
/** Label, length, name, and one sub-block of a number and a count. */
const loopSubBlock = 14;
const loopBytes = 19;

/** Only how often to play: further sub-blocks could hold anything. */
function loopOnly(bytes: Uint8Array, offset: number): Uint8Array | undefined {
	const name = textAt(bytes, offset + 3, 11);
	const isCount = littleEndian(bytes, offset + loopSubBlock, 1) === 3 && ((bytes[offset + loopSubBlock + 1] ?? 0) & 7) === 1;
	if (name === undefined || !loopApplications.has(name) || !isCount) return undefined;
	return concatenated([bytes.subarray(offset, offset + loopBytes - 1), Uint8Array.of(0)]);
}

/**
 * A GIF without comments, texts, XMP and what other applications left, and without bytes behind its end (GIF89a
 * specification, 23 to 26). Its frames' durations count hundredths of a second: what is shorter than may be, browsers slow
 * down themselves. The pictures' data is copied as it is. `undefined` if a block is cut.
 */
export function withoutGifMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
	const screenPacked = bytes[10];
	if (screenPacked === undefined) return undefined;
	let offset = 13 + colourTableBytes(screenPacked);
	const kept = [bytes.subarray(0, offset)];
	for (let introducer = bytes[offset]; introducer !== trailer; introducer = bytes[offset]) {
		// Behind a frame there may be garbage, at which decoders end.
		const isImage = introducer === imageSeparator;
		if (!isImage && introducer !== extensionIntroducer) break;
		const packed = bytes[offset + 9];
		if (isImage && packed === undefined) return undefined;
		const next = behindSubBlocks(bytes, isImage ? offset + 11 + colourTableBytes(packed ?? 0) : offset + 2);
		if (next > bytes.length) return undefined;
		const label = bytes[offset + 1];
		if (isImage || label === graphicControlLabel) kept.push(bytes.subarray(offset, next));
		const loop = !isImage && label === applicationLabel ? loopOnly(bytes, offset) : undefined;
		if (loop) kept.push(loop);
		offset = next;
	}
	return concatenated([...kept, Uint8Array.of(trailer)]);
}
