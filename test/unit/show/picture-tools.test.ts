// @vitest-environment happy-dom
import { beforeEach, afterEach, expect, test } from 'vitest';
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
		worker: { resolve: () => new Promise(() => {}), askPolicy() {}, reconnect() {} },
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
