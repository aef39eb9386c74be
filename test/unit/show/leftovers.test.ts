// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHost } from '../../../src/show/host';
import { removeLeftovers } from '../../../src/show/leftovers';
import { createPageDialog } from '../../../src/show/lightbox/dialog';
import { createNotice } from '../../../src/show/notice';
import { page } from '../find/build';
import { speakEnglish } from './english';

/** As Firefox gives its extensions’ scripts the shadow roots of any element, which happy-dom does not. */
const extensionsView = 'openOrClosedShadowRoot';

beforeEach(() => {
	vi.useFakeTimers();
	speakEnglish();
	page('<main><p>Words</p></main>');
	const { mock } = vi.spyOn(Element.prototype, 'attachShadow');
	Object.defineProperty(Element.prototype, extensionsView, {
		configurable: true,
		get(this: Element) {
			const root: unknown = mock.results[mock.contexts.indexOf(this)]?.value;
			return root ?? null;
		},
	});
	HTMLElement.prototype.showPopover = () => {};
});

afterEach(() => {
	vi.useRealTimers();
	Reflect.deleteProperty(Element.prototype, extensionsView);
	Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
	for (const element of document.querySelectorAll('html > div')) element.remove();
});

/** How many elements are on the page, beside those that it began with. */
function added(): number {
	return document.querySelectorAll('main > div, html > div').length;
}

test('pictures, a notice and the large view of a script that has ended are taken off its page', () => {
	const { element, root } = createHost(document);
	root.append(Object.assign(document.createElement('div'), { className: 'frames' }));
	document.querySelector('main')?.append(element);
	createNotice(document, new WeakSet()).say('Hidden');
	createPageDialog(
		document,
		new WeakSet(),
		() => false,
		() => {},
		new AbortController().signal,
	).open([]);
	expect(added()).toBe(3);
	removeLeftovers();
	expect(added()).toBe(0);
});

test('what is the page’s own stays', () => {
	const host = document.createElement('div');
	host.attachShadow({ mode: 'closed' }).append(Object.assign(document.createElement('div'), { className: 'frames of ours' }));
	document.querySelector('main')?.append(host);
	removeLeftovers();
	expect(added()).toBe(1);
});
