import { describe, expect, test } from 'vitest';
import { maximumLargePixels, maximumLargeSidePixels } from '../../../src/shared/limits';
import { pixelsFor } from '../../../src/shared/picture-size';

const box = { width: 320, height: 240 };

describe('the pixels of a picture', () => {
	test('small are those of its box on the screen, never more than its own', () => {
		const small = (devicePixelRatio: number, width: number, height: number) =>
			pixelsFor({ size: 'thumbnail', devicePixelRatio }, box, { width, height });
		expect(small(1, 4000, 3000)).toEqual({ width: 320, height: 240 });
		expect(small(2, 4000, 3000)).toEqual({ width: 640, height: 480 });
		expect(small(3, 500, 100)).toEqual({ width: 500, height: 100 });
	});

	test.each([
		[4000, 4000, 4000, 4000],
		[4001, 4000, 4000, 3999],
		[8000, 6000, 4618, 3464],
		[800, 16_384, 800, 16_384],
		[800, 16_385, 800, 16_384],
		[32_767, 1, 16_384, 1],
	])('large, of %i × %i, are %i × %i: so that a long one can be read', (width, height, largeWidth, largeHeight) => {
		const made = pixelsFor({ size: 'large', devicePixelRatio: 1 }, box, { width, height });
		expect(made).toEqual({ width: largeWidth, height: largeHeight });
		expect(made.width * made.height).toBeLessThanOrEqual(maximumLargePixels);
		expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(maximumLargeSidePixels);
	});
});
