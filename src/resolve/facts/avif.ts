import type { Size } from '../../shared/fit';
import { failure, type Failure, type Result } from '../../shared/result';
import { AnnouncedSizes, turned } from './announced-sizes';
import { readItems, type AvifItems } from './avif-items';
import { readTracks, type AvifTracks } from './avif-tracks';
import { textAt } from './byte-reader';
import { conclude, cutShort } from './conclude';
import { boxesBetween, type Box } from './isobmff-boxes';
import type { PictureFacts } from './picture-facts';
import { ReadBudget } from './read-budget';

/** The boxes of a file's outermost level that may not be cut. Others are garbage behind the picture. */
const announcedTypes: ReadonlySet<string> = new Set(['ftyp', 'meta', 'moov', 'mdat', 'free', 'skip']);

interface FileBoxes {
	readonly meta: Box | undefined;
	readonly moov: Box | undefined;
	readonly isCut: boolean;
}

function readFileBoxes(bytes: Uint8Array): FileBoxes {
	let meta: Box | undefined;
	let moov: Box | undefined;
	let isCut = false;
	for (const box of boxesBetween(bytes, 0, bytes.length)) {
		if (!box.fits) isCut = announcedTypes.has(box.type);
		else if (box.type === 'meta') meta ??= box;
		else if (box.type === 'moov') moov ??= box;
	}
	return { meta, moov, isCut: isCut || (!meta && !moov) };
}

/** A file of the brand `avis` is shown as its sequence, any other as its primary item. */
function shownSize(isSequence: boolean, items: AvifItems | undefined, tracks: AvifTracks | undefined): Size | undefined {
	const size = items?.primary.size;
	const still = size && items.primary.quarterTurn ? turned(size) : size;
	return isSequence ? (tracks?.shown ?? still) : (still ?? tracks?.shown);
}

/**
 * Reads an AVIF (AVIF 1.1, on ISO/IEC 14496-12 and 23008-12): the size of every item and track, of grids, and of the AV1
 * bitstreams themselves. Failures: see `readPictureFacts`; a file that ends before a box or the data of an item or
 * a frame does is truncated.
 */
export function readAvif(bytes: Uint8Array): Result<PictureFacts> {
	const sizes = new AnnouncedSizes();
	const fileType = textAt(bytes, 4, 4);
	const majorBrand = textAt(bytes, 8, 4);
	if (fileType === undefined || majorBrand === undefined) return cutShort(sizes);
	if (fileType !== 'ftyp') return failure('broken');

	const { meta, moov, isCut } = readFileBoxes(bytes);
	const budget = new ReadBudget(bytes.length);
	const items = meta && readItems(bytes, meta, sizes, budget);
	const tracks = moov && readTracks(bytes, moov, sizes, budget);
	const failed: Failure | undefined = [items, tracks].find((result): result is Failure => result?.ok === false);
	if (isCut || failed?.reason === 'truncated') return cutShort(sizes);
	if (failed) return failed;

	const stills = items?.ok ? items.value : undefined;
	const sequence = tracks?.ok ? tracks.value : undefined;
	return conclude({
		shown: shownSize(majorBrand === 'avis', stills, sequence),
		sizes,
		frames: sequence?.frames ?? 1,
		mayBeTransparent: (stills?.hasAlpha ?? false) || (sequence?.hasAlpha ?? false),
	});
}
