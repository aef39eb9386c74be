import type { Size } from '../../shared/fit';
import { failure, type Result } from '../../shared/result';
import { AnnouncedSizes, sizeOf } from './announced-sizes';
import { bigEndian, littleEndian, textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import type { PictureFacts } from './picture-facts';

const alphaFlag = 0x10;
const frameHeaderBytes = 16;

interface WebpFindings {
	readonly sizes: AnnouncedSizes;
	canvas: Size | undefined;
	/** The size in the first bitstream. */
	bitstream: Size | undefined;
	frames: number;
	mayBeTransparent: boolean;
}

/** Two sides of three bytes each, each stored less one. */
function canvasSize(data: Uint8Array, offset: number): Size | undefined {
	const size = sizeOf(littleEndian(data, offset, 3), littleEndian(data, offset + 3, 3));
	return size && { width: size.width + 1, height: size.height + 1 };
}

/** The 14-bit sides in a VP8 key frame's header (RFC 6386, 9.1); the two bits above them ask for scaling. */
function lossySize(data: Uint8Array): Size | undefined {
	if (bigEndian(data, 3, 3) !== 0x9d012a) return undefined;
	const size = sizeOf(littleEndian(data, 6, 2), littleEndian(data, 8, 2));
	return size && { width: size.width & 0x3fff, height: size.height & 0x3fff };
}

/** The 14-bit sides, each stored less one, and the alpha bit above them in a VP8L header (RFC 9649, 3.4). */
function losslessHeader(data: Uint8Array): { size: Size; hasAlpha: boolean } | undefined {
	const bits = littleEndian(data, 1, 4);
	if (data[0] !== 0x2f || bits === undefined) return undefined;
	return {
		size: { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 },
		hasAlpha: ((bits >>> 28) & 1) !== 0,
	};
}

/** Takes the sizes out of one chunk; false if it is malformed. */
function takeChunk(findings: WebpFindings, type: string, data: Uint8Array): boolean {
	let size: Size | undefined;
	switch (type) {
		case 'VP8X':
			size = canvasSize(data, 4);
			findings.canvas ??= size;
			if (((data[0] ?? 0) & alphaFlag) !== 0) findings.mayBeTransparent = true;
			break;
		case 'VP8 ':
			size = lossySize(data);
			findings.bitstream ??= size;
			break;
		case 'VP8L': {
			const header = losslessHeader(data);
			size = header?.size;
			findings.bitstream ??= size;
			if (header?.hasAlpha) findings.mayBeTransparent = true;
			break;
		}
		case 'ANMF':
			size = canvasSize(data, 6);
			findings.frames += 1;
			break;
		case 'ALPH':
			findings.mayBeTransparent = true;
			return true;
		default:
			return true;
	}
	findings.sizes.add(size);
	return size !== undefined && size.width > 0 && size.height > 0;
}

/** Walks the chunks of a file, or of one frame of an animation. Chunks begin at even offsets of their container. */
function takeChunks(findings: WebpFindings, bytes: Uint8Array, isFrame: boolean): boolean {
	let offset = 0;
	// Fewer bytes than a chunk's header are padding.
	while (offset + 8 <= bytes.length) {
		const type = textAt(bytes, offset, 4) ?? '';
		const length = littleEndian(bytes, offset + 4, 4) ?? 0;
		const end = offset + 8 + length;
		if (end > bytes.length) return false;
		const data = bytes.subarray(offset + 8, end);
		if (!takeChunk(findings, type, data)) return false;
		// A frame does not hold frames.
		if (type === 'ANMF' && (isFrame || !takeChunks(findings, data.subarray(frameHeaderBytes), true))) return false;
		offset = end + (length % 2);
	}
	return true;
}

/**
 * Reads a WebP file (RFC 9649): the canvas in VP8X, the sizes of all frames in ANMF, and those in every VP8 and VP8L
 * bitstream, since they may disagree. Orientation in EXIF is left alone, as browsers do.
 * Failures: see `readPictureFacts`; a file shorter than its RIFF size is truncated.
 */
export function readWebp(bytes: Uint8Array): Result<PictureFacts> {
	const findings: WebpFindings = {
		sizes: new AnnouncedSizes(),
		canvas: undefined,
		bitstream: undefined,
		frames: 0,
		mayBeTransparent: false,
	};
	const riffBytes = littleEndian(bytes, 4, 4);
	const form = textAt(bytes, 8, 4);
	if (riffBytes === undefined || form === undefined) return cutShort(findings.sizes);
	if (textAt(bytes, 0, 4) !== 'RIFF' || form !== 'WEBP') return failure('broken');

	const end = 8 + riffBytes;
	const whole = takeChunks(findings, bytes.subarray(12, end), false);
	if (end > bytes.length) return cutShort(findings.sizes);
	if (!whole || !findings.bitstream) return failure('broken');
	return conclude({ ...findings, shown: findings.canvas ?? findings.bitstream });
}
