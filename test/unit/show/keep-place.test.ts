// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patienceMilliseconds } from '../../../src/shared/limits';
import { createPlaceKeeper } from '../../../src/show/keep-place';

let frames: FrameRequestCallback[] = [];
let now = 0;
let controller = new AbortController();

/** A box that scrolls, read further up, and whose content is as high as it is said to be. */
function scrollingBox(parent: Element): { readonly element: HTMLElement; height: number } {
	const element = document.createElement('div');
	element.style.overflowY = 'auto';
	parent.append(element);
	const box = { element, height: 1000 };
	Object.defineProperty(element, 'scrollHeight', { get: () => box.height });
	Object.defineProperty(element, 'clientHeight', { get: () => 100 });
	Object.defineProperty(element, 'scrollTop', { value: 300, writable: true });
	return box;
}

function nextFrame(): void {
	now += 16;
	for (const frame of frames.splice(0)) frame(now);
}

beforeEach(() => {
	frames = [];
	now = 0;
	controller = new AbortController();
	vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
	vi.spyOn(performance, 'now').mockImplementation(() => now);
	// Nothing is laid out here, so nothing is found by hit tests.
	Object.assign(document, { elementsFromPoint: () => [] });
	document.body.replaceChildren();
});
afterEach(() => {
	controller.abort();
});

test('a change waits for a box around it that grows, and not for ever where two take turns', () => {
	const outer = scrollingBox(document.body);
	const inner = scrollingBox(outer.element);
	const near = document.createElement('p');
	inner.element.append(near);
	const keeper = createPlaceKeeper(document, new WeakSet(), controller.signal);
	const applied: number[] = [];
	keeper.change(near, function* () {
		yield;
		applied.push(now);
	});
	nextFrame();
	outer.height += 20;
	nextFrame();
	expect(applied).toEqual([]);
	nextFrame();
	expect(applied).toEqual([now]);
	expect(frames).toEqual([]);
});

test('a change waits no longer than a moment for a box that never stops growing', () => {
	const box = scrollingBox(document.body);
	const near = document.createElement('p');
	box.element.append(near);
	const keeper = createPlaceKeeper(document, new WeakSet(), controller.signal);
	const applied: number[] = [];
	keeper.change(near, function* () {
		yield;
		applied.push(now);
	});
	while (applied.length === 0 && now < 2 * patienceMilliseconds) {
		box.height += 20;
		nextFrame();
	}
	expect(applied[0]).toBeGreaterThan(patienceMilliseconds);
	expect(applied[0]).toBeLessThan(patienceMilliseconds + 2 * 16);
});

test('changes that come together are made step by step, so that none looks at what another has not changed yet', () => {
	const keeper = createPlaceKeeper(document, new WeakSet(), controller.signal);
	const done: string[] = [];
	for (const name of ['one', 'other']) {
		const steps = function* (): Generator<void, void, void> {
			done.push(`${name} changes`);
			yield;
			done.push(`${name} looks`);
		};
		for (let times = 0; times < 2; times += 1) keeper.change(document.body, steps);
	}
	nextFrame();
	expect(done).toEqual(['one changes', 'other changes', 'one looks', 'other looks']);
});
