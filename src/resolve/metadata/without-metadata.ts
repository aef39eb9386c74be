import { readPictureFacts } from '../facts/read-picture-facts';
import type { PictureType } from '../facts/picture-facts';
import { checkLimits, playsWithinLimits } from '../facts/within-limits';
import { withoutAvifMetadata } from './avif';
import { withoutGifMetadata } from './gif';
import { withoutPngMetadata } from './png';
import { withoutWebpMetadata } from './webp';

const removers: Partial<Record<PictureType, (bytes: Uint8Array) => Uint8Array<ArrayBuffer> | undefined>> = {
	png: withoutPngMetadata,
	gif: withoutGifMetadata,
	webp: withoutWebpMetadata,
	avif: withoutAvifMetadata,
};

/**
 * An animated picture as a page may be given it: the same frames, without what else its file says. Nothing is decoded; time
 * and memory are linear in the file's length, and it never throws. `undefined` where it cannot be done for certain: then
 * what is left over of the file is not one that passes the limits, or its type has no animations here.
 */
export function withoutMetadata(bytes: Uint8Array, type: PictureType): Uint8Array<ArrayBuffer> | undefined {
	const changed = removers[type]?.(bytes);
	// A hostile file may become another one by what is taken away.
	const facts = changed && readPictureFacts(changed, type);
	return facts?.ok && checkLimits(facts.value).ok && playsWithinLimits(facts.value) ? changed : undefined;
}
