import { describe, expect, test } from 'vitest';
import { displayedSize, isLong } from '../../../src/show/picture-frame';

describe('a frame has the mark of a long picture', () => {
	test.each([
		['high', 400, 8000, true],
		['wide', 8000, 400, true],
		['of the ratio of a wide screen', 3840, 2160, false],
		['long, but shown in its own size', 300, 40, false],
	])('if it is %s', (_, width, height, wanted) => {
		const picture = { width, height, look: 'picture' } as const;
		expect(isLong(picture, displayedSize(picture))).toBe(wanted);
	});
});
