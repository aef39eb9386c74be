import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carried, speedAtEnd } from '../../../../src/show/lightbox/glide';

describe('the speed at which a pointer lets go', () => {
	const path = [
		{ x: 0, y: 0, time: 1000 },
		{ x: 900, y: 0, time: 1100 },
		{ x: 880, y: 10, time: 1150 },
		{ x: 860, y: 30, time: 1190 },
	];

	test('is that of the last tenth of a second', () => {
		expect(speedAtEnd(path, 1200)).toEqual({ x: -20 / 40, y: 20 / 40 });
	});

	test('is none for one that has come to rest before', () => {
		expect(speedAtEnd(path, 1300)).toEqual({ x: 0, y: 0 });
	});

	test('is none for one that was seen once, never, or twice at the same time', () => {
		const [first = { x: 0, y: 0, time: 0 }] = path;
		for (const seen of [[], [first], [first, { ...first, x: 9 }]]) expect(speedAtEnd(seen, 1000)).toEqual({ x: 0, y: 0 });
	});
});

describe('what is let go', () => {
	const speeds = fc.record({ x: fc.double({ min: -9, max: 9, noNaN: true }), y: fc.double({ min: -9, max: 9, noNaN: true }) });

	test('begins at its speed, where it is', () => {
		expect(carried({ x: 2, y: -1 }, 0)).toEqual({ x: 0, y: -0 });
		expect(carried({ x: 2, y: -1 }, 0.001).x).toBeCloseTo(0.002, 6);
		expect(carried({ x: 2, y: -1 }, 0.001).y).toBeCloseTo(-0.001, 6);
	});

	test('goes on in its direction, ever more slowly, and never further than it would have gone in a quarter of a second', () => {
		fc.assert(
			fc.property(speeds, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 100 }), (speed, time, frame) => {
				const [first, second, third] = [0, 1, 2].map((frames) => carried(speed, time + frames * frame));
				for (const axis of ['x', 'y'] as const) {
					const [one = 0, two = 0, three = 0] = [first, second, third].map((by) => Math.abs(by?.[axis] ?? Number.NaN));
					expect(two).toBeGreaterThanOrEqual(one);
					expect(three - two).toBeLessThanOrEqual(two - one + 1e-9);
					expect(three).toBeLessThanOrEqual(Math.abs(speed[axis]) * 250);
					expect(Math.sign(second?.[axis] ?? 0) * Math.sign(speed[axis])).toBeGreaterThanOrEqual(0);
				}
			}),
		);
	});
});
