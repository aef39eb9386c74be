// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createFreshness, createLogOrder } from '../../../src/find/freshness';
import { freshWindowMilliseconds, maximumFreshNodes } from '../../../src/shared/limits';
import { find, page } from './build';

test('messages are fresh while few come within a moment', () => {
	let now = 0;
	const isFresh = createFreshness(() => now);
	const few = (): boolean[] => Array.from({ length: maximumFreshNodes }, () => isFresh());
	expect(few()).not.toContain(false);
	expect(isFresh()).toBe(false);
	now += freshWindowMilliseconds - 1;
	expect(isFresh()).toBe(false);
	now += 1;
	expect(few()).not.toContain(false);
	expect(isFresh()).toBe(false);
});

test('a row above the last known one of its log is an older message', () => {
	page('<div id="log"><p id="a"></p><p id="b"></p><p id="c"></p></div><div><p id="other"></p></div>');
	const order = createLogOrder();
	expect(order.note(find('#b'))).toBe(true);
	expect(order.note(find('#b'))).toBe(true);
	expect(order.note(find('#a'))).toBe(false);
	expect(order.note(find('#c'))).toBe(true);
	expect(order.note(find('#other'))).toBe(true);
});

test('where the last known row has gone, as from a list that keeps few rows, one with others of its kind behind it is older', () => {
	page('<div><p id="above"></p><p id="now"></p><p id="last"></p></div><div><p id="only"></p><p id="gone"></p></div>');
	const order = createLogOrder();
	for (const id of ['#last', '#gone']) expect(order.note(find(id))).toBe(true);
	find('#last').remove();
	find('#gone').remove();
	expect(order.note(find('#above'))).toBe(false);
	expect(order.note(find('#now'))).toBe(true);
	expect(order.note(find('#above'))).toBe(false);
	expect(order.note(find('#only'))).toBe(true);
});

test('in a log that is turned around the newest message is the first', () => {
	page('<div style="display: flex; flex-direction: column-reverse"><p id="new"></p><p id="now"></p><p id="old"></p></div>');
	const order = createLogOrder();
	expect(order.note(find('#now'))).toBe(true);
	expect(order.note(find('#old'))).toBe(false);
	expect(order.note(find('#new'))).toBe(true);
});

test('of the rows of a log the last noted one is the newest, until another is', () => {
	page('<div><p id="a"></p><p id="b"></p></div>');
	const order = createLogOrder();
	order.note(find('#a'));
	expect(order.isNewest(find('#a'))).toBe(true);
	expect(order.isNewest(find('#b'))).toBe(false);
	order.note(find('#b'));
	order.note(find('#a'));
	expect(order.isNewest(find('#a'))).toBe(false);
	expect(order.isNewest(find('#b'))).toBe(true);
});
