import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPace } from '../../../src/resolve/pace';

const always = new AbortController().signal;

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a pace', () => {
	test('lets so many go at once, then one in each interval, the newest first', async () => {
		const pace = createPace(2, 1000, Date.now);
		const gone: string[] = [];
		for (const name of ['1', '2', '3', '4', '5']) void pace.turn(1, always).then(() => gone.push(name));
		await vi.advanceTimersByTimeAsync(999);
		expect(gone).toEqual(['1', '2']);
		await vi.advanceTimersByTimeAsync(1);
		expect(gone).toEqual(['1', '2', '5']);
		void pace.turn(1, always).then(() => gone.push('6'));
		await vi.advanceTimersByTimeAsync(1000);
		expect(gone).toEqual(['1', '2', '5', '6']);
		await vi.advanceTimersByTimeAsync(2000);
		expect(gone).toEqual(['1', '2', '5', '6', '4', '3']);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('is each tab’s own', async () => {
		const pace = createPace(1, 1000, Date.now);
		expect(await pace.turn(1, always)).toBe(true);
		expect(await pace.turn(2, always)).toBe(true);
	});

	test('is not used up by who has gone', async () => {
		const pace = createPace(1, 1000, Date.now);
		await pace.turn(1, always);
		const controller = new AbortController();
		const waiting = pace.turn(1, controller.signal);
		controller.abort();
		expect(await waiting).toBe(false);
		expect(vi.getTimerCount()).toBe(0);
		expect(await pace.turn(1, AbortSignal.abort())).toBe(false);
		await vi.advanceTimersByTimeAsync(1000);
		expect(await pace.turn(1, always)).toBe(true);
	});

	test('goes on where the clock was put back', async () => {
		const pace = createPace(2, 1000, Date.now);
		await pace.turn(1, always);
		await pace.turn(1, always);
		vi.setSystemTime(Date.now() - 86_400_000);
		const waiting = pace.turn(1, always);
		await vi.advanceTimersByTimeAsync(1000);
		expect(await waiting).toBe(true);
	});

	test('is kept in any time, and everybody gets a turn', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.constantFrom(0, 0, 0, 100, 400, 1500), { maxLength: 60 }), async (pauses) => {
				const pace = createPace(3, 1000, Date.now);
				const times: number[] = [];
				for (const pause of pauses) {
					await vi.advanceTimersByTimeAsync(pause);
					void pace.turn(1, always).then(() => times.push(Date.now()));
				}
				await vi.runAllTimersAsync();
				expect(times.length).toBe(pauses.length);
				for (const [index, from] of times.entries()) {
					for (const [further, to] of times.slice(index).entries()) {
						expect(further + 1).toBeLessThanOrEqual(3 + Math.floor((to - from) / 1000));
					}
				}
			}),
			{ numRuns: 50 },
		);
	});
});
