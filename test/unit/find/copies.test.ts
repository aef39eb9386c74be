// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { copiesOfOwn } from '../../../src/find/copies';
import { page } from './build';

/** What is known as a copy where the first markup is replaced by the second: `<div></div>` is ours in the first one. */
function copiesIn(before: string, after: string): number[] {
	const removedNodes = page(before).cloneNode(true).childNodes;
	const addedNodes = page(after).cloneNode(true).childNodes;
	const isOwn = (element: Element): boolean => element.localName === 'div' && element.attributes.length === 0 && !element.firstChild;
	const elements = (nodes: NodeList): Element[] =>
		[...nodes].flatMap((node) => (node instanceof Element ? [node, ...node.querySelectorAll('*')] : []));
	const ours = new Set(elements(removedNodes).filter(isOwn));
	const all = elements(addedNodes);
	return copiesOfOwn({ removedNodes, addedNodes }, (element) => ours.has(element)).map((copy) => all.indexOf(copy));
}

test.each([
	['more behind what was there', 'one<div></div>', 'one<div></div><p>two</p>', [0]],
	['more before what was there', 'one<div></div>', '<p>two</p>one<div></div>', [1]],
	['more on both sides', '<b>one</b><div></div>', '<i>more</i><b>one</b><div></div><i>more</i>', [2]],
	['a part of it, and more on both sides', '<b>one</b><div></div><u>two</u>', '<i>more</i><b>one</b><div></div><i>more</i>', []],
	['text that goes on', 'one<div></div>two', 'one<div></div>two three', [0]],
	['whole messages', '<p>one<div></div></p><p>two</p>', '<p>one<div></div></p><p>two</p><p>three</p>', [1]],
	['nothing of ours', 'one', 'one<div></div>', []],
	['other words', 'one<div></div>', 'two<div></div>', []],
	['no words', '<div></div>', '<div></div>', []],
	['an element of the page in the same place from the end', 'one<div></div>', '<b>gone</b><div></div>', []],
])('%s', (_, before, after, copies) => {
	expect(copiesIn(before, after)).toEqual(copies);
});
