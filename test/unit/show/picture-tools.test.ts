// @vitest-environment happy-dom
import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { success } from '../../../src/shared/result';
import { startPictureTools } from '../../../src/show/picture-tools';
import { openToolsDoor, type PictureOnPage } from '../../../src/show/tools-door';
import { find, page } from '../find/build';
import { speakEnglish } from './english';

let life: AbortController;
/** What was shown in a message, one after the other. */
let shown: HTMLElement[];
let asked: string[];

beforeEach(() => {
	speakEnglish();
	fakeBrowser.reset();
	page('<div id="message"></div>');
	life = new AbortController();
	[shown, asked] = [[], []];
});

afterEach(() => {
	life.abort();
});

function start(...posted: readonly PictureOnPage[]): void {
	openToolsDoor({
		posted: () => posted,
		looksLikePicture: () => true,
		worker: { resolve: () => new Promise(() => {}), askPolicy() {}, reconnect() {}, look() {} },
		ask: (name) => void asked.push(name),
		own: new WeakSet(),
		signal: life.signal,
	});
	startPictureTools(document);
}

function picture(address: string, isHidden: boolean): PictureOnPage {
	const url = new URL(address);
	const block = find('#message');
	const message: PictureOnPage['message'] = {
		reserve() {},
		pass() {},
		hasTurn: () => true,
		show: (_, element) => void shown.push(element),
		remove() {},
		settle() {},
		holds: () => true,
		isEmpty: false,
		isCrowdedOut: false,
	};
	const frame = document.createElement('a');
	const outcome = success({ blob: new Blob(['x']), width: 9, height: 9, look: 'picture' as const, animated: false });
	return {
		url,
		name: address,
		node: block,
		block,
		message,
		frame,
		outcome,
		isHidden,
		onTurn() {},
		fresh: false,
		isNear: true,
		isPages: false,
	};
}

test('a picture that was put away is shown again where the person asks for it by its link', async () => {
	const [hidden, other, there] = [
		picture('https://a.org/b.png', true),
		picture('https://a.org/other.png', true),
		picture('https://a.org/b.png', false),
	];
	start(hidden, other, there);
	const message = { type: 'show-picture', url: 'https://a.org/b.png' };
	void fakeBrowser.runtime.onMessage.trigger(message, { id: fakeBrowser.runtime.id }, () => {});
	await expect.poll(() => shown).toEqual([hidden.frame]);
	expect([hidden.isHidden, other.isHidden]).toEqual([false, true]);
	expect(asked).toEqual(['https://a.org/b.png']);
});

test('what the extension has to say is said on the page, and what others send is not', () => {
	HTMLElement.prototype.showPopover = () => {};
	const { mock } = vi.spyOn(Element.prototype, 'attachShadow');
	const said = (): (string | null | undefined)[] =>
		mock.results.flatMap(({ value }) => (value instanceof ShadowRoot ? [value.querySelector('[role=status]')?.textContent] : []));
	start();
	const message = { type: 'say', sentence: 'There is <b>no</b> room.' };
	void fakeBrowser.runtime.onMessage.trigger(message, { id: 'another-extension' }, () => {});
	void fakeBrowser.runtime.onMessage.trigger({ ...message, sentence: 7 }, { id: fakeBrowser.runtime.id }, () => {});
	expect(said()).toEqual([]);
	void fakeBrowser.runtime.onMessage.trigger(message, { id: fakeBrowser.runtime.id }, () => {});
	expect(said()).toEqual([message.sentence]);
	expect(asked).toEqual([]);
	Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
});
