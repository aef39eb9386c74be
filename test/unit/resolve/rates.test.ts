import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRates, type Rates } from '../../../src/resolve/rates';
import {
	arrivalsWindowMilliseconds,
	historyWindowMilliseconds,
	maximumArrivalsPerHost,
	maximumArrivalsPerTab,
	maximumHistoryPerTab,
} from '../../../src/shared/limits';
import { failure } from '../../../src/shared/result';

const start = 1_800_000_000_000;

/** Rates at a time that the test sets. */
function rates(): { readonly rates: Rates; time: number } {
	const clock = { time: start };
	return Object.assign(clock, { rates: createRates(() => clock.time) });
}

/** How many of so many are admitted. */
function admitted(to: Rates, count: number, wanted: (index: number) => Parameters<Rates['admit']>[0]): number {
	return Array.from({ length: count }, (_, index) => to.admit(wanted(index))).filter((refusal) => !refusal).length;
}

describe('messages that arrive', () => {
	test('load so many pictures of a host, the rest wait for a click', () => {
		const set = rates();
		const one = { tabId: 1, host: 'a.org', fresh: true };
		expect(admitted(set.rates, maximumArrivalsPerHost - 1, () => one)).toBe(maximumArrivalsPerHost - 1);
		expect(set.rates.admit(one)).toBeUndefined();
		expect(set.rates.admit(one)).toEqual(failure('too-many-at-once'));
		set.time += arrivalsWindowMilliseconds - 1;
		expect(set.rates.admit(one)).toEqual(failure('too-many-at-once'));
		set.time += 1;
		expect(admitted(set.rates, 100, () => one)).toBe(maximumArrivalsPerHost);
	});

	test('load so many pictures in a tab, whatever their hosts', () => {
		const set = rates();
		expect(admitted(set.rates, 500, (index) => ({ tabId: 1, host: `${index}.org`, fresh: true }))).toBe(maximumArrivalsPerTab);
		set.time += arrivalsWindowMilliseconds;
		expect(set.rates.admit({ tabId: 1, host: '0.org', fresh: true })).toBeUndefined();
	});

	test('in one tab do not stop those in another', () => {
		const set = rates();
		admitted(set.rates, 500, () => ({ tabId: 1, host: 'a.org', fresh: true }));
		expect(set.rates.admit({ tabId: 2, host: 'a.org', fresh: true })).toBeUndefined();
	});

	test('that are refused do not count', () => {
		const set = rates();
		const one = { tabId: 1, host: 'a.org', fresh: true };
		admitted(set.rates, 500, () => one);
		expect(admitted(set.rates, 500, () => ({ ...one, host: 'b.org' }))).toBe(maximumArrivalsPerHost);
	});
});

describe('history', () => {
	test('is never refused for good: it is told when its turn comes', () => {
		const set = rates();
		const one = { tabId: 1, host: 'a.org', fresh: false };
		expect(admitted(set.rates, maximumHistoryPerTab, () => one)).toBe(maximumHistoryPerTab);
		set.time += 1000;
		const refusal = set.rates.admit(one);
		expect(refusal).toEqual(failure('too-many-at-once', { retryAfterMilliseconds: historyWindowMilliseconds - 1000 }));
		set.time += refusal?.retryAfterMilliseconds ?? 0;
		expect(set.rates.admit(one)).toBeUndefined();
	});

	test('and messages that arrive do not stop each other', () => {
		const set = rates();
		admitted(set.rates, 500, (index) => ({ tabId: 1, host: `${index}.org`, fresh: true }));
		expect(admitted(set.rates, 500, () => ({ tabId: 1, host: 'a.org', fresh: false }))).toBe(maximumHistoryPerTab);
	});
});

test('whoever wants what and when, no window holds more than its bound', () => {
	const wanted = fc.record({
		tabId: fc.constantFrom(1, 2),
		host: fc.constantFrom('a', 'b', 'c', 'd'),
		fresh: fc.boolean(),
		milliseconds: fc.constantFrom(0, 0, 0, 100, 700, 5000),
	});
	fc.assert(
		fc.property(fc.array(wanted, { maxLength: 400, size: 'max' }), (wants) => {
			const set = rates();
			const loads: ((typeof wants)[number] & { readonly at: number })[] = [];
			for (const want of wants) {
				set.time += want.milliseconds;
				if (!set.rates.admit(want)) loads.push({ ...want, at: set.time });
			}
			for (const { tabId, host, fresh, at } of loads) {
				const within = loads.filter((other) => other.tabId === tabId && other.fresh === fresh && other.at <= at);
				const inMinute = within.filter((other) => at - other.at < arrivalsWindowMilliseconds);
				const inTurn = within.filter((other) => at - other.at < historyWindowMilliseconds);
				if (!fresh) expect(inTurn.length).toBeLessThanOrEqual(maximumHistoryPerTab);
				else {
					expect(inMinute.length).toBeLessThanOrEqual(maximumArrivalsPerTab);
					expect(inMinute.filter((other) => other.host === host).length).toBeLessThanOrEqual(maximumArrivalsPerHost);
				}
			}
		}),
		{ numRuns: 30 },
	);
});
