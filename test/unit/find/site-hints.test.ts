// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { rowOf } from '../../../src/find/message-row';
import { pageShows } from '../../../src/find/page-shows';
import { noHints, nothing, usableHints } from '../../../src/find/site-hints';
import { isInsideSkipped, isSkipped, skippedSelector } from '../../../src/find/skipped';
import { parseWorkerMessage } from '../../../src/messages/from-worker';
import { maximumSelectorCharacters } from '../../../src/shared/limits';
import { placeFor } from '../../../src/show/place';
import { find, findLink, findText, page } from './build';

const hints = { skip: '.quote, .topic', rows: '.row', shownByPage: '.card' };

describe('hints', () => {
	test('come with the policy, as three selectors of bounded length', () => {
		const policy = { type: 'policy', mode: 'on', hints };
		expect(parseWorkerMessage(policy)).toEqual(policy);
		expect(parseWorkerMessage({ ...policy, hints: { skip: '', rows: '', shownByPage: '' } })).toBeDefined();
		const tooLong = 'a'.repeat(maximumSelectorCharacters + 1);
		for (const wrong of [{}, { ...hints, rows: 1 }, { ...hints, skip: tooLong }, { ...hints, script: 'x' }]) {
			expect(parseWorkerMessage({ ...policy, hints: wrong })).toBeUndefined();
		}
	});

	test('are used as they are where the browser takes them, beside what is skipped on every page', () => {
		expect(usableHints(hints)).toEqual({ ...hints, skip: `${skippedSelector},${hints.skip}` });
	});

	test.each(['', ' ', '..', '!', 'p >', ', p', 'p{}', '[a='])('that are no selector match nothing: %j', (selector) => {
		expect(usableHints({ skip: selector, rows: selector, shownByPage: selector })).toEqual({
			...noHints,
			skip: `${skippedSelector},${nothing}`,
		});
	});

	test('of nothing match nothing', () => {
		page('<div id="it" class="nothing">x</div>');
		expect(document.querySelectorAll(nothing)).toHaveLength(0);
	});
});

describe('a site’s own selectors', () => {
	test('of what is no message count beside what is none anywhere', () => {
		const { skip } = usableHints(hints);
		page('<p class="quote"><b>one</b></p><nav><i>two</i></nav><p class="other">three</p>');
		expect(isSkipped(find('.quote'), skip)).toBe(true);
		expect(isSkipped(find('nav'), skip)).toBe(true);
		expect(isSkipped(find('.other'), skip)).toBe(false);
		expect(isSkipped(find('.quote'), skippedSelector)).toBe(false);
		expect(isInsideSkipped(findText('b'), skip)).toBe(true);
		expect(isInsideSkipped(findText('i'), skip)).toBe(true);
		expect(isInsideSkipped(findText('b'), skippedSelector)).toBe(false);
	});

	test('of rows put a picture into the row, and never beside it', () => {
		page('<main><section><div class="row"><a href="https://a.org/1.png">x</a></div><hr></section></main>');
		const row = find('.row');
		expect(placeFor(findLink(), hints.rows)).toEqual({ block: row, inside: true });
		expect(placeFor(findLink(), nothing)).toEqual({ block: row, inside: false });
	});

	test('of rows tell how far the page’s own picture of a link is looked for', () => {
		const deep = '<div><div><div><div><div><a href="https://a.org/1.png">x</a></div></div></div></div></div>';
		const picture = '<img src="https://a.org/1.png">';
		const isShown = (known: typeof hints): boolean =>
			pageShows(new URL('https://a.org/1.png'), findLink(), rowOf(findLink(), known.rows), known);
		vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 9, 9));
		page(`<div class="row">${deep}${picture}</div>`);
		Object.defineProperty(document.querySelector('img'), 'naturalWidth', { value: 9 });
		expect(isShown(hints)).toBe(true);
		expect(isShown(noHints)).toBe(false);
		page(`<div><div class="row"><a href="https://a.org/1.png">x</a></div>${picture}</div>`);
		Object.defineProperty(document.querySelector('img'), 'naturalWidth', { value: 9 });
		expect(isShown(hints)).toBe(false);
		expect(isShown(noHints)).toBe(true);
	});
});
