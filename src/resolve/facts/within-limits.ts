import {
	maximumAnimatedFrames,
	maximumAnimatedPixels,
	maximumSidePixels,
	maximumStaticPixels,
	trackingPixelSidePixels,
} from '../../shared/limits';
import { failure, success, type Result } from '../../shared/result';
import type { PictureFacts } from './picture-facts';

/** Whether decoding even one frame of this would cost too much, whatever the file weighs. */
export function hasTooManyPixels(decodedPixels: number, longestSidePixels: number): boolean {
	return decodedPixels > maximumStaticPixels || longestSidePixels > maximumSidePixels;
}

/**
 * Passes a picture on that one frame of may be decoded.
 * Failures: `too-many-pixels` (any of the sizes that the file announces), `too-small` (a tracking pixel).
 */
export function checkLimits(facts: PictureFacts): Result<PictureFacts> {
	if (hasTooManyPixels(facts.decodedPixels, facts.longestSidePixels)) return failure('too-many-pixels');
	if (facts.width <= trackingPixelSidePixels && facts.height <= trackingPixelSidePixels) return failure('too-small');
	return success(facts);
}

/** Whether all frames may be played. If not, the first frame is shown, still. True for a still picture within limits. */
export function playsWithinLimits(facts: PictureFacts): boolean {
	return facts.frames <= maximumAnimatedFrames && facts.frames * facts.decodedPixels <= maximumAnimatedPixels;
}
