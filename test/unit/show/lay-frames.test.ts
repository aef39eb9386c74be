// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { layFrames } from '../../../src/show/lay-frames';

let frames = document.createElement('div');

function element(name: string, className = 'picture'): HTMLElement {
	const created = document.createElement('a');
	created.textContent = name;
	created.className = className;
	return created;
}

const [one, two, three] = [element('one'), element('two'), element('three')];

function laid(): string[] {
	return [...frames.children].map(({ textContent }) => textContent);
}

beforeEach(() => {
	frames = document.createElement('div');
	document.body.replaceChildren(frames);
});

test('what stays keeps the focus and the controls behind it', () => {
	layFrames(frames, [one, two]);
	one.tabIndex = 0;
	one.focus();
	one.after(element('bar', 'controls'));
	layFrames(frames, [one, three, two]);
	expect(laid()).toEqual(['one', 'bar', 'three', 'two']);
	expect(document.activeElement).toBe(one);
});

test('controls go with their picture', () => {
	layFrames(frames, [one, two]);
	one.after(element('bar', 'controls'));
	layFrames(frames, [two]);
	expect(laid()).toEqual(['two']);
	two.after(element('bar', 'controls'));
	layFrames(frames, [three]);
	expect(laid()).toEqual(['three']);
});

test('what has another order is put in that order', () => {
	layFrames(frames, [one, two, three]);
	layFrames(frames, [three, one, two]);
	expect(laid()).toEqual(['three', 'one', 'two']);
	layFrames(frames, []);
	expect(laid()).toEqual([]);
});
