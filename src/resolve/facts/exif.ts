import { bigEndian, littleEndian } from './byte-reader';

const orientationTag = 0x0112;
const shortType = 3;

/**
 * Whether EXIF metadata turns a picture by a quarter, so that its width and height change places (orientations 5 to 8).
 * `undefined` if it names no valid orientation. `tiff` begins at the TIFF header (Exif 3.0, 4.5.2 and 4.6.4).
 */
export function quarterTurnOfExif(tiff: Uint8Array): boolean | undefined {
	const byteOrder = bigEndian(tiff, 0, 2);
	if (byteOrder !== 0x4949 && byteOrder !== 0x4d4d) return undefined;
	const read = byteOrder === 0x4949 ? littleEndian : bigEndian;
	if (read(tiff, 2, 2) !== 42) return undefined;
	const directory = read(tiff, 4, 4);
	if (directory === undefined) return undefined;
	// A directory holds at most 65,535 entries, its count having two bytes.
	const entries = read(tiff, directory, 2) ?? 0;
	for (let index = 0; index < entries; index++) {
		const entry = directory + 2 + index * 12;
		const tag = read(tiff, entry, 2);
		if (tag === undefined) return undefined;
		if (tag !== orientationTag) continue;
		if (read(tiff, entry + 2, 2) !== shortType || read(tiff, entry + 4, 4) !== 1) return undefined;
		const orientation = read(tiff, entry + 8, 2) ?? 0;
		return orientation >= 1 && orientation <= 8 ? orientation >= 5 : undefined;
	}
	return undefined;
}
