import type { Size } from '../../shared/fit';
import { failure, type Result } from '../../shared/result';
import { AnnouncedSizes, turned } from './announced-sizes';
import { bigEndian, textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import { boxesBetween } from './isobmff-boxes';
import { LowBits } from './low-bits';
import type { PictureFacts } from './picture-facts';

const codestreamSignature = 0xff0a;
/** The width for each height, by the ratio's number. */
const ratios = [undefined, [1, 1], [12, 10], [4, 3], [3, 2], [16, 9], [5, 4], [2, 1]] as const;
/** More than the header takes up to what is read of it, in however many pieces. */
const headerBytes = 64;
/** Alpha, depth, spot colours: beyond this many a decoder would hold more planes than `decodedPixels` accounts for. */
const maximumExtraChannels = 4;

const side = [9, 13, 18, 30].map((bits) => ({ offset: 1, bits }));

/** SizeHeader. */
function readSize(bits: LowBits): Size {
	const isSmall = bits.flag();
	const readSide = (): number => (isSmall ? (bits.read(5) + 1) * 8 : bits.choice(...side));
	const height = readSide();
	const ratio = ratios[bits.read(3)];
	return { height, width: ratio ? Math.floor((height * ratio[0]) / ratio[1]) : readSide() };
}

/** PreviewHeader: a size of its own, which a decoder may allocate. */
function readPreviewSize(bits: LowBits): Size {
	const isInEights = bits.flag();
	const forms = isInEights
		? [
				{ offset: 16, bits: 0 },
				{ offset: 32, bits: 0 },
				{ offset: 1, bits: 5 },
				{ offset: 33, bits: 9 },
			]
		: [
				{ offset: 1, bits: 6 },
				{ offset: 65, bits: 8 },
				{ offset: 321, bits: 10 },
				{ offset: 1345, bits: 12 },
			];
	const readSide = (): number => bits.choice(...forms) * (isInEights ? 8 : 1);
	const height = readSide();
	const ratio = ratios[bits.read(3)];
	return { height, width: ratio ? Math.floor((height * ratio[0]) / ratio[1]) : readSide() };
}

function skipAnimation(bits: LowBits): void {
	bits.choice({ offset: 100, bits: 0 }, { offset: 1000, bits: 0 }, { offset: 1, bits: 10 }, { offset: 1, bits: 30 });
	bits.choice({ offset: 1, bits: 0 }, { offset: 1001, bits: 0 }, { offset: 1, bits: 8 }, { offset: 1, bits: 10 });
	bits.choice({ offset: 0, bits: 0 }, { offset: 0, bits: 3 }, { offset: 0, bits: 16 }, { offset: 0, bits: 32 });
	bits.flag();
}

function skipBitDepth(bits: LowBits): void {
	const isFloat = bits.flag();
	const forms = isFloat ? [32, 16, 24] : [8, 10, 12];
	bits.choice(...forms.map((offset) => ({ offset, bits: 0 })), { offset: 1, bits: 6 });
	if (isFloat) bits.read(4);
}

interface ImageMetadata {
	readonly quarterTurn: boolean;
	readonly extraChannels: number;
}

/** The beginning of ImageMetadata, up to the number of extra channels. */
function readMetadata(bits: LowBits, sizes: AnnouncedSizes): ImageMetadata {
	if (bits.flag()) return { quarterTurn: false, extraChannels: 0 };
	let quarterTurn = false;
	if (bits.flag()) {
		quarterTurn = bits.read(3) >= 4;
		if (bits.flag()) sizes.add(readSize(bits));
		if (bits.flag()) sizes.add(readPreviewSize(bits));
		if (bits.flag()) skipAnimation(bits);
	}
	skipBitDepth(bits);
	bits.flag();
	const extraChannels = bits.choice({ offset: 0, bits: 0 }, { offset: 1, bits: 0 }, { offset: 2, bits: 4 }, { offset: 1, bits: 12 });
	return { quarterTurn, extraChannels };
}

/** The codestream's beginning: the file's own, or what boxes hold, in one piece (`jxlc`) or in several (`jxlp`). */
function codestreamStart(bytes: Uint8Array): { readonly start: Uint8Array; readonly isCut: boolean } {
	if (bigEndian(bytes, 0, 2) === codestreamSignature) return { start: bytes.subarray(0, headerBytes), isCut: false };
	const start: number[] = [];
	let isCut = false;
	for (const box of boxesBetween(bytes, 0, bytes.length)) {
		if (!box.fits) isCut = true;
		// A part begins with its number.
		const from = box.type === 'jxlc' ? box.start : box.type === 'jxlp' ? box.start + 4 : box.end;
		const to = Math.min(box.end, from + headerBytes - start.length);
		if (from < to) start.push(...bytes.subarray(from, to));
	}
	return { start: Uint8Array.from(start), isCut };
}

/**
 * Reads a JPEG XL (ISO/IEC 18181-1, annex D; boxes as in 18181-2): the size, the orientation and whether there are
 * further channels. What its frames say stands behind compressed data, so it always counts as still: its first frame.
 * Failures: see `readPictureFacts`; `format-unsupported` with more planes than a picture for the screen has. The end of a bare
 * codestream cannot be known, so only one in boxes is known to be truncated.
 */
export function readJxl(bytes: Uint8Array): Result<PictureFacts> {
	const sizes = new AnnouncedSizes();
	const signature = bigEndian(bytes, 0, 2);
	const boxType = textAt(bytes, 4, 4);
	if (signature === undefined || (signature !== codestreamSignature && boxType === undefined)) return cutShort(sizes);
	if (signature !== codestreamSignature && boxType !== 'JXL ') return failure('broken');
	const { start, isCut } = codestreamStart(bytes);
	if (start.length < 2) return cutShort(sizes);
	if (bigEndian(start, 0, 2) !== codestreamSignature) return failure('broken');
	const bits = new LowBits(start.subarray(2));
	const size = readSize(bits);
	if (bits.isPastEnd) return cutShort(sizes);
	sizes.add(size);
	const { quarterTurn, extraChannels } = readMetadata(bits, sizes);
	if (bits.isPastEnd || isCut) return cutShort(sizes);
	if (extraChannels > maximumExtraChannels) return failure('format-unsupported');
	return conclude({ shown: quarterTurn ? turned(size) : size, sizes, frames: 1, mayBeTransparent: extraChannels > 0 });
}
