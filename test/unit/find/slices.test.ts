import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSlicedWork } from '../../../src/find/slices';
import { sliceMilliseconds } from '../../../src/shared/limits';

/** A clock that only moves when work says so. */
let time = 0;
let done: string[] = [];
const now = (): number => time;

function* work(name: string, steps: number, milliseconds = 1): Generator<void, void, void> {
	for (let step = 0; step < steps; step += 1) {
		time += milliseconds;
		done.push(`${name}${step}`);
		yield;
	}
}

beforeEach(() => {
	vi.useFakeTimers();
	time = 0;
	done = [];
});
afterEach(() => {
	vi.useRealTimers();
});

describe('sliced work', () => {
	test('begins at once', () => {
		createSlicedWork(new AbortController().signal, now).add(work('a', 2));
		expect(done).toEqual(['a0', 'a1']);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('pauses when a slice is over and goes on in a later task, to its end', () => {
		createSlicedWork(new AbortController().signal, now).add(work('a', 10));
		expect(done.length).toBe(sliceMilliseconds);
		vi.runOnlyPendingTimers();
		expect(done.length).toBe(2 * sliceMilliseconds);
		vi.runAllTimers();
		expect(done.length).toBe(10);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('is done in the order it was added, also what work itself adds', () => {
		const sliced = createSlicedWork(new AbortController().signal, now);
		sliced.add(
			(function* () {
				sliced.add(work('b', 1));
				yield* work('a', 5);
			})(),
		);
		sliced.add(work('c', 2));
		vi.runAllTimers();
		expect(done).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'c0', 'c1']);
	});

	test('added during a pause waits for its turn', () => {
		const sliced = createSlicedWork(new AbortController().signal, now);
		sliced.add(work('a', 6));
		sliced.add(work('b', 1));
		expect(done).toEqual(['a0', 'a1', 'a2', 'a3']);
		vi.runAllTimers();
		expect(done.slice(-2)).toEqual(['a5', 'b0']);
	});

	test('ends with the signal, at once and for good', () => {
		const controller = new AbortController();
		const sliced = createSlicedWork(controller.signal, now);
		sliced.add(work('a', 10));
		controller.abort();
		vi.runAllTimers();
		sliced.add(work('b', 1));
		vi.runAllTimers();
		expect(done.length).toBe(sliceMilliseconds);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('goes on with the rest after work that throws', () => {
		const sliced = createSlicedWork(new AbortController().signal, now);
		const broken = (function* () {
			yield;
			throw new Error('A bug');
		})();
		expect(() => sliced.add(broken)).toThrow('A bug');
		sliced.add(work('a', 2));
		vi.runAllTimers();
		expect(done).toEqual(['a0', 'a1']);
	});

	test('also where it throws in a later slice, with work waiting behind it', () => {
		const sliced = createSlicedWork(new AbortController().signal, now);
		sliced.add(
			(function* () {
				yield* work('a', sliceMilliseconds);
				throw new Error('A bug');
			})(),
		);
		sliced.add(work('b', 1));
		expect(() => vi.runAllTimers()).toThrow('A bug');
		vi.runAllTimers();
		expect(done.slice(-1)).toEqual(['b0']);
	});
});
