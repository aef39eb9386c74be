// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ToolsAnswer } from '../../../src/messages/tools-message';
import type { NoticeAction } from '../../../src/show/notice';
import { createPictureActions } from '../../../src/show/picture-actions';
import type { PictureOnPage, ToolsDoor } from '../../../src/show/tools-door';
import { speakEnglish } from './english';
import { stillMessage } from './still-message';

let said: (readonly [sentence: string, action: NoticeAction | undefined])[];
/** What the worker answers, one after the other; it is gone where there is nothing more. */
let answers: ToolsAnswer[];
let asked: unknown[];

beforeEach(() => {
	fakeBrowser.reset();
	speakEnglish();
	[said, answers, asked] = [[], [], []];
	vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((message: unknown) => {
		asked.push(message);
		const answer = answers.shift();
		return answer === undefined ? Promise.reject(new Error('The extension is gone')) : Promise.resolve(answer);
	});
});

/** Chooses what a picture's menu has of that name. */
function choose(label: string): void {
	const door: ToolsDoor = {
		posted: () => [],
		looksLikePicture: () => true,
		worker: { resolve: () => new Promise(() => {}), askPolicy() {}, reconnect() {}, look() {} },
		ask() {},
		own: new WeakSet(),
		signal: new AbortController().signal,
	};
	const url = new URL('https://files.example/a.png');
	const block = document.createElement('div');
	const common = { block, node: block, message: stillMessage, onTurn() {}, fresh: false, isNear: true, isPages: false };
	const picture: PictureOnPage = { ...common, url, name: url.href };
	const actions = createPictureActions(document, door, { say: (sentence, action) => void said.push([sentence, action]) });
	actions
		.choices(picture)
		.find((choice) => choice.label === label)
		?.act();
}

test('what was kept is said, with a way back, of which is said only that it did not work', async () => {
	answers = [true, 'No room.'];
	choose('Never show pictures from files.example');
	await expect.poll(() => said.map(([sentence]) => sentence)).toEqual(['Pictures from files.example are hidden.']);
	said[0]?.[1]?.act();
	await expect.poll(() => said.slice(1)).toEqual([['No room.', undefined]]);
	expect(asked).toEqual([{ type: 'block-host', host: 'files.example' }, { type: 'undo' }]);
});

test('what could not be kept is said as the worker tells it, without a way back', async () => {
	answers = ['No room.'];
	choose('Never show pictures from files.example');
	await expect.poll(() => said).toEqual([['No room.', undefined]]);
});

test.each([[[false]], [[]]])('nothing is said where nothing was done: %j', async (answered) => {
	answers = answered;
	choose('Turn Vignette off on this site');
	await expect.poll(() => asked).toEqual([{ type: 'turn-off-site' }]);
	await new Promise((resolve) => setImmediate(resolve));
	expect(said).toEqual([]);
});
