import { describe, expect, it } from 'vitest';
import { checkLimits, playsWithinLimits } from '../../../../src/resolve/facts/within-limits';
import {
	maximumAnimatedFrames,
	maximumAnimatedPixels,
	maximumSidePixels,
	maximumStaticPixels,
	trackingPixelSidePixels,
} from '../../../../src/shared/limits';
import { failure, success } from '../../../../src/shared/result';
import { still } from './build/facts-of';

describe('THREAT 16: checkLimits', () => {
	it('passes what is just within the limits', () => {
		for (const facts of [
			still(maximumStaticPixels / 5_000, 5_000),
			still(maximumSidePixels, 1),
			still(trackingPixelSidePixels + 1, 1),
		]) {
			expect(checkLimits(facts)).toEqual(success(facts));
		}
	});

	it('refuses too many pixels, wherever they are announced', () => {
		expect(checkLimits(still(maximumStaticPixels / 5_000 + 1, 5_000))).toEqual(failure('too-many-pixels'));
		expect(checkLimits(still(maximumSidePixels + 1, 1))).toEqual(failure('too-many-pixels'));
		expect(checkLimits(still(8, 8, { decodedPixels: maximumStaticPixels + 1 }))).toEqual(failure('too-many-pixels'));
		expect(checkLimits(still(1, 1, { longestSidePixels: maximumSidePixels + 1 }))).toEqual(failure('too-many-pixels'));
	});

	it('refuses tracking pixels, but not lines', () => {
		expect(checkLimits(still(1, 1))).toEqual(failure('too-small'));
		expect(checkLimits(still(trackingPixelSidePixels, trackingPixelSidePixels))).toEqual(failure('too-small'));
		expect(checkLimits(still(trackingPixelSidePixels, 200)).ok).toBe(true);
	});
});

describe('THREAT 17: playsWithinLimits', () => {
	it('plays up to the limits of frames and of pixels', () => {
		expect(playsWithinLimits(still(10, 10, { frames: maximumAnimatedFrames }))).toBe(true);
		expect(playsWithinLimits(still(10, 10, { frames: maximumAnimatedFrames + 1 }))).toBe(false);
		expect(playsWithinLimits(still(1_000, 1_000, { frames: maximumAnimatedPixels / 1e6 }))).toBe(true);
		expect(playsWithinLimits(still(1_000, 1_000, { frames: maximumAnimatedPixels / 1e6 + 1 }))).toBe(false);
		expect(playsWithinLimits(still(1, 1, { frames: 2, decodedPixels: maximumAnimatedPixels }))).toBe(false);
	});
});
