// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { scan, type ScanVisitor } from '../../../src/find/scan';
import { skippedSelector } from '../../../src/find/skipped';
import { find, findNoClosedRoots, findText, page } from './build';

/** Notes what a scan comes upon: links by their address, texts by their words, shadow roots by their host. */
function notes(own?: Element): ScanVisitor & { readonly seen: string[] } {
	const seen: string[] = [];
	return {
		seen,
		onUrlNode: (node) => void (node instanceof Text ? node.data.trim() !== '' && seen.push(node.data.trim()) : seen.push(node.href)),
		onShadowRoot: (root) => void seen.push(`#${root.host.localName}`),
		onRootless: (element) => void seen.push(`?${element.localName}`),
		isOwn: (element) => element === own,
		skip: skippedSelector,
	};
}

function seenFrom(start: Node, own?: Element): string[] {
	const visitor = notes(own);
	for (const step of scan(start, visitor)) expect(step).toBeUndefined();
	return visitor.seen;
}

beforeEach(findNoClosedRoots);

describe('a scan', () => {
	test('comes upon links and texts in the order of the page', () => {
		page('<p>one <a href="https://a.org/">in it</a> two<i>three</i></p><!-- no --><p>four</p>');
		expect(seenFrom(document.body)).toEqual(['one', 'https://a.org/', 'two', 'three', 'four']);
	});

	test('looks not into links, but behind them', () => {
		page('<div><a href="https://a.org/"><b>one</b><i>two</i></a></div><p>three</p>');
		expect(seenFrom(document.body)).toEqual(['https://a.org/', 'three']);
		expect(seenFrom(find('a'))).toEqual(['https://a.org/']);
		expect(seenFrom(find('b'))).toEqual([]);
		expect(seenFrom(findText('i'))).toEqual([]);
	});

	test('takes a link without an address for text', () => {
		page('<a name="x">//one</a>');
		expect(seenFrom(document.body)).toEqual(['//one']);
	});

	test('passes over composers and our own elements, with all in them', () => {
		page('<div contenteditable>one<p>two</p></div><div id="own">three</div><p>//four</p>');
		expect(seenFrom(document.body, find('#own'))).toEqual(['//four']);
		expect(seenFrom(find('#own'), find('#own'))).toEqual([]);
		expect(seenFrom(find('[contenteditable] p'))).toEqual([]);
		expect(seenFrom(findText('[contenteditable]'))).toEqual([]);
	});

	test('tells of open shadow roots without looking into them', () => {
		page('<div id="host">one</div><p>//two</p>');
		find('#host').attachShadow({ mode: 'open' }).append('three');
		expect(seenFrom(document.body)).toEqual(['#div', 'one', '//two']);
	});

	test('passes over what holds neither a link nor the slashes of a URL, but for its shadow roots', () => {
		page('<div><p id="host">one</p><nav><p id="skipped">two</p></nav></div>');
		find('#host').attachShadow({ mode: 'open' });
		find('#skipped').attachShadow({ mode: 'open' });
		expect(seenFrom(document.body)).toEqual(['#p']);
	});

	test('tells of custom elements that are not defined yet, and of empty boxes', () => {
		page('<div></div><span></span><p>//one</p>');
		expect(seenFrom(document.body)).toEqual(['?div', '//one']);
		page('<x-late></x-late><p>//one</p>');
		expect(seenFrom(document.body)).toEqual(['?x-late', '//one']);
		expect(seenFrom(find('x-late'))).toEqual(['?x-late']);
	});

	test('starts at a text too', () => {
		page('<p>one</p>');
		expect(seenFrom(findText('p'))).toEqual(['one']);
	});

	test('looks into a start that is not on the page any more no further', () => {
		page('<p>one</p>');
		const gone = find('p');
		gone.remove();
		expect(seenFrom(gone)).toEqual([]);
	});
});

describe('while the page changes between two steps, a scan', () => {
	const messages = Array.from({ length: 400 }, (_, index) => `//message ${index}`);
	const markup = `<div id="log">${messages.map((words) => `<p>${words}</p>`).join('')}</div>`;

	test('takes several steps', () => {
		page(markup);
		const visitor = notes();
		expect([...scan(document.body, visitor)].length).toBeGreaterThan(10);
		expect(visitor.seen).toEqual(messages);
	});

	test('still comes to what is behind a message that is removed meanwhile, whichever it is', () => {
		for (let index = 0; index < messages.length - 1; index += 37) {
			page(markup);
			const visitor = notes();
			const steps = scan(document.body, visitor);
			steps.next();
			find('#log').children[index]?.remove();
			while (steps.next().done !== true);
			expect(visitor.seen.slice(-1)).toEqual(messages.slice(-1));
			expect(visitor.seen.length).toBeGreaterThanOrEqual(messages.length - 1);
		}
	});

	test('comes to all messages when they are put into another order, and to none that is gone', () => {
		page(markup);
		const visitor = notes();
		const steps = scan(document.body, visitor);
		steps.next();
		const log = find('#log');
		log.append(...[...log.children].reverse());
		log.lastElementChild?.remove();
		log.children[200]?.remove();
		while (steps.next().done !== true);
		expect(new Set(visitor.seen).size).toBe(messages.length - 1);
		expect(visitor.seen).not.toContain(messages[199]);
	});

	test('ends where its start is taken off the page', () => {
		page(markup);
		const visitor = notes();
		const steps = scan(document.body, visitor);
		steps.next();
		const before = visitor.seen.length;
		find('#log').remove();
		while (steps.next().done !== true);
		expect(visitor.seen.length).toBe(before);
	});
});
