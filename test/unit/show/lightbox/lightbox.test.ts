// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import { failure, success, type Result } from '../../../../src/shared/result';
import type { ShownPicture } from '../../../../src/shared/shown-picture';
import { createLightbox } from '../../../../src/show/lightbox/lightbox';
import type { PictureOnPage, ToolsDoor } from '../../../../src/show/tools-door';
import { find, page } from '../../find/build';
import { speakEnglish } from '../english';
import { stillMessage } from '../still-message';

const thumbnail: ShownPicture = { blob: new Blob(['small']), width: 40, height: 30, look: 'picture', animated: false };
const large: ShownPicture = { ...thumbnail, blob: new Blob(['its own pixels']) };
const stageSize = { width: 1000, height: 600 };

let life: AbortController;
/** What the worker answers for each URL; it answers what is not here never. */
let answers: Map<string, Result<ShownPicture>>;
let posted: PictureOnPage[];
/** How often it was asked what is posted. */
let asked: number;
let attached: MockInstance<Element['attachShadow']>;
let root: ShadowRoot;
/** What the browser does with a picture’s bytes. */
let decode: () => Promise<void>;
let resize: (size: { readonly width: number; readonly height: number }) => void;
let writes: number;

beforeEach(() => {
	speakEnglish();
	page('<div id="message">Look at this</div>');
	life = new AbortController();
	answers = new Map();
	posted = [];
	[asked, writes] = [0, 0];
	decode = () => Promise.resolve();
	attached = vi.spyOn(Element.prototype, 'attachShadow');
	vi.spyOn(HTMLImageElement.prototype, 'decode').mockImplementation(() => decode());
	vi.stubGlobal('isSecureContext', true);
	vi.stubGlobal('ClipboardItem', vi.fn<() => void>());
	vi.stubGlobal('navigator', { clipboard: { write: () => Promise.resolve(void (writes += 1)) } });
	vi.stubGlobal(
		'ResizeObserver',
		class {
			constructor(callback: ResizeObserverCallback) {
				resize = (contentRect) => {
					const entry: unknown = { contentRect };
					Reflect.apply(callback, undefined, [[entry]]);
				};
			}
			observe(): void {}
			disconnect(): void {}
		},
	);
});

afterEach(() => {
	life.abort();
});

function post(name: string, outcome?: Result<ShownPicture>): PictureOnPage {
	const url = new URL(`https://a.org/${name}`);
	const block = find('#message');
	const node = block.appendChild(document.createElement('a'));
	const picture = { url, name: url.href, node, block, message: stillMessage, onTurn() {}, fresh: false, isNear: true, isPages: false };
	posted.push({ ...picture, ...(outcome && { outcome }) });
	return posted.at(-1) ?? { ...picture };
}

function open(picture: PictureOnPage): void {
	const door: ToolsDoor = {
		posted() {
			asked += 1;
			return posted;
		},
		looksLikePicture: () => true,
		worker: {
			resolve: ({ url }) => {
				const answer = answers.get(new URL(url).href);
				return answer ? Promise.resolve(answer) : new Promise(() => {});
			},
			askPolicy() {},
			reconnect() {},
			look() {},
		},
		ask() {},
		own: new WeakSet(),
		signal: life.signal,
	};
	createLightbox(document, door, { hide() {}, choices: () => [], menuItems: () => [] }).open(picture);
	const made: unknown = attached.mock.results.at(-1)?.value;
	if (!(made instanceof ShadowRoot)) throw new Error('There is no dialog');
	root = made;
	resize(stageSize);
}

function inside(selector: string): HTMLElement {
	const element = root.querySelector<HTMLElement>(selector);
	if (!element) throw new Error(`Nothing is ${selector}`);
	return element;
}

function asPerson(event: Event): Event {
	return Object.defineProperty(event, 'isTrusted', { value: true });
}

function press(key: string, modifiers: KeyboardEventInit = {}): Event {
	const event = asPerson(new KeyboardEvent('keydown', { key, cancelable: true, ...modifiers }));
	dispatchEvent(event);
	return event;
}

describe('a picture that is looked at', () => {
	test('is looked at closer by a button also where it is whole in its own size, and whole again', () => {
		open(post('a.png', success(thumbnail)));
		const size = inside('.size');
		expect(size.textContent).toBe('100%');
		size.dispatchEvent(asPerson(new MouseEvent('click')));
		expect(size.textContent).toBe('200%');
		size.dispatchEvent(asPerson(new MouseEvent('click')));
		expect(size.textContent).toBe('100%');
	});

	test('is moved without a look at the conversation', () => {
		const picture = post('a.png', success(thumbnail));
		open(picture);
		const before = asked;
		for (const key of ['+', '+', 'ArrowLeft', '-', 'r']) press(key);
		resize({ width: 500, height: 300 });
		expect(asked).toBe(before);
		expect(inside('.size').textContent).toBe('100%');
	});

	test('has its name also when its large view comes first', async () => {
		// The small one is never decoded.
		const decoding = [new Promise<void>(() => {}), Promise.resolve()];
		decode = () => decoding.shift() ?? Promise.resolve();
		answers.set('https://a.org/a.png', success(large));
		open(post('a.png', success(thumbnail)));
		await expect.poll(() => root.querySelector('img')?.alt).toBe('Picture from a.org, 40 × 30');
	});

	test('that cannot be decoded large is said to be broken, and stays', async () => {
		const decoding = [Promise.resolve(), Promise.reject(new Error('Broken'))];
		decode = () => decoding.shift() ?? Promise.resolve();
		answers.set('https://a.org/a.png', success(large));
		open(post('a.png', success(thumbnail)));
		await expect.poll(() => inside('.said').textContent).toMatch(/a\.org/);
		expect(root.querySelector('img')).not.toBeNull();
	});

	test('bears no word of one before it that could not be had', async () => {
		answers.set('https://a.org/b.png', failure('gone'));
		open(post('a.png', success(thumbnail)));
		post('b.png');
		post('c.png', success({ ...thumbnail, width: 77 }));
		press('PageDown');
		await expect.poll(() => inside('.caption').textContent).toContain('77');
		expect(inside('.said').textContent).toBe('');
	});
});

describe('a click beside the picture', () => {
	test('closes at its very end, so that no click is left for what is below', () => {
		open(post('a.png', success(thumbnail)));
		const stage = inside('.stage');
		stage.setPointerCapture = () => {};
		for (const type of ['pointerdown', 'pointerup'])
			stage.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: 3, clientY: 3 }));
		expect(root.host.isConnected).toBe(true);
		stage.dispatchEvent(new MouseEvent('click', { clientX: 3, clientY: 3 }));
		expect(root.host.isConnected).toBe(false);
	});
});

describe('what is done in the large view', () => {
	test.each(['click', 'pointermove', 'pointercancel', 'mousemove', 'touchstart', 'touchmove', 'touchend', 'wheel'])(
		'is not told the page: %s',
		(type) => {
			open(post('a.png', success(thumbnail)));
			const heard = vi.fn<() => void>();
			document.addEventListener(type, heard, { once: true });
			inside('.caption').dispatchEvent(new Event(type, { bubbles: true, composed: true }));
			expect(heard).not.toHaveBeenCalled();
			document.dispatchEvent(new Event(type));
			expect(heard).toHaveBeenCalledOnce();
		},
	);
});

describe('Ctrl+C', () => {
	/** As the browser tells of a selection in a closed shadow tree to who has its root. */
	function select(words: Node): void {
		const selection = { getComposedRanges: () => [{ collapsed: false, startContainer: words }] };
		Object.defineProperty(document, 'getSelection', { configurable: true, value: () => selection });
	}

	afterEach(() => {
		Reflect.deleteProperty(document, 'getSelection');
	});

	test('copies the picture, also while words of the page are selected', () => {
		open(post('a.png', success(thumbnail)));
		select(find('#message'));
		expect(press('c', { ctrlKey: true }).defaultPrevented).toBe(true);
		expect(writes).toBe(1);
	});

	test('is left to the browser while words below the picture are selected', () => {
		open(post('a.png', success(thumbnail)));
		select(inside('.words'));
		expect(press('c', { ctrlKey: true }).defaultPrevented).toBe(false);
		expect(writes).toBe(0);
	});
});
