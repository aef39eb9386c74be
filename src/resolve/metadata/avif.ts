import { itemTypes } from '../facts/avif-items';
import { readItemData } from '../facts/avif-item-data';
import { textAt } from '../facts/byte-reader';
import { boxesBetween, findBox, type Box } from '../facts/isobmff-boxes';
import { ReadBudget } from '../facts/read-budget';

const metadataItems: ReadonlySet<string> = new Set(['Exif', 'mime', 'uri ']);
const metadataBoxes: ReadonlySet<string> = new Set(['udta', 'uuid', 'free', 'skip']);
const containers: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
const free = Uint8Array.of(0x66, 0x72, 0x65, 0x65);

/** The file's own `meta` box has the pictures; those of tracks only say something about them. */
function isMetadata(type: string, depth: number): boolean {
	return metadataBoxes.has(type) || (type === 'meta' && depth > 0);
}

function clearBoxes(bytes: Uint8Array, start: number, end: number, depth = 0): void {
	for (const box of boxesBetween(bytes, start, end)) {
		if (!box.fits) return;
		if (containers.has(box.type) && depth < containers.size) clearBoxes(bytes, box.start, box.end, depth + 1);
		if (!isMetadata(box.type, depth)) continue;
		// Its own size in eight bytes may stand between its type and its content.
		const typeOffset = textAt(bytes, box.start - 4, 4) === box.type ? box.start - 4 : box.start - 12;
		bytes.set(free, typeOffset);
		bytes.fill(0, box.start, box.end);
	}
}

/** Clears the data of EXIF and XMP items; false where it lies in several pieces or cannot be found. */
function clearItems(bytes: Uint8Array, meta: Box): boolean {
	const find = (type: string): Box | undefined => findBox(bytes, type, meta.start + 4, meta.end);
	const iinf = find('iinf');
	const iloc = find('iloc');
	if (!iinf || !iloc) return false;
	const types = itemTypes(bytes, iinf, metadataItems);
	let isWhole = true;
	const read = readItemData(bytes, iloc, find('idat'), types, new ReadBudget(bytes.length), (_, data) => {
		if (data.buffer === bytes.buffer) data.fill(0);
		else isWhole = false;
	});
	return read.ok && isWhole;
}

/**
 * An AVIF whose EXIF, XMP and user data are overwritten with zeros, at their place: everything in it is found by its
 * offset, so nothing may move (ISO/IEC 14496-12, 8.11.3 and 8.7.5). `undefined` if that metadata cannot be found for certain.
 */
export function withoutAvifMetadata(original: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
	const bytes = original.slice();
	const meta = findBox(bytes, 'meta', 0, bytes.length);
	if (meta && !clearItems(bytes, meta)) return undefined;
	clearBoxes(bytes, 0, bytes.length);
	return bytes;
}
