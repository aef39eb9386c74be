// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../src/find/message-row';
import { nothing } from '../../../src/find/site-hints';
import { find, page } from './build';

describe('the row of a message', () => {
	test.each([
		['a list’s entry', '<ul><li id="row"><div><p><a id="it">x</a></p></div></li></ul>'],
		['what is marked up as one', '<div><div role="listitem" id="row"><p><a id="it">x</a></p></div></div>'],
		['what stands in a log', '<div role="log"><div id="row"><p>1</p><p><a id="it">x</a></p></div></div>'],
		['what stands in a box that scrolls', '<div style="overflow-y: auto"><div id="row"><p><a id="it">x</a></p></div></div>'],
		[
			'one of several alike',
			'<div role="log"><div><div class="m" id="row"><p>1</p><p><a id="it">x</a></p></div><div class="m own"></div></div></div>',
		],
		[
			'one of several of a virtual list',
			'<div><div data-index="1"></div><div data-index="2" id="row"><p><a id="it">x</a></p></div></div>',
		],
		['one of several components', '<x-message></x-message><x-message id="row"><p><a id="it">x</a></p></x-message>'],
		[
			'not a paragraph among paragraphs',
			'<div role="log"><div id="row"><p class="t">1</p><p class="t"><a id="it">x</a></p></div></div>',
		],
		['a paragraph that stands in a log by itself', '<div role="log"><p>1</p><p id="row">2 <a id="it">x</a></p></div>'],
		['not a quotation in it', '<div role="log"><div id="row"><blockquote><p><a id="it">x</a></p></blockquote><p>y</p></div></div>'],
		['else four levels up', '<main><section id="row"><div><div><p><a id="it">x</a></p></div></div></section></main>'],
	])('is %s', (_, markup) => {
		page(markup);
		expect(rowOf(find('#it'), nothing)).toBe(find('#row'));
	});

	test('is found out of a shadow tree', () => {
		page('<div role="log"><div id="row"></div></div>');
		const root = find('#row').attachShadow({ mode: 'open' });
		root.append('x');
		expect(root.firstChild && rowOf(root.firstChild, nothing)).toBe(find('#row'));
	});

	test('is none where there is nothing around', () => {
		expect(rowOf(document.createTextNode('x'), nothing)).toBeUndefined();
	});
});
