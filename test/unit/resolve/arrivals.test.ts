import { describe, expect, test } from 'vitest';
import { createArrivals, type Arrivals } from '../../../src/resolve/arrivals';
import { arrivalsWindowMilliseconds, maximumArrivalsPerHost, maximumArrivalsPerTab } from '../../../src/shared/limits';

/** Arrivals at a time that the test sets. */
function setUp(): { time: number; readonly arrivals: Arrivals } {
	const clock = { time: 1_800_000_000_000 };
	return Object.assign(clock, { arrivals: createArrivals(() => clock.time) });
}

/** How many of so many are admitted. */
function admitted(arrivals: Arrivals, count: number, tabId: number, host: (index: number) => string): number {
	return Array.from({ length: count }, (_, index) => arrivals.admit(tabId, host(index))).filter(Boolean).length;
}

describe('messages that arrive', () => {
	test('load so many pictures of a host within any minute', () => {
		const set = setUp();
		expect(admitted(set.arrivals, maximumArrivalsPerHost - 1, 1, () => 'a.org')).toBe(maximumArrivalsPerHost - 1);
		set.time += 10;
		expect(set.arrivals.admit(1, 'a.org')).toBe(true);
		expect(set.arrivals.admit(1, 'a.org')).toBe(false);
		set.time += arrivalsWindowMilliseconds - 11;
		expect(set.arrivals.admit(1, 'a.org')).toBe(false);
		set.time += 1;
		expect(admitted(set.arrivals, 100, 1, () => 'a.org')).toBe(maximumArrivalsPerHost - 1);
		set.time += 10;
		expect(admitted(set.arrivals, 100, 1, () => 'a.org')).toBe(1);
	});

	test('load so many pictures in a tab, whatever their hosts', () => {
		const set = setUp();
		expect(admitted(set.arrivals, 500, 1, (index) => `${index}.org`)).toBe(maximumArrivalsPerTab);
		set.time += arrivalsWindowMilliseconds;
		expect(set.arrivals.admit(1, '0.org')).toBe(true);
	});

	test('in one tab do not stop those in another', () => {
		const { arrivals } = setUp();
		admitted(arrivals, 500, 1, () => 'a.org');
		expect(arrivals.admit(2, 'a.org')).toBe(true);
		expect(arrivals.admit(11, 'a.org')).toBe(true);
	});

	test('that are refused do not count', () => {
		const { arrivals } = setUp();
		admitted(arrivals, 500, 1, () => 'a.org');
		expect(admitted(arrivals, 500, 1, () => 'b.org')).toBe(maximumArrivalsPerHost);
	});
});
