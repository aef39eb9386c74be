import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { timeLimit } from '../../../../src/resolve/request/time-limit';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('the time ends the signal, and not the one it was made of', () => {
	const controller = new AbortController();
	const limit = timeLimit(controller.signal, 100);
	vi.advanceTimersByTime(99);
	expect(limit.signal.aborted).toBe(false);
	vi.advanceTimersByTime(1);
	expect(limit.signal.aborted).toBe(true);
	expect(limit.isOver()).toBe(true);
	expect(controller.signal.aborted).toBe(false);
});

test('the given signal ends it too, which is not the time', () => {
	const controller = new AbortController();
	const limit = timeLimit(controller.signal, 100);
	controller.abort();
	expect(limit.signal.aborted).toBe(true);
	expect(limit.isOver()).toBe(false);
});

test('cleared, it lasts as long as the given signal', () => {
	const controller = new AbortController();
	const limit = timeLimit(controller.signal, 100);
	limit.clear();
	vi.advanceTimersByTime(1000);
	expect(limit.signal.aborted).toBe(false);
	expect(vi.getTimerCount()).toBe(0);
	controller.abort();
	expect(limit.signal.aborted).toBe(true);
});

test('of a signal that has ended, it has ended', () => {
	const limit = timeLimit(AbortSignal.abort(), 100);
	expect(limit.signal.aborted).toBe(true);
	limit.clear();
});
