// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createNearViewport } from '../../../src/find/near-viewport';
import { passingMilliseconds } from '../../../src/shared/limits';

/** Stands in for the browser's observer: whether an element is in view is for each test to say. */
class FakeObserver {
	static made: FakeObserver | undefined;
	readonly observed = new Set<Element>();

	constructor(private readonly callback: (entries: { target: Element; isIntersecting: boolean }[]) => void) {
		FakeObserver.made = this;
	}

	observe(element: Element): void {
		this.observed.add(element);
	}

	unobserve(element: Element): void {
		this.observed.delete(element);
	}

	disconnect(): void {
		this.observed.clear();
	}

	tell(target: Element, isIntersecting: boolean): void {
		if (this.observed.has(target)) this.callback([{ target, isIntersecting }]);
	}
}

function observer(): FakeObserver {
	if (!FakeObserver.made) throw new Error('No observer was made');
	return FakeObserver.made;
}

beforeEach(() => {
	vi.stubGlobal('IntersectionObserver', FakeObserver);
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('every callback of an element is told', () => {
	const near = createNearViewport(new AbortController().signal);
	const element = document.createElement('p');
	const told: string[] = [];
	near.watch(element, (isNear) => told.push(`one ${isNear}`), true, new AbortController().signal);
	near.watch(element, (isNear) => told.push(`two ${isNear}`), true, new AbortController().signal);
	observer().tell(element, true);
	observer().tell(document.createElement('p'), true);
	observer().tell(element, false);
	expect(told).toEqual(['one true', 'two true', 'one false', 'two false']);
});

test('a callback whose signal has ended is told nothing more, the others of its element are', () => {
	const near = createNearViewport(new AbortController().signal);
	const element = document.createElement('p');
	const told: string[] = [];
	const first = new AbortController();
	const second = new AbortController();
	near.watch(element, () => told.push('one'), true, first.signal);
	near.watch(element, () => told.push('two'), true, second.signal);
	first.abort();
	observer().tell(element, true);
	expect(told).toEqual(['two']);
	second.abort();
	expect(observer().observed.size).toBe(0);
});

describe('what is not urgent', () => {
	test('is told as near when it has stayed so, and as far at once', () => {
		const near = createNearViewport(new AbortController().signal);
		const element = document.createElement('p');
		const told: boolean[] = [];
		near.watch(element, (isNear) => told.push(isNear), false, new AbortController().signal);
		observer().tell(element, true);
		vi.advanceTimersByTime(passingMilliseconds - 1);
		expect(told).toEqual([]);
		vi.advanceTimersByTime(1);
		expect(told).toEqual([true]);
		observer().tell(element, false);
		expect(told).toEqual([true, false]);
	});

	test('is not told as near when it has passed by, or its signal has ended', () => {
		const near = createNearViewport(new AbortController().signal);
		const [passing, leaving] = [document.createElement('p'), document.createElement('p')];
		const life = new AbortController();
		const told: boolean[] = [];
		near.watch(passing, (isNear) => told.push(isNear), false, new AbortController().signal);
		near.watch(leaving, (isNear) => told.push(isNear), false, life.signal);
		for (const element of [passing, leaving]) observer().tell(element, true);
		observer().tell(passing, false);
		life.abort();
		vi.advanceTimersByTime(2 * passingMilliseconds);
		expect(told).toEqual([false]);
	});
});

test('the end of the page ends all', () => {
	const controller = new AbortController();
	const near = createNearViewport(controller.signal);
	near.watch(document.createElement('p'), () => {}, true, new AbortController().signal);
	controller.abort();
	expect(observer().observed.size).toBe(0);
});

test('each of many callbacks of one element is told once', () => {
	const near = createNearViewport(new AbortController().signal);
	const element = document.createElement('p');
	const callbacks = Array.from({ length: 20 }, () => vi.fn<(isNear: boolean) => void>());
	for (const callback of callbacks) near.watch(element, callback, false, new AbortController().signal);
	observer().tell(element, true);
	vi.advanceTimersByTime(passingMilliseconds + 1000);
	expect(callbacks.map(({ mock }) => mock.calls)).toEqual(callbacks.map(() => [[true]]));
});
