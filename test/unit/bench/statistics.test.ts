import { describe, expect, test } from 'vitest';
import { differenceRow, inTurns, isMet, ratioRow, valueRow } from '../../bench/figure';
import { markdownTable, table, written } from '../../bench/report';
import { differenceOf, quantile, ratioOf, spreadOf } from '../../bench/statistics';

describe('the middle of what was measured', () => {
	test.each([
		[[3, 1, 2], 0.5, 2],
		[[4, 1, 2, 3], 0.5, 2.5],
		[[1, 2, 3, 4, 5], 0.25, 2],
		[[1, 2, 3, 4], 0.75, 3.25],
		[[7], 0.75, 7],
	])('of %j at %d is %d', (values, part, expected) => {
		expect(quantile(values, part)).toBeCloseTo(expected);
	});

	test('of nothing is none', () => {
		expect(() => spreadOf([])).toThrow('Nothing was measured');
	});

	test('is not moved by a moment in which the machine was busy', () => {
		expect(spreadOf([10, 11, 10, 900, 10]).median).toBe(10);
	});
});

describe('a comparison', () => {
	test('is made by pairs, so that what slows both changes nothing', () => {
		expect(ratioOf([20, 200, 40], [10, 100, 20])).toEqual({ median: 2, low: 2, high: 2 });
		expect(differenceOf([12, 102], [10, 100])).toEqual({ median: 2, low: 2, high: 2 });
	});

	test('of different numbers of measurements is a mistake', () => {
		expect(() => ratioOf([1, 2], [1])).toThrow('2 measurements');
	});

	test('is measured in turns, neither always first', async () => {
		const order: string[] = [];
		const note = (name: string) => (round: number) => {
			order.push(`${name}${round}`);
			return Promise.resolve(round);
		};
		expect(await inTurns(2, note('ours'), note('base'))).toEqual({ ours: [0, 1], base: [0, 1] });
		expect(order).toEqual(['ours0', 'base0', 'base1', 'ours1']);
	});
});

describe('a line of the table', () => {
	const named = { name: 'A', against: 'B', unit: 'ms', goal: 1.5 };

	test('has met its goal, missed it, or has none', () => {
		expect(isMet(ratioRow(named, [30], [20]))).toBe(true);
		expect(isMet(ratioRow(named, [31], [20]))).toBe(false);
		expect(isMet(differenceRow(named, [22], [20]))).toBe(false);
		expect(isMet(valueRow({ name: 'A', against: '', unit: 'ms' }, [9]))).toBeUndefined();
	});

	test('says what was measured, against what, and between what its middle half lies', () => {
		const row = ratioRow({ ...named, note: 'It is so.' }, [10, 20, 40], [10, 10, 10]);
		expect(table([row])).toMatch(/A +20\.0? ?\(15\.0?–30\.0?\) ms|A +20 \(15–30\) ms/);
		expect(table([row])).toContain('2 (1.50–3)  ≤ 1.5  missed');
		expect(table([row])).toContain('A: It is so.');
		expect(markdownTable([row])).toContain('| 2 (1.50–3) | ≤ 1.5 | missed |');
	});

	test.each([
		[0.12345, '0.123'],
		[1.2345, '1.23'],
		[12.345, '12.3'],
		[123.45, '123'],
		[2, '2'],
	])('writes %d as %s', (value, expected) => {
		expect(written(value)).toBe(expected);
	});
});
