// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { inOrder } from '../../../../src/show/lightbox/in-order';

function element(id: string, parent: Node): HTMLElement {
	const created = Object.assign(document.createElement('p'), { id });
	parent.appendChild(created);
	return created;
}

test('nodes are in the order of the page, those in shadow trees where their hosts are', () => {
	const first = element('first', document.body);
	const host = element('host', document.body);
	const root = host.attachShadow({ mode: 'open' });
	const second = element('second', root);
	const third = element('third', root);
	const last = element('last', document.body);
	const sorted = [last, third, first, second].toSorted(inOrder);
	expect(sorted.map(({ id }) => id)).toEqual(['first', 'second', 'third', 'last']);
});
