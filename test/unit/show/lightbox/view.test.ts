import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maximumZoom } from '../../../../src/shared/limits';
import { fitView, isFit, movedBy, onStage, turnedOn, zoomedTo, type Sizes, type View } from '../../../../src/show/lightbox/view';

const stage = { width: 1000, height: 600 };
const large: Sizes = { picture: { width: 4000, height: 1200 }, stage };
const small: Sizes = { picture: { width: 100, height: 50 }, stage };

/** Which point of the picture, in its own pixels from its middle, lies at a place of the stage. */
function under(view: View, at: { x: number; y: number }): { x: number; y: number } {
	return { x: (at.x - view.middle.x) / view.scale, y: (at.y - view.middle.y) / view.scale };
}

describe('all of a picture', () => {
	test('is on the stage, as large as it may be', () => {
		expect(fitView(large)).toEqual({ scale: 0.25, middle: { x: 0, y: 0 }, turns: 0 });
	});

	test('is not enlarged', () => {
		expect(fitView(small).scale).toBe(1);
	});

	test('is measured by its turned sides', () => {
		expect(turnedOn(fitView(large), large)).toEqual({ scale: 0.15, middle: { x: 0, y: 0 }, turns: 1 });
	});
});

describe('zooming', () => {
	test('keeps what is under the pointer there', () => {
		const sides = fc.record({ width: fc.integer({ min: 1500, max: 9000 }), height: fc.integer({ min: 1500, max: 9000 }) });
		const place = fc.record({ x: fc.integer({ min: -100, max: 100 }), y: fc.integer({ min: -100, max: 100 }) });
		fc.assert(
			fc.property(sides, place, fc.double({ min: 0.9, max: 4, noNaN: true }), (picture, at, scale) => {
				const sizes = { picture, stage };
				const before = zoomedTo(fitView(sizes), 0.8, at, sizes);
				const after = zoomedTo(before, scale, at, sizes);
				expect(under(after, at).x).toBeCloseTo(under(before, at).x, 6);
				expect(under(after, at).y).toBeCloseTo(under(before, at).y, 6);
			}),
		);
	});

	test('ends with the whole picture in the middle, and at so many times its size', () => {
		const away = { x: 300, y: -200 };
		const { scale, middle } = zoomedTo(zoomedTo(fitView(large), 2, away, large), 0.001, away, large);
		expect(scale).toBe(fitView(large).scale);
		expect(Math.hypot(middle.x, middle.y)).toBe(0);
		expect(zoomedTo(fitView(large), 1000, away, large).scale).toBe(maximumZoom);
	});
});

describe('moving', () => {
	test('goes no further than the picture', () => {
		const close = zoomedTo(fitView(large), 1, { x: 0, y: 0 }, large);
		expect(movedBy(close, { x: 1e6, y: -1e6 }, large).middle).toEqual({ x: 1500, y: -300 });
	});

	test('does nothing to a picture that is whole', () => {
		expect(movedBy(fitView(large), { x: 50, y: 50 }, large)).toEqual(fitView(large));
		expect(isFit(movedBy(fitView(small), { x: 50, y: 50 }, small), small)).toBe(true);
	});
});

describe('a stage of another size', () => {
	const narrow = { ...large, stage: { width: 320, height: 200 } };

	test('still shows all of what was whole', () => {
		expect(onStage(fitView(large), large, narrow)).toEqual(fitView(narrow));
	});

	test('shows what was close as close', () => {
		expect(onStage(zoomedTo(fitView(large), 2, { x: 0, y: 0 }, large), large, narrow).scale).toBe(2);
	});
});
