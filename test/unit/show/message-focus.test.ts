// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { nothing } from '../../../src/find/site-hints';
import { maximumPicturesPerMessage } from '../../../src/shared/limits';
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
/** Whether the focus is where it is by the keyboard. */
let isByKeyboard = true;
let root: () => ShadowRoot | undefined = () => undefined;
/** The element that has the focus in the message's closed root. */
const focused = (): Element | null | undefined => root()?.activeElement;

beforeEach(() => {
	speakEnglish();
	const attached = vi.spyOn(Element.prototype, 'attachShadow');
	// happy-dom knows no `:focus-visible` in shadow trees.
	vi.spyOn(ShadowRoot.prototype, 'querySelector').mockImplementation(function (this: ShadowRoot) {
		return isByKeyboard ? this.activeElement : null;
	});
	isByKeyboard = true;
	root = () => {
		const made: unknown = attached.mock.results.at(-1)?.value;
		return made instanceof ShadowRoot ? made : undefined;
	};
	page('<div id="message"><p id="text">x</p></div><input>');
	pictures = createMessagePictures(document, { block: find('#text'), inside: false }, nothing, keeper, new WeakSet(), new Set());
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

	test('is left behind where a chip was clicked on: a picture with it would have its controls', () => {
		isByKeyboard = false;
		const chip = document.createElement('button');
		const key = show(chip);
		chip.focus();
		pictures.show(key, picture());
		expect(focused()).toBeNull();
	});

	test('goes from the button for more to the last picture that was there', () => {
		const shown = Array.from({ length: maximumPicturesPerMessage }, picture);
		const keys = shown.map(show);
		pictures.reserve({ node: findText('#text'), onTurn: () => {} });
		const [first] = shown;
		if (first && keys[0]) pictures.show(keys[0], first);
		const more = root()?.querySelectorAll('button')[0];
		more?.focus();
		const click = new MouseEvent('click', { bubbles: true });
		Object.defineProperty(click, 'isTrusted', { value: true });
		more?.dispatchEvent(click);
		expect(focused()).toBe(shown[maximumPicturesPerMessage - 1]);
	});

	test('is not taken from the page', () => {
		find('input').focus();
		show(picture());
		show(picture());
		expect(document.activeElement).toBe(find('input'));
	});
});
