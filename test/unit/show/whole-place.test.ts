// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Place } from '../../../src/show/place';
import { isWhole, putWhole } from '../../../src/show/whole-place';
import { find, page } from '../find/build';

/** What the site is known to have as rows; nothing else tells that these are. */
const rows = '.known';
const host = document.createElement('div');

beforeEach(() => {
	// Nothing is laid out here: each element says where it ends.
	vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
		return this === host ? new DOMRect(0, 30, 10, 10) : new DOMRect(0, 0, 10, Number(this.getAttribute('data-bottom') ?? 1000));
	});
});

function put(place: Place): Place | undefined {
	const steps = putWhole(place, host, rows);
	for (;;) {
		const { done, value } = steps.next();
		if (done === true) return value;
	}
}

test('a host is whole where its message is, though the list around that ends above', () => {
	page('<section data-bottom="20"><div class="known" data-bottom="100"></div></section>');
	const place = { block: find('.known'), inside: true };
	find('.known').append(host);
	expect(isWhole(place, host, rows)).toBe(true);
	expect(isWhole(place, host, '.other')).toBe(false);
});

test('a host is put no further away than after its message', () => {
	const list = '<section data-bottom="20"><div class="known" data-bottom="20"><div><p data-bottom="0">x</p></div></div></section>';
	page(`<main data-bottom="90">${list}</main>`);
	expect(put({ block: find('p'), inside: true })).toBeUndefined();
	expect(host.isConnected).toBe(false);
});
