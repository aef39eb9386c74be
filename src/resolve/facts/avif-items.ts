import { failure, success, type Result } from '../../shared/result';
import { sizeAt, type AnnouncedSizes } from './announced-sizes';
import { addSequenceSizes } from './av1-sequence-sizes';
import { readItemData } from './avif-item-data';
import { noProperties, takeProperty, type AvifProperties } from './avif-properties';
import { bigEndian, textAt } from './byte-reader';
import { boxesBetween, findBox, type Box } from './isobmff-boxes';
import type { ReadBudget } from './read-budget';

/** What the still pictures of a file say. */
export interface AvifItems {
	/** Of the primary item, the picture that is shown. */
	readonly primary: AvifProperties;
	/** Whether any item is an alpha plane. */
	readonly hasAlpha: boolean;
}

const pictureItems: ReadonlySet<string> = new Set(['av01', 'grid']);

/** The types of the items that are of one of the wanted types, by id (`iinf`, ISO/IEC 14496-12, 8.11.6). */
export function itemTypes(bytes: Uint8Array, iinf: Box, wanted: ReadonlySet<string>): ReadonlyMap<number, string> {
	const types = new Map<number, string>();
	const countBytes = bytes[iinf.start] === 0 ? 2 : 4;
	for (const box of boxesBetween(bytes, iinf.start + 4 + countBytes, iinf.end)) {
		if (box.type !== 'infe' || !box.fits) continue;
		const idBytes = bytes[box.start] === 3 ? 4 : 2;
		const id = bigEndian(bytes, box.start + 4, idBytes);
		const type = textAt(bytes, box.start + 4 + idBytes + 2, 4);
		if (id !== undefined && type !== undefined && wanted.has(type)) types.set(id, type);
	}
	return types;
}

/** Hands the numbers of all properties associated with an item to `take` (`ipma`, ISO/IEC 23008-12, 9.3.2). They count from 1. */
function forPropertiesOf(bytes: Uint8Array, ipma: Box, itemId: number, take: (index: number) => void): void {
	const box = bytes.subarray(ipma.start, ipma.end);
	const idBytes = box[0] === 0 ? 2 : 4;
	const indexBytes = ((box[3] ?? 0) & 1) === 1 ? 2 : 1;
	const entries = bigEndian(box, 4, 4) ?? 0;
	let position = 8;
	for (let entry = 0; entry < entries; entry++) {
		const id = bigEndian(box, position, idBytes);
		const associations = box[position + idBytes];
		if (id === undefined || associations === undefined) return;
		position += idBytes + 1;
		if (id === itemId) {
			for (let index = 0; index < associations; index++) {
				// The highest bit says that the property is essential.
				take((bigEndian(box, position + index * indexBytes, indexBytes) ?? 0) & (indexBytes === 2 ? 0x7fff : 0x7f));
			}
		}
		position += associations * indexBytes;
	}
}

/** Takes the sizes of all properties there are, associated or not, and returns those of one item. */
function readProperties(bytes: Uint8Array, iprp: Box, itemId: number | undefined, sizes: AnnouncedSizes): AvifItems {
	const primary = noProperties();
	const anyItem = noProperties();
	const ipco = findBox(bytes, 'ipco', iprp.start, iprp.end);
	if (!ipco) return { primary, hasAlpha: false };
	const wanted = new Set<number>();
	for (const box of boxesBetween(bytes, iprp.start, iprp.end)) {
		if (box.type === 'ipma' && box.fits && itemId !== undefined) forPropertiesOf(bytes, box, itemId, (index) => wanted.add(index));
	}
	let index = 0;
	for (const box of boxesBetween(bytes, ipco.start, ipco.end)) {
		index += 1;
		if (box.fits) takeProperty(wanted.has(index) ? primary : anyItem, sizes, bytes, box);
	}
	return { primary, hasAlpha: primary.isAlpha || anyItem.isAlpha };
}

/** The size of the picture that a grid's tiles make (ISO/IEC 23008-12, 6.6.2.3). */
function addGridSize(sizes: AnnouncedSizes, data: Uint8Array): void {
	const sideBytes = ((data[1] ?? 0) & 1) === 1 ? 4 : 2;
	sizes.add(sizeAt(bigEndian, data, 4, sideBytes));
}

/**
 * Reads the items of a meta box (AVIF 1.1; ISO/IEC 23008-12): all sizes that properties, grids and the AV1 data
 * itself announce. Failures: `broken`; `truncated` if an item's data reaches behind the file's end.
 */
export function readItems(bytes: Uint8Array, meta: Box, sizes: AnnouncedSizes, budget: ReadBudget): Result<AvifItems> {
	const childrenStart = meta.start + 4;
	const find = (type: string): Box | undefined => findBox(bytes, type, childrenStart, meta.end);
	const pitm = find('pitm');
	const iinf = find('iinf');
	const iprp = find('iprp');
	const iloc = find('iloc');
	if (!pitm || !iinf || !iprp || !iloc) return failure('broken');

	const primaryId = bigEndian(bytes, pitm.start + 4, bytes[pitm.start] === 0 ? 2 : 4);
	const items = readProperties(bytes, iprp, primaryId, sizes);
	const located = readItemData(bytes, iloc, find('idat'), itemTypes(bytes, iinf, pictureItems), budget, (type, data) => {
		if (type === 'av01') addSequenceSizes(sizes, data);
		else addGridSize(sizes, data);
	});
	return located.ok ? success(items) : located;
}
