// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLateShadowRoots } from '../../../src/find/late-shadow-roots';
import { find, findNoClosedRoots, page } from './build';

let controller = new AbortController();

beforeEach(() => {
	findNoClosedRoots();
	controller = new AbortController();
	vi.useFakeTimers();
});
afterEach(() => {
	controller.abort();
	vi.useRealTimers();
});

function awaiting(...selectors: readonly string[]) {
	const onRoot = vi.fn<() => void>();
	const late = createLateShadowRoots(onRoot, controller.signal);
	for (const selector of selectors) late.await(find(selector));
	return { late, onRoot };
}

test('roots that come together are told of once', () => {
	page('<div id="a"></div><div id="b"></div><div id="c"></div>');
	const { late, onRoot } = awaiting('#a', '#b', '#c');
	late.look();
	expect(onRoot).not.toHaveBeenCalled();
	for (const id of ['#a', '#b']) find(id).attachShadow({ mode: 'open' });
	late.look();
	expect(onRoot).toHaveBeenCalledTimes(1);
	find('#c').attachShadow({ mode: 'open' });
	late.look();
	late.look();
	expect(onRoot).toHaveBeenCalledTimes(2);
});

test('a root is told of without any change of the page, as long as its element is there and empty', () => {
	page('<div id="a"></div><div id="b"></div>');
	const { onRoot } = awaiting('#a', '#b');
	find('#b').append('words');
	vi.advanceTimersByTime(500);
	find('#b').attachShadow({ mode: 'open' });
	vi.advanceTimersByTime(20_000);
	expect(onRoot).not.toHaveBeenCalled();
	page('<div id="a"></div>');
	const next = awaiting('#a');
	find('#a').attachShadow({ mode: 'open' });
	vi.advanceTimersByTime(500);
	expect(next.onRoot).toHaveBeenCalledTimes(1);
});
