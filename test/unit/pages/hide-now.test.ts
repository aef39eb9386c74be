// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createHideNow } from '../../../src/pages/hide-now';
import { hiddenState, hideEverywhere } from '../../../src/settings/hidden';
import { find, page } from '../find/build';
import { speakEnglish } from '../show/english';

const tabId = 7;
const label = (): string => find('#hide').textContent;

beforeEach(async () => {
	fakeBrowser.reset();
	speakEnglish();
	page('<button id="hide" hidden></button><button id="all" hidden></button>');
	await createHideNow(find('#hide'), find('#all'), tabId).show(true);
});

test('the button hides the pictures of its tab, and shows them again', async () => {
	expect(label()).toBe('Hide all pictures now');
	expect(find('#hide').hidden).toBe(false);
	find('#hide').click();
	await vi.waitFor(() => expect(label()).toBe('Show pictures again'));
	expect(await hiddenState(tabId)).toEqual({ everywhere: false, inTab: true });
	find('#hide').click();
	await vi.waitFor(() => expect(label()).toBe('Hide all pictures now'));
	expect(await hiddenState(tabId)).toEqual({ everywhere: false, inTab: false });
});

test('the button shows again what was hidden everywhere', async () => {
	await hideEverywhere(true);
	await vi.waitFor(() => expect(label()).toBe('Show pictures again'));
	find('#hide').click();
	await vi.waitFor(() => expect(label()).toBe('Hide all pictures now'));
	expect(await hiddenState(tabId)).toEqual({ everywhere: false, inTab: false });
});

test('the other button hides everywhere, gives its focus on and goes away until that is taken back', async () => {
	find('#all').focus();
	find('#all').click();
	await vi.waitFor(() => expect(find('#all').hidden).toBe(true));
	expect(document.activeElement).toBe(find('#hide'));
	expect(await hiddenState(tabId)).toEqual({ everywhere: true, inTab: false });
	find('#hide').click();
	await vi.waitFor(() => expect(find('#all').hidden).toBe(false));
	expect(await hiddenState(tabId)).toEqual({ everywhere: false, inTab: false });
});

test('there is no button where Vignette is off', async () => {
	await createHideNow(find('#hide'), find('#all'), tabId).show(false);
	expect([find('#hide').hidden, find('#all').hidden]).toEqual([true, true]);
});
