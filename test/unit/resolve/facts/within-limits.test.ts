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
import { readPictureFacts } from '../../../../src/resolve/facts/read-picture-facts';
import { still } from './build/facts-of';
import { gif, gifFrame } from './build/gif';
import { chunk, header, png } from './build/png';

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

describe('each limit, on either side of it', () => {
	const [one, refused] = ['passes', 'too-many-pixels'];
	const verdict = (facts: ReturnType<typeof still>): string => {
		const checked = checkLimits(facts);
		return checked.ok ? one : checked.reason;
	};
	const around = (limit: number): readonly [number, number, number] => [limit - 1, limit, limit + 1];

	it('of pixels', () => {
		const verdicts = around(maximumStaticPixels).map((decodedPixels) => verdict(still(8, 8, { decodedPixels })));
		expect(verdicts).toEqual([one, one, refused]);
	});

	it('of a side, whichever', () => {
		for (const side of ['width', 'height'] as const) {
			const verdicts = around(maximumSidePixels).map((pixels) => {
				const file = png(header(side === 'width' ? pixels : 9, side === 'height' ? pixels : 9), chunk('IDAT', 1));
				const facts = readPictureFacts(file, 'png');
				return facts.ok ? verdict(facts.value) : facts.reason;
			});
			expect(verdicts).toEqual([one, one, refused]);
		}
	});

	it('of a tracking pixel', () => {
		const verdicts = around(trackingPixelSidePixels).map((side) => verdict(still(side, side)));
		expect(verdicts).toEqual(['too-small', 'too-small', one]);
		expect(verdict(still(trackingPixelSidePixels + 1, trackingPixelSidePixels))).toBe(one);
	});

	it('of frames', () => {
		const counts = around(maximumAnimatedFrames).map((count) => {
			const file = gif(
				9,
				9,
				Array.from({ length: count }, () => gifFrame(9, 9)),
			);
			const facts = readPictureFacts(file, 'gif');
			return facts.ok && checkLimits(facts.value).ok && playsWithinLimits(facts.value);
		});
		expect(counts).toEqual([true, true, false]);
	});

	it('of all frames’ pixels', () => {
		// A hundred frames, and with one more pixel in each.
		const pixels = maximumAnimatedPixels / 100;
		expect(around(pixels).map((decodedPixels) => playsWithinLimits(still(9, 9, { frames: 100, decodedPixels })))).toEqual([
			true,
			true,
			false,
		]);
		expect(around(100).map((frames) => playsWithinLimits(still(9, 9, { frames, decodedPixels: pixels })))).toEqual([true, true, false]);
	});
});
