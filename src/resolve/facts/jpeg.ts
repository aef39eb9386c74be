import type { Size } from '../../shared/fit';
import { failure, type Result } from '../../shared/result';
import { AnnouncedSizes, sizeOf, turned } from './announced-sizes';
import { bigEndian, textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import { quarterTurnOfExif } from './exif';
import type { PictureFacts } from './picture-facts';

const startOfImage = 0xffd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const application1 = 0xe1;
const exifPrefix = 'Exif\0\0';

/** SOF0 to SOF15, of which three codes mean something else: DHT, JPG and DAC. */
function isStartOfFrame(code: number): boolean {
	return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/** A marker without a segment: stuffing, TEM, RST0 to RST7, SOI. It says nothing and is passed over like picture data. */
function standsAlone(code: number): boolean {
	return code <= 0x01 || (code >= 0xd0 && code <= 0xd8);
}

/** Where the code of the next marker that counts is; `undefined` if there is none. Skips picture data and garbage, as decoders do. */
function nextMarkerCode(bytes: Uint8Array, from: number): number | undefined {
	for (let offset = from; offset + 1 < bytes.length; offset++) {
		const code = bytes[offset] === 0xff ? (bytes[offset + 1] ?? 0) : 0;
		if (code !== 0xff && !standsAlone(code)) return offset + 1;
	}
	return undefined;
}

function hasEndOfImage(bytes: Uint8Array, from: number): boolean {
	for (let offset = from; offset + 1 < bytes.length; offset++) {
		if (bytes[offset] === 0xff && bytes[offset + 1] === endOfImage) return true;
	}
	return false;
}

/**
 * Reads a JPEG (ITU-T T.81, annex B): the size in every frame header, the orientation in EXIF. The picture's data is
 * passed over. Failures: see `readPictureFacts`; a file with no end-of-image marker behind its first scan is truncated.
 */
export function readJpeg(bytes: Uint8Array): Result<PictureFacts> {
	const sizes = new AnnouncedSizes();
	let frame: Size | undefined;
	let quarterTurn: boolean | undefined;
	let firstScan: number | undefined;

	const start = bigEndian(bytes, 0, 2);
	if (start === undefined) return cutShort(sizes);
	if (start !== startOfImage) return failure('broken');

	let ended = false;
	for (let at = nextMarkerCode(bytes, 2); at !== undefined;) {
		const code = bytes[at] ?? 0;
		ended = code === endOfImage;
		if (ended) break;
		const length = bigEndian(bytes, at + 1, 2) ?? Infinity;
		const end = at + 1 + length;
		if (length < 2 || end > bytes.length) {
			// Behind the first scan this may be damaged picture data, which decoders forgive.
			if (firstScan !== undefined) break;
			return length < 2 ? failure('broken') : cutShort(sizes);
		}
		if (isStartOfFrame(code)) {
			const size = sizeOf(bigEndian(bytes, at + 6, 2), bigEndian(bytes, at + 4, 2));
			sizes.add(size);
			frame ??= size;
		} else if (code === startOfScan) {
			if (!frame) return failure('broken');
			firstScan ??= end;
		} else if (code === application1 && textAt(bytes, at + 3, exifPrefix.length) === exifPrefix) {
			quarterTurn ??= quarterTurnOfExif(bytes.subarray(at + 3 + exifPrefix.length, end));
		}
		at = nextMarkerCode(bytes, end);
	}

	if (firstScan === undefined) return ended ? failure('broken') : cutShort(sizes);
	if (!ended && !hasEndOfImage(bytes, firstScan)) return cutShort(sizes);
	return conclude({ shown: frame && quarterTurn ? turned(frame) : frame, sizes, frames: 1, mayBeTransparent: false });
}
