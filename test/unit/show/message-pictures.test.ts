// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { nothing } from '../../../src/find/site-hints';
import { maximumPicturesPerMessage, maximumPutBacks } from '../../../src/shared/limits';
import type { PlaceKeeper } from '../../../src/show/keep-place';
import { createMessagePictures, type MessagePictures, type PostedIn } from '../../../src/show/message-pictures';
import { find, findText, page } from '../find/build';
import { speakEnglish } from './english';

const applyNow: PlaceKeeper['change'] = (_, apply) => {
	const steps = apply();
	while (steps.next().done !== true);
};
const keeper: PlaceKeeper = { change: applyNow, changeNow: applyNow, isScrolledThrough: () => false };
let [own, placed] = [new WeakSet<Element>(), new Set<MessagePictures>()];
/** The closed roots that were made, which the page cannot reach, and tests cannot otherwise. */
let roots: () => ShadowRoot[] = () => [];
let pictures: MessagePictures;

beforeEach(() => {
	speakEnglish();
	[own, placed] = [new WeakSet(), new Set()];
	const attached = vi.spyOn(Element.prototype, 'attachShadow');
	roots = () => attached.mock.results.map(({ value }): unknown => value).filter((root) => root instanceof ShadowRoot);
	page('<div id="message"><p id="text">x</p></div>');
	pictures = createMessagePictures(document, { block: find('#text'), inside: false }, nothing, keeper, own, placed);
});

function picture(name: string): HTMLElement {
	const element = document.createElement('a');
	element.textContent = name;
	return element;
}

function posted(onTurn = (): void => {}): PostedIn {
	return { node: findText('#text'), onTurn };
}

function show(...names: string[]): PostedIn[] {
	const keys = names.map(() => posted());
	for (const key of keys) pictures.reserve(key);
	keys.forEach((key, index) => pictures.show(key, picture(names[index] ?? '')));
	return keys;
}

/** What stands in the host: the words of each element. */
function shown(): string[] {
	return [...(roots().at(-1)?.querySelectorAll('.frames > *') ?? [])].map(({ textContent }) => textContent);
}

function host(): Element | null {
	return find('#text').nextElementSibling;
}

function press(button: Element | null | undefined, isTrusted: boolean): void {
	const event = new MouseEvent('click', { bubbles: true, composed: true });
	Object.defineProperty(event, 'isTrusted', { value: isTrusted });
	button?.dispatchEvent(event);
}

describe('the pictures of a message', () => {
	test('put nothing on the page before there is one', () => {
		pictures.reserve(posted());
		expect(find('#message').children.length).toBe(1);
		expect(roots()).toEqual([]);
	});

	test('stand in one host, which is known as ours and tells nothing of us', () => {
		show('one', 'two');
		expect(find('#message').children.length).toBe(2);
		expect(own.has(host() ?? document.body)).toBe(true);
		expect(host()?.attributes.length).toBe(0);
		expect(roots().map(({ mode }) => mode)).toEqual(['closed']);
		expect(shown()).toEqual(['one', 'two']);
	});

	test('stand in the order of their URLs, not of their arrival', () => {
		const keys = [posted(), posted(), posted()];
		for (const key of keys) pictures.reserve(key);
		for (const index of [2, 0, 1]) pictures.show(keys[index] ?? posted(), picture(String(index)));
		expect(shown()).toEqual(['0', '1', '2']);
	});

	test('replace what was shown for the same URL', () => {
		const [key = posted()] = show('chip', 'other');
		pictures.show(key, picture('picture'));
		expect(shown()).toEqual(['picture', 'other']);
	});

	test('are not shown for a URL that has gone', () => {
		const key = posted();
		pictures.reserve(key);
		pictures.remove(key);
		pictures.show(key, picture('late'));
		expect(host()).toBeNull();
		expect(pictures.isEmpty).toBe(true);
	});

	test('leave with their URLs, and the host with the last of them', () => {
		const [one = posted(), two = posted()] = show('one', 'two');
		pictures.remove(one);
		expect(shown()).toEqual(['two']);
		expect([pictures.isEmpty, placed.has(pictures)]).toEqual([false, true]);
		pictures.remove(two);
		pictures.remove(two);
		expect(find('#message').children.length).toBe(1);
		expect([pictures.isEmpty, placed.has(pictures)]).toEqual([true, false]);
	});

	test('leave also when the page has taken their block away before', () => {
		const [one = posted()] = show('one');
		const stray = host();
		find('#text').remove();
		pictures.remove(one);
		expect(stray?.isConnected).toBe(false);
	});

	test('come again into a new host', () => {
		const [one = posted()] = show('one');
		pictures.remove(one);
		show('two');
		expect(shown()).toEqual(['two']);
		expect(find('#message').children.length).toBe(2);
	});

	test('keep the clicks on them from the page', () => {
		const onClick = vi.fn<() => void>();
		document.body.addEventListener('click', onClick);
		show('one');
		press(roots()[0]?.querySelector('a'), true);
		document.body.removeEventListener('click', onClick);
		expect(onClick).not.toHaveBeenCalled();
	});
});

describe('more pictures than are shown', () => {
	const names = Array.from({ length: maximumPicturesPerMessage + 3 }, (_, index) => String(index));

	test('wait behind a button', () => {
		show(...names);
		expect(shown()).toEqual([...names.slice(0, maximumPicturesPerMessage), '+3 more']);
		// Also where its link comes after what is shown.
		pictures.reserve(posted());
		expect(shown().at(-1)).toBe('+4 more');
	});

	test('are shown by a click of the person, and not by one of the page', () => {
		const keys = show(...names);
		press(roots()[0]?.querySelector('button'), false);
		expect(shown().at(-1)).toBe('+3 more');
		press(roots()[0]?.querySelector('button'), true);
		expect(shown()).toEqual(names);
		pictures.remove(keys[0] ?? posted());
		expect(shown()).toEqual(names.slice(1));
	});

	test('need no button where one fits in after all', () => {
		const keys = show(...names.slice(0, maximumPicturesPerMessage + 1));
		pictures.remove(keys[1] ?? posted());
		expect(shown()).toEqual(['0', '2', '3', '4']);
	});
});

describe('URLs that may become pictures', () => {
	const turns: number[] = [];
	const reserve = (count: number): PostedIn[] =>
		Array.from({ length: count }, (_, index) => {
			const key = posted(() => turns.push(index));
			pictures.reserve(key);
			return key;
		});
	const called = async (): Promise<number[]> => {
		await Promise.resolve();
		return turns.splice(0);
	};

	test('have their turn as many as are shown, and the next one when one of them is none, or goes', async () => {
		const keys = reserve(maximumPicturesPerMessage + 3);
		const haveTurn = (): boolean[] => keys.map((key) => pictures.hasTurn(key));
		expect(haveTurn().lastIndexOf(true)).toBe(maximumPicturesPerMessage - 1);
		pictures.pass(keys[1] ?? posted());
		expect(await called()).toContain(maximumPicturesPerMessage);
		pictures.remove(keys[2] ?? posted());
		expect(await called()).toContain(maximumPicturesPerMessage + 1);
		expect(haveTurn()).toEqual([true, false, false, true, true, true, false]);
		pictures.reserve(keys[1] ?? posted());
		expect(haveTurn()).toEqual([true, true, false, true, true, false, false]);
	});

	test('are counted by the button, and called by a click on it', async () => {
		const keys = reserve(maximumPicturesPerMessage + 2);
		keys.slice(0, 2).forEach((key, index) => pictures.show(key, picture(String(index))));
		expect(shown()).toEqual(['0', '1', '+2 more']);
		pictures.pass(keys[2] ?? posted());
		expect(shown()).toEqual(['0', '1', '+1 more']);
		await called();
		press(roots()[0]?.querySelector('button'), true);
		expect(await called()).toEqual([3, 4, 5]);
		expect(shown()).toEqual(['0', '1']);
	});

	test('are called no more when all of them go together', async () => {
		for (const key of reserve(maximumPicturesPerMessage + 2)) pictures.remove(key);
		expect(await called()).toEqual([]);
	});
});

describe('a host that the page has taken away', () => {
	test('is put back, with all in it', () => {
		show('one');
		host()?.remove();
		pictures.settle();
		expect(shown()).toEqual(['one']);
		expect(host()).not.toBeNull();
	});

	test('is put back where it belongs when it was moved', () => {
		show('one');
		const moved = host();
		find('#message').before(moved ?? '');
		pictures.settle();
		expect(host()).toBe(moved);
	});

	test('is not put back for ever', () => {
		show('one');
		for (let times = 0; times < maximumPutBacks; times += 1) {
			host()?.remove();
			pictures.settle();
			expect(host()).not.toBeNull();
		}
		host()?.remove();
		pictures.settle();
		expect(host()).toBeNull();
	});

	test('stays away while its block is away', () => {
		show('one');
		const stray = host();
		find('#text').remove();
		stray?.remove();
		pictures.settle();
		expect(stray?.isConnected).toBe(false);
	});

	test('is not looked for where there was none', () => {
		pictures.settle();
		expect(find('#message').children.length).toBe(1);
	});
});
