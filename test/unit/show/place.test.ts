// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { nothing } from '../../../src/find/site-hints';
import { isAt, placeFor, putAt } from '../../../src/show/place';
import { find, findText, page } from '../find/build';

/** Where the pictures of #it go: the id of the block, and whether inside it. */
function placeOf(markup: string): string {
	page(markup);
	const place = placeFor(find('#it'), nothing);
	return place ? `${place.inside ? 'in' : 'after'} ${place.block.id || place.block.localName}` : 'nowhere';
}

describe('the pictures of a link go', () => {
	test.each([
		['after its paragraph', '<div id="message"><b>Ada</b><p id="text"><a id="it">x</a></p></div>', 'after text'],
		[
			'after the block around inline elements',
			'<div id="message"><b>Ada</b><p id="text"><i><a id="it">x</a></i></p></div>',
			'after text',
		],
		[
			'after the box of the paragraphs of which its own is one',
			'<div role="log"><div><i>Ada</i><div id="text"><p>1</p><p><a id="it">x</a></p></div></div></div>',
			'after text',
		],
		[
			'into the message whose paragraphs they are',
			'<div role="log"><div id="row"><p>1</p><p><a id="it">x</a></p></div></div>',
			'in row',
		],
		['into a paragraph that may be a message among messages', '<main><p>1</p><p id="row"><a id="it">x</a></p></main>', 'in row'],
		['into a list item', '<ul><li id="row"><a id="it">x</a></li></ul>', 'in row'],
		['into an article', '<div><article id="row"><a id="it">x</a></article></div>', 'in row'],
		['into what is listed', '<div><div id="row" role="listitem"><a id="it">x</a></div></div>', 'in row'],
		['into a row among rows', '<div><p id="row" class="m own"><a id="it">x</a></p><p class="m">y</p></div>', 'in row'],
		['into a child of the page', '<div id="row"><a id="it">x</a></div>', 'in row'],
		['into the page itself', '<a id="it">x</a>', 'in body'],
		[
			'into a block beside others',
			'<div style="display: flex"><b>Ada</b><p id="text" style="display: block"><a id="it">x</a></p></div>',
			'in text',
		],
		[
			'after the wrapper in a column of a block that would clip their edges',
			'<div style="display: flex"><b>Ada</b><div id="column" style="display: block"><p id="text" style="overflow: hidden; padding: 0"><a id="it">x</a></p></div></div>',
			'after text',
		],
		[
			'after the wrapper of a block that clips, where the block’s siblings stand beside it',
			'<section><b>Ada</b><div id="wrapper" style="display: flex"><p id="text" style="display: block; overflow: hidden; padding: 0"><a id="it">x</a></p></div></section>',
			'after wrapper',
		],
		[
			'into a block that clips, but has room for their edges',
			'<div style="display: flex"><b>Ada</b><p id="text" style="display: block; overflow: hidden; padding: 8px"><a id="it">x</a></p></div>',
			'in text',
		],
		[
			'after a message whose parts stand beside each other, where the link is one of them',
			'<section><div id="row" style="display: flex"><b>Ada</b><a id="it">x</a></div></section>',
			'after row',
		],
		[
			'into a message whose parts stand below each other',
			'<main><div role="log"><div id="row" style="display: flex; flex-direction: column"><b>Ada</b><a id="it">x</a></div></div></main>',
			'in row',
		],
		['after the line of a log', '<main><div role="log"><a id="it">x</a><br id="end"><i>y</i><br></div></main>', 'after end'],
		['into the first message of a log', '<main><div role="log"><div id="row"><a id="it">x</a></div></div></main>', 'in row'],
	])('%s', (_, markup, place) => {
		expect(placeOf(markup)).toBe(place);
	});

	test('nowhere without a page around it', () => {
		expect(placeFor(document.createTextNode('x'), nothing)).toBeUndefined();
		expect(placeFor(document.createElement('a'), nothing)).toBeUndefined();
	});

	test('into the shadow tree that a text stands in, or after the block that holds its host', () => {
		page('<div id="message"><b>Ada</b><div id="text"><span id="host"></span></div></div>');
		const root = find('#host').attachShadow({ mode: 'open' });
		const block = document.createElement('p');
		block.append('one');
		root.append(block, 'two');
		expect(placeFor(block.firstChild ?? block, nothing)?.block).toBe(block);
		expect(placeFor(root.lastChild ?? root, nothing)).toEqual({ block: find('#text'), inside: false });

		page('<div role="log"><div id="row"></div></div>');
		find('#row').attachShadow({ mode: 'open' }).append('one');
		expect(placeFor(find('#row').shadowRoot?.firstChild ?? root, nothing)).toEqual({ block: find('#row'), inside: false });
	});
});

describe('a host', () => {
	test('is put after a block, and known to be there', () => {
		page('<div><p id="text">x</p><p>y</p></div>');
		const place = { block: find('#text'), inside: false };
		const host = document.createElement('div');
		expect(isAt(place, host)).toBe(false);
		putAt(place, host);
		expect(isAt(place, host)).toBe(true);
		expect(find('#text').nextSibling).toBe(host);
		find('div').append(host);
		expect(isAt(place, host)).toBe(false);
	});

	test('is put at the end of a block, and known to be there', () => {
		page('<div><p id="text">x</p></div>');
		const place = { block: find('#text'), inside: true };
		const host = document.createElement('div');
		expect(isAt(place, host)).toBe(false);
		putAt(place, host);
		expect(isAt(place, host)).toBe(true);
		expect(find('#text').lastChild).toBe(host);
		find('#text').append('more');
		expect(isAt(place, host)).toBe(true);
		host.remove();
		expect(isAt(place, host)).toBe(false);
	});

	test('leaves the nodes of the page as they are', () => {
		page('<div><p id="text">one<b>two</b></p></div>');
		const block = find('#text');
		const children = [findText('#text'), find('b')];
		putAt({ block, inside: false }, document.createElement('div'));
		expect([...block.childNodes]).toEqual(children);
	});
});
