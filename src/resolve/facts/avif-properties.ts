import type { Size } from '../../shared/fit';
import { sizeAt, type AnnouncedSizes } from './announced-sizes';
import { addSequenceSizes } from './av1-sequence-sizes';
import { bigEndian, textAt } from './byte-reader';
import type { Box } from './isobmff-boxes';

const alphaUrns: ReadonlySet<string> = new Set(['urn:mpeg:mpegB:cicp:systems:auxiliary:alpha', 'urn:mpeg:hevc:2015:auxid:1']);
const longestUrnCharacters = 64;

/** What an item's or a track's properties say of it. */
export interface AvifProperties {
	/** `ispe`, image spatial extents (ISO/IEC 23008-12, 6.5.3). */
	size: Size | undefined;
	/** `irot`, by a quarter turn in either direction (6.5.10). */
	quarterTurn: boolean;
	/** `auxC` or `auxi` that names alpha (6.5.8, 7.5.3). */
	isAlpha: boolean;
}

/** No property known yet. */
export function noProperties(): AvifProperties {
	return { size: undefined, quarterTurn: false, isAlpha: false };
}

function auxiliaryUrn(bytes: Uint8Array, box: Box): string {
	const start = box.start + 4;
	const text = textAt(bytes, start, Math.max(0, Math.min(box.end - start, longestUrnCharacters))) ?? '';
	return text.split('\0', 1)[0] ?? '';
}

/** Takes what one property box says into `properties`, and every size it announces into `sizes`. */
export function takeProperty(properties: AvifProperties, sizes: AnnouncedSizes, bytes: Uint8Array, box: Box): void {
	switch (box.type) {
		case 'ispe': {
			const size = sizeAt(bigEndian, bytes, box.start + 4, 4);
			properties.size ??= size;
			sizes.add(size);
			return;
		}
		case 'irot':
			properties.quarterTurn = ((bytes[box.start] ?? 0) & 1) === 1;
			return;
		case 'av1C':
			// Four bytes of configuration, then OBUs.
			addSequenceSizes(sizes, bytes.subarray(box.start + 4, box.end));
			return;
		case 'auxC':
		case 'auxi':
			if (alphaUrns.has(auxiliaryUrn(bytes, box))) properties.isAlpha = true;
	}
}
