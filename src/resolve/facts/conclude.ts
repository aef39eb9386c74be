import type { Size } from '../../shared/fit';
import { failure, success, type Failure, type Result } from '../../shared/result';
import type { AnnouncedSizes } from './announced-sizes';
import type { PictureFacts } from './picture-facts';
import { hasTooManyPixels } from './within-limits';

/** What a reader has learned once it has seen a whole file. */
export interface Findings {
	/** Width and height as shown; `undefined` if the file has none. */
	readonly shown: Size | undefined;
	readonly sizes: AnnouncedSizes;
	readonly frames: number;
	readonly mayBeTransparent: boolean;
}

/** The facts of a whole file. Failure: `broken` if it has no size or a side of zero. */
export function conclude({ shown, sizes, frames, mayBeTransparent }: Findings): Result<PictureFacts> {
	if (!shown || shown.width <= 0 || shown.height <= 0) return failure('broken');
	sizes.add(shown);
	return success({
		width: shown.width,
		height: shown.height,
		decodedPixels: sizes.largestAreaPixels,
		longestSidePixels: sizes.longestSidePixels,
		frames: Math.max(1, frames),
		mayBeTransparent,
	});
}

/**
 * The failure of a file that ends too early: `truncated`, which is worth another try, unless what has been read so far
 * already announces more than may ever be decoded. Then the rest of the file cannot help, and it is `too-many-pixels`.
 */
export function cutShort(sizes: AnnouncedSizes): Failure {
	return failure(hasTooManyPixels(sizes.largestAreaPixels, sizes.longestSidePixels) ? 'too-many-pixels' : 'truncated');
}
