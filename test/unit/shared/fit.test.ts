import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitInto } from '../../../src/shared/fit';
import { maximumSidePixels } from '../../../src/shared/limits';

const box = { width: 320, height: 240 };

test.each([
	[640, 480, 320, 240],
	[640, 240, 320, 120],
	[480, 640, 180, 240],
	[320, 240, 320, 240],
	[100, 50, 100, 50],
	[1, 1, 1, 1],
	[32_767, 1, 320, 1],
	[1, 32_767, 1, 240],
])('%s × %s is shown as %s × %s', (width, height, fittedWidth, fittedHeight) => {
	expect(fitInto(box, { width, height })).toEqual({ width: fittedWidth, height: fittedHeight });
});

test('whatever is fitted is within the box, not enlarged, not gone, and of the same proportions but for rounding', () => {
	const side = fc.integer({ min: 1, max: maximumSidePixels });
	const size = fc.record({ width: side, height: side });
	const boxes = fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) });
	fc.assert(
		fc.property(boxes, size, (around, whole) => {
			const fitted = fitInto(around, whole);
			const scale = Math.min(1, around.width / whole.width, around.height / whole.height);
			for (const axis of ['width', 'height'] as const) {
				expect(Number.isInteger(fitted[axis])).toBe(true);
				expect(fitted[axis]).toBeGreaterThanOrEqual(1);
				expect(fitted[axis]).toBeLessThanOrEqual(Math.min(around[axis], whole[axis]));
				expect(Math.abs(fitted[axis] - whole[axis] * scale)).toBeLessThan(1);
			}
		}),
		{ seed: 20_260_106, numRuns: 5000 },
	);
});
