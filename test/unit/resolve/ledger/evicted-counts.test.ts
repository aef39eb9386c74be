import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEvictedCounts } from '../../../../src/resolve/ledger/evicted-counts';
import { evictedCountCells, maximumRequestsPerUrlPerHour } from '../../../../src/shared/limits';

const now = 1_800_000_000_000;
const hour = 3_600_000;
const url = 'https://a.org/b.png';

describe('counts of URLs that had to leave', () => {
	test('are none at first', () => {
		expect(createEvictedCounts(undefined).requestedAt(url, now)).toEqual([]);
	});

	test('add up, also over two hours’ generations, and end an hour after the last request', () => {
		const counts = createEvictedCounts([]);
		counts.add(url, [now - 5, now - 3], now);
		expect(counts.requestedAt(url, now)).toEqual([now - 3, now - 3]);
		counts.add(url, [now + hour - 10], now + hour - 10);
		counts.add(url, [now + hour], now + hour);
		expect(counts.requestedAt(url, now + hour)).toEqual(Array.from({ length: 3 }, () => now + hour - 10).concat(now + hour));
		expect(counts.requestedAt(url, now + 2 * hour - 10)).toEqual([now + hour]);
		expect(counts.requestedAt(url, now + 2 * hour)).toEqual([]);
	});

	test('go on while a clock is put back a little, and begin anew where it is put back further than they last', () => {
		const counts = createEvictedCounts([]);
		counts.add(url, [now, now], now);
		expect(counts.requestedAt(url, now - hour + 1)).toEqual([now, now]);
		expect(counts.requestedAt(url, now - hour)).toEqual([]);
		counts.add(url, [now - 9 * hour], now - 9 * hour);
		expect(counts.requestedAt(url, now - 9 * hour)).toEqual([now - 9 * hour]);
		expect(counts.toStored()).toHaveLength(1);
	});

	test('come back from storage as they were', () => {
		const counts = createEvictedCounts([]);
		counts.add(url, [now], now);
		const stored: unknown = JSON.parse(JSON.stringify(counts.toStored()));
		expect(createEvictedCounts(stored).requestedAt(url, now)).toEqual([now]);
		expect(JSON.stringify(stored).length).toBeLessThan(2 * evictedCountCells + 200);
	});

	test.each([null, 'text', [{}], [{ begunAt: now, latestAt: now, rows: ['1', '2'] }], [{ begunAt: now, latestAt: now, rows: [] }]])(
		'begin anew where storage holds %j',
		(stored) => {
			expect(createEvictedCounts(stored).toStored()).toEqual([]);
		},
	);

	test('are kept in no more than two generations, however long it goes on', () => {
		const counts = createEvictedCounts([]);
		for (let minute = 0; minute < 600; minute += 7) {
			const time = now + minute * 60_000;
			counts.add(`${url}?${minute}`, [time], time);
			expect(counts.toStored()).toHaveProperty(
				'length',
				expect.toSatisfy((length: number) => length <= 2),
			);
		}
	});

	test('of a URL that never left are seldom more than none, among 10,000 that did', () => {
		const counts = createEvictedCounts([]);
		for (let index = 0; index < 10_000; index += 1) counts.add(`https://a.org/${index}.png`, [now], now);
		const others = Array.from({ length: 1000 }, (_, index) => `https://b.org/${index}`);
		const refused = others.filter((other) => counts.requestedAt(other, now).length >= maximumRequestsPerUrlPerHour);
		expect(refused.length).toBeLessThanOrEqual(1);
	});

	test('are never too few', () => {
		const leaver = fc.record({ name: fc.nat({ max: 30 }), count: fc.nat({ max: 6 }), minutes: fc.nat({ max: 40 }) });
		fc.assert(
			fc.property(fc.array(leaver, { maxLength: 60 }), (leavers) => {
				const counts = createEvictedCounts([]);
				const requests: { readonly name: number; readonly at: number }[] = [];
				let time = now;
				for (const { name, count, minutes } of leavers) {
					time += minutes * 60_000;
					const at = time;
					counts.add(
						String(name),
						Array.from({ length: count }, () => at),
						at,
					);
					for (let one = 0; one < count; one += 1) requests.push({ name, at });
					const real = requests.filter((request) => request.name === name && time - request.at < hour).length;
					expect(counts.requestedAt(String(name), time).length).toBeGreaterThanOrEqual(
						Math.min(real, maximumRequestsPerUrlPerHour),
					);
				}
			}),
		);
	});
});
