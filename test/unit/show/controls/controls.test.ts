// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createControls } from '../../../../src/show/controls/controls';
import type { MenuItem } from '../../../../src/show/controls/menu';
import { find, page } from '../../find/build';
import { speakEnglish } from '../english';
import { stillMessage } from '../still-message';

let life: AbortController;
let root: ShadowRoot;
let frame: HTMLElement;
let isPointedAt: boolean;

beforeEach(() => {
	speakEnglish();
	vi.useFakeTimers();
	page('<div id="host"></div>');
	life = new AbortController();
	isPointedAt = true;
	root = find('#host').attachShadow({ mode: 'closed' });
	frame = document.createElement('a');
	root.append(frame);
	vi.spyOn(frame, 'matches').mockImplementation((selector) => isPointedAt && selector.includes(':hover'));
	HTMLElement.prototype.showPopover = () => {};
	HTMLElement.prototype.hidePopover = () => {};
});

afterEach(() => {
	life.abort();
	vi.useRealTimers();
	for (const name of ['showPopover', 'hidePopover']) Reflect.deleteProperty(HTMLElement.prototype, name);
});

function show(menuItems: readonly MenuItem[] = []): void {
	const url = new URL('https://a.org/b.png');
	const block = find('#host');
	const picture = {
		url,
		name: url.href,
		node: block,
		block,
		message: stillMessage,
		frame,
		onTurn() {},
		fresh: false,
		isNear: true,
		isPages: false,
	};
	createControls(document, { hide() {}, menuItems: () => menuItems }, life.signal).show(picture);
}

function controls(): Element | null {
	return root.querySelector('.controls');
}

test('what stands on a picture that the pointer had left before it came goes again', () => {
	isPointedAt = false;
	show();
	vi.advanceTimersByTime(1000);
	expect(controls()).toBeNull();
	expect(frame.classList.contains('held')).toBe(false);
});

test('what stands on a picture that is pointed at stays', () => {
	show();
	vi.advanceTimersByTime(1000);
	expect(controls()).not.toBeNull();
	expect(frame.classList.contains('held')).toBe(true);
});

test('an item of the menu that is a link is opened by the space bar, for a person alone', () => {
	const opened = vi.fn<typeof window.open>();
	vi.stubGlobal('open', opened);
	show([{ icon: 'open', label: 'Open', act() {}, address: 'https://a.org/b.png' }]);
	const more = root.querySelectorAll('button')[1];
	more?.dispatchEvent(Object.defineProperty(new MouseEvent('click'), 'isTrusted', { value: true }));
	const menu = root.querySelector('.menu');
	if (!menu) throw new Error('There is no menu');
	vi.spyOn(menu, 'matches').mockReturnValue(true);
	const item = menu.querySelector('a');
	item?.focus();
	const press = (isTrusted: boolean): void => {
		const event = new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true });
		item?.dispatchEvent(Object.defineProperty(event, 'isTrusted', { value: isTrusted }));
	};
	press(false);
	expect(opened).not.toHaveBeenCalled();
	press(true);
	expect(opened.mock.calls).toEqual([['https://a.org/b.png', '_blank', 'noopener,noreferrer']]);
});
