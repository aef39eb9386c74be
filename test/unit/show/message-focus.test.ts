// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlaceKeeper } from '../../../src/show/keep-place';
import { createMessagePictures, type MessagePictures, type PostedIn } from '../../../src/show/message-pictures';
import { find, findText, page } from '../find/build';
import { speakEnglish } from './english';

const applyNow: PlaceKeeper['change'] = (_, apply) => {
	const steps = apply();
	while (steps.next().done !== true);
};
const keeper: PlaceKeeper = { change: applyNow, changeNow: applyNow, isScrolledThrough: () => false };
let pictures: MessagePictures;
/** The element that has the focus in the message's closed root. */
let focused: () => Element | null | undefined = () => undefined;

beforeEach(() => {
	speakEnglish();
	const attached = vi.spyOn(Element.prototype, 'attachShadow');
	focused = () => {
		const root: unknown = attached.mock.results.at(-1)?.value;
		return root instanceof ShadowRoot ? root.activeElement : undefined;
	};
	page('<div id="message"><p id="text">x</p></div><input>');
	pictures = createMessagePictures(document, { block: find('#text'), inside: false }, keeper, new WeakSet(), new Set());
});

afterEach(() => {
	vi.restoreAllMocks();
});

function picture(): HTMLElement {
	const element = document.createElement('a');
	element.tabIndex = 0;
	return element;
}

function show(element: HTMLElement): PostedIn {
	const key = { node: findText('#text'), onTurn: () => {} };
	pictures.reserve(key);
	pictures.show(key, element);
	return key;
}

describe('the focus in a message', () => {
	test('stays on a picture when another one comes', () => {
		const first = picture();
		show(first);
		first.focus();
		show(picture());
		expect(focused()).toBe(first);
	});

	test('goes from a chip’s button to the picture that comes in its place, and to the button of a chip that does', () => {
		const chip = document.createElement('span');
		const button = document.createElement('button');
		chip.append(button);
		const key = show(chip);
		button.focus();
		const element = picture();
		pictures.show(key, element);
		expect(focused()).toBe(element);
		pictures.show(key, chip);
		expect(focused()).toBe(button);
	});

	test('is not taken from the page', () => {
		find('input').focus();
		show(picture());
		show(picture());
		expect(document.activeElement).toBe(find('input'));
	});
});
