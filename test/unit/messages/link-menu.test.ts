import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { obeyLinkMenu } from '../../../src/messages/link-menu';
import { changeSettings, readOwnSettings } from '../../../src/settings/settings';
import { maximumPictureHosts } from '../../../src/shared/limits';
import { speakEnglish } from '../show/english';
import { senderAt } from './fake-ports';

const { tab } = senderAt('https://chat.example/room');
let choose: (menuItemId: string) => void = () => {};
/** What frames were told, after the tools were loaded into them. */
let told: unknown[];
let loaded: unknown[];

beforeEach(() => {
	fakeBrowser.reset();
	speakEnglish();
	[told, loaded] = [[], []];
	vi.spyOn(fakeBrowser.contextMenus.onClicked, 'addListener').mockImplementation((listener) => {
		const data = { editable: false, modifiers: [], pageUrl: 'https://chat.example/room', frameId: 3 };
		const clicked = (menuItemId: string): Browser.contextMenus.OnClickData => ({
			...data,
			menuItemId,
			linkUrl: 'https://files.example/a.png',
		});
		choose = (menuItemId) => listener(clicked(menuItemId), tab);
	});
	vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation((injection: unknown) => {
		loaded.push(injection);
		return Promise.resolve([]);
	});
	vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((tabId: number, message: unknown, options?: unknown) => {
		told.push([tabId, message, options]);
		return Promise.resolve();
	});
	obeyLinkMenu();
});

describe('what is chosen in a link’s menu', () => {
	test.each(['always', 'never'])('is kept for the link’s host: %s', async (mode) => {
		choose(mode);
		await expect.poll(async () => (await readOwnSettings()).pictureHosts).toEqual({ 'files.example': mode });
		expect(told).toEqual([]);
	});

	test('shows the picture in the frame of the link', async () => {
		choose('show-here');
		const message = { type: 'show-picture', url: 'https://files.example/a.png' };
		await expect.poll(() => told).toEqual([[tab?.id, message, { frameId: 3 }]]);
		expect(loaded).toHaveLength(1);
	});

	test.each(['always', 'never'])('is said there not to be kept where there are as many hosts as can be: %s', async (mode) => {
		vi.spyOn(console, 'error').mockImplementation(() => {});
		const full = Object.fromEntries(Array.from({ length: maximumPictureHosts }, (_, index) => [`p${index}.example`, 'ask' as const]));
		await changeSettings((settings) => ({ ...settings, pictureHosts: full }));
		choose(mode);
		const message = { type: 'say', sentence: 'There is room for 1000 hosts. Remove one first.' };
		await expect.poll(() => told).toEqual([[tab?.id, message, { frameId: 3 }]]);
		expect(loaded).toHaveLength(1);
		expect((await readOwnSettings()).pictureHosts).toEqual(full);
	});
});
