import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerTools } from '../../../src/messages/answer-tools';
import { parseSettings, type Settings } from '../../../src/settings/schema';
import { changeSettings, readOwnSettings } from '../../../src/settings/settings';
import type { SitePolicy } from '../../../src/settings/site-policy';
import { maximumPictureHosts, undoMilliseconds } from '../../../src/shared/limits';
import { speakEnglish } from '../show/english';
import { senderAt } from './fake-ports';

const chat = 'https://chat.example/room';
const site = { mode: 'on', plainHttp: false, privateHosts: [] } as const;

let settings: Settings;
let policy: SitePolicy | undefined;
let now = 0;
let injected: unknown[] = [];
type Listener = (message: unknown, sender: Browser.runtime.MessageSender, respond: () => void) => unknown;
let listener: Listener = () => undefined;
const ask = (message: unknown, sender: Browser.runtime.MessageSender): unknown => listener(message, sender, () => {});

beforeEach(() => {
	fakeBrowser.reset();
	settings = { sites: { 'chat.example': { ...site, privateHosts: [] } }, pictureHosts: { 'b.example': 'ask' } };
	policy = { ...site, privateHosts: [], host: 'chat.example' };
	now = 1_800_000_000_000;
	injected = [];
	vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((callback: Listener) => {
		listener = callback;
	});
	vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((injection: unknown) => {
		injected.push(injection);
		return Promise.resolve([]);
	});
	answerTools({
		policyFor: () => Promise.resolve(policy),
		changeSettings(change) {
			settings = parseSettings(change(settings)) ?? settings;
			return Promise.resolve(settings);
		},
		now: () => now,
	});
});

describe('the tools for pictures', () => {
	test('are loaded into the frame that asks, and no other', async () => {
		expect(await ask({ type: 'load-tools' }, senderAt(chat, { frameId: 3 }))).toBe(true);
		expect(injected).toEqual([{ target: { tabId: 7, frameIds: [3] }, files: ['/picture-tools.js'], injectImmediately: true }]);
	});

	test.each([undefined, 'off'] as const)('are not loaded where the site is %s', async (mode) => {
		policy = mode && policy && { ...policy, mode };
		expect(await ask({ type: 'load-tools' }, senderAt(chat))).toBe(false);
		expect(injected).toEqual([]);
	});

	test('are not there where the browser does not load them', async () => {
		vi.mocked(fakeBrowser.scripting.executeScript).mockRejectedValue(new Error('gone'));
		expect(await ask({ type: 'load-tools' }, senderAt(chat))).toBe(false);
	});
});

describe('what a person chooses on a picture', () => {
	test('blocks its host, and is taken back to what was before', async () => {
		expect(await ask({ type: 'block-host', host: 'b.example' }, senderAt(chat))).toBe(true);
		expect(settings.pictureHosts).toEqual({ 'b.example': 'never' });
		expect(await ask({ type: 'undo' }, senderAt(chat))).toBe(true);
		expect(settings.pictureHosts).toEqual({ 'b.example': 'ask' });
		expect(await ask({ type: 'undo' }, senderAt(chat))).toBe(false);
	});

	test('blocks its host by its name alone, complete or not', async () => {
		expect(await ask({ type: 'block-host', host: 'b.example.' }, senderAt(chat))).toBe(true);
		expect(settings.pictureHosts).toEqual({ 'b.example': 'never' });
		expect(await ask({ type: 'undo' }, senderAt(chat))).toBe(true);
		expect(settings.pictureHosts).toEqual({ 'b.example': 'ask' });
	});

	test('turns the site off, and is taken back although it is off now', async () => {
		await ask({ type: 'turn-off-site' }, senderAt(chat));
		expect(settings.sites['chat.example']?.mode).toBe('off');
		policy = policy && { ...policy, mode: 'off' };
		expect(await ask({ type: 'undo' }, senderAt(chat))).toBe(true);
		expect(settings.sites['chat.example']?.mode).toBe('on');
	});

	test('is told why it was not kept: there are as many hosts as can be kept, or no room', async () => {
		speakEnglish();
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const { storage } = fakeBrowser;
		answerTools({ policyFor: () => Promise.resolve(policy), changeSettings, now: () => now });
		const full = Object.fromEntries(Array.from({ length: maximumPictureHosts }, (_, index) => [`p${index}.example`, 'ask' as const]));
		await storage.local.set({ settings: { version: 1, ...settings, pictureHosts: full } });
		const sentence = 'There is room for 1000 hosts. Remove one first.';
		expect(await ask({ type: 'block-host', host: 'one-more.example' }, senderAt(chat))).toBe(sentence);
		expect((await readOwnSettings()).pictureHosts).toEqual(full);
		expect(await ask({ type: 'undo' }, senderAt(chat))).toBe(false);
		expect(await ask({ type: 'block-host', host: 'p7.example' }, senderAt(chat))).toBe(true);
		expect((await readOwnSettings()).pictureHosts).toEqual({ ...full, 'p7.example': 'never' });
		const set = vi.spyOn(storage.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
		expect(await ask({ type: 'turn-off-site' }, senderAt(chat))).toMatch(/^Could not be saved: the browser’s storage/);
		set.mockRejectedValue(new Error('broken'));
		expect(await ask({ type: 'turn-off-site' }, senderAt(chat))).toBe('Something went wrong in Vignette itself.');
	});

	test('is taken back to what was set, and not to what counted on an assistant', async () => {
		const assistant = 'https://gemini.google.com/app';
		settings = { sites: { 'google.com': { ...site, privateHosts: [] } } };
		policy = { ...site, privateHosts: [], host: 'google.com', mode: 'ask' };
		await ask({ type: 'turn-off-site' }, senderAt(assistant));
		expect(settings.sites['google.com']?.mode).toBe('off');
		await ask({ type: 'undo' }, senderAt(assistant));
		expect(settings.sites['google.com']?.mode).toBe('on');
	});
});

describe('THREAT 30: a hostile page', () => {
	test.each([
		['another extension', senderAt(chat, { id: 'another-extension' })],
		['no tab', { id: 'test-extension-id', url: chat, frameId: 0 }],
		['no web page', senderAt('chrome://settings')],
	])('is not answered as %s', (_, sender) => {
		expect(ask({ type: 'turn-off-site' }, sender)).toBeUndefined();
	});

	test.each([
		{ type: 'block-host', host: 'no host' },
		{ type: 'block-host', host: 'a.example', mode: 'always' },
		{ type: 'block-host' },
		{ type: 'undo', host: 'a.example' },
		{ type: 'other' },
		'load-tools',
		null,
	])('is not answered to %j', (message) => {
		expect(ask(message, senderAt(chat))).toBeUndefined();
	});

	test('takes back nothing that another tab has chosen, or that is long ago', async () => {
		const { tab } = senderAt(chat);
		if (!tab) throw new Error('No tab');
		await ask({ type: 'block-host', host: 'a.example' }, senderAt(chat));
		expect(await ask({ type: 'undo' }, senderAt(chat, { tab: { ...tab, id: 8 } }))).toBe(false);
		await ask({ type: 'block-host', host: 'a.example' }, senderAt(chat));
		now += undoMilliseconds + 1;
		expect(await ask({ type: 'undo' }, senderAt(chat))).toBe(false);
		expect(settings.pictureHosts).toEqual({ 'b.example': 'ask', 'a.example': 'never' });
	});
});
