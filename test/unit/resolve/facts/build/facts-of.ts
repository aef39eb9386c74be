import { readPictureFacts } from '../../../../../src/resolve/facts/read-picture-facts';
import type { PictureFacts, PictureType } from '../../../../../src/resolve/facts/picture-facts';

/** The facts, or the reason why there are none. */
export function factsOf(file: Uint8Array, type: PictureType): PictureFacts | string {
	const result = readPictureFacts(file, type);
	return result.ok ? result.value : result.reason;
}

/** The facts of a still, opaque picture that announces one size only. */
export function still(width: number, height: number, others: Partial<PictureFacts> = {}): PictureFacts {
	return {
		width,
		height,
		decodedPixels: width * height,
		longestSidePixels: Math.max(width, height),
		frames: 1,
		mayBeTransparent: false,
		...others,
	};
}
