// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGrowth, type Growth } from '../../../src/find/growth';
import { longRestMilliseconds, restMilliseconds, streamSteps } from '../../../src/shared/limits';

const noNodes = document.createElement('i').childNodes;
let controller = new AbortController();
let rested: Node[] = [];
let growth: Growth;

beforeEach(() => {
	vi.useFakeTimers();
	controller = new AbortController();
	rested = [];
	growth = createGrowth((grown) => rested.push(grown), controller.signal);
});
afterEach(() => vi.useRealTimers());

/** A text in the page that says this. */
function textOf(words: string): Text {
	const text = document.createTextNode(words);
	const paragraph = document.createElement('p');
	paragraph.append(text);
	document.body.replaceChildren(paragraph);
	return text;
}

function grow(text: Text, more: string): void {
	const oldValue = text.data;
	text.data += more;
	growth.note(record({ type: 'characterData', target: text, oldValue }));
}

function record(change: Pick<MutationRecord, 'type' | 'target' | 'oldValue'> & Partial<MutationRecord>): MutationRecord {
	const none = { attributeName: null, attributeNamespace: null, previousSibling: null, nextSibling: null };
	return { ...none, addedNodes: noNodes, removedNodes: noNodes, ...change };
}

describe('a text that grows', () => {
	test('once is unfinished for the short rest', () => {
		const text = textOf('See');
		expect(growth.isUnfinished(text)).toBe(false);
		grow(text, ' https://a.org/');
		vi.advanceTimersByTime(restMilliseconds - 1);
		expect([growth.isUnfinished(text), rested]).toEqual([true, []]);
		vi.advanceTimersByTime(1);
		expect([growth.isUnfinished(text), rested]).toEqual([false, [text]]);
	});

	test('step by step is unfinished for the long rest, counted from its last step', () => {
		const text = textOf('See');
		for (let step = 0; step < streamSteps; step += 1) {
			grow(text, ' x');
			vi.advanceTimersByTime(restMilliseconds - 1);
		}
		vi.advanceTimersByTime(longRestMilliseconds - restMilliseconds);
		expect([growth.isUnfinished(text), rested]).toEqual([true, []]);
		vi.advanceTimersByTime(1);
		expect([growth.isUnfinished(text), rested]).toEqual([false, [text]]);
	});

	test('with rests between its steps, as a log that is written anew with each message, waits for no long rest', () => {
		const text = textOf('One');
		for (let step = 0; step < 3 * streamSteps; step += 1) {
			grow(text, ' more');
			vi.advanceTimersByTime(restMilliseconds);
			expect(growth.isUnfinished(text)).toBe(false);
		}
		expect(rested.length).toBe(3 * streamSteps);
	});

	test('leaves what has something behind it finished', () => {
		const message = document.createElement('div');
		const note = (removedNodes: NodeListOf<ChildNode>): void =>
			growth.note(record({ type: 'childList', target: message, oldValue: null, removedNodes, addedNodes: message.childNodes }));
		message.innerHTML = '<p>See</p>';
		const before = message.cloneNode(true).childNodes;
		message.innerHTML = '<p>See <b>https://a.org/1</b></p><p>and https://a.org/2</p><br>';
		note(before);
		const [first, last] = ['b', 'p:nth-child(2)'].map((selector) => message.querySelector(selector)?.firstChild);
		expect([first, last].map((node) => node && growth.isUnfinished(node))).toEqual([false, true]);
	});

	test('calls nobody back after the end', () => {
		grow(textOf('See'), ' more');
		controller.abort();
		vi.advanceTimersByTime(longRestMilliseconds);
		expect(rested).toEqual([]);
	});
});
