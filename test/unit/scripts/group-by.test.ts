import { expect, test } from 'vitest';
import '../../../scripts/setup/group-by.mjs';

const isOdd = (value: number) => value % 2 === 1;

test('Map.groupBy keeps the order of keys and items', () => {
	expect([...Map.groupBy([1, 2, 3, 4], isOdd)]).toEqual([
		[true, [1, 3]],
		[false, [2, 4]],
	]);
});

test('Object.groupBy takes any iterable and gives an object without a prototype', () => {
	const groups = Object.groupBy(new Set([1, 2, 3]), (value) => (isOdd(value) ? 'odd' : 'even'));
	expect(groups).toEqual({ odd: [1, 3], even: [2] });
	expect(Object.getPrototypeOf(groups)).toBeNull();
});
