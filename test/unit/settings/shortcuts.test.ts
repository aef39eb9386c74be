import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hiddenState } from '../../../src/settings/hidden';
import { obeyShortcuts } from '../../../src/settings/shortcuts';
import { senderAt } from '../messages/fake-ports';

type Listener = (command: string, tab: Browser.tabs.Tab) => void;

let press: Listener = () => {};

beforeEach(() => {
	fakeBrowser.reset();
	vi.spyOn(fakeBrowser.commands.onCommand, 'addListener').mockImplementation((callback: Listener) => {
		press = callback;
	});
	obeyShortcuts();
});

/** Presses a shortcut in tab 7, whose state follows. */
function pressIn7(command: string): void {
	const { tab } = senderAt('https://chat.example/');
	if (!tab) throw new Error('No tab');
	press(command, tab);
}

describe('a shortcut', () => {
	test('hides in its tab, and shows again', async () => {
		pressIn7('hide-in-tab');
		await expect.poll(() => hiddenState(7)).toEqual({ everywhere: false, inTab: true });
		expect(await hiddenState(8)).toEqual({ everywhere: false, inTab: false });
		pressIn7('hide-in-tab');
		await expect.poll(() => hiddenState(7)).toEqual({ everywhere: false, inTab: false });
	});

	test('hides everywhere, and shows everything again, also what was hidden in a tab', async () => {
		pressIn7('hide-in-tab');
		await expect.poll(() => hiddenState(7)).toEqual({ everywhere: false, inTab: true });
		pressIn7('hide-everywhere');
		await expect.poll(() => hiddenState(7)).toEqual({ everywhere: true, inTab: true });
		pressIn7('hide-everywhere');
		await expect.poll(() => hiddenState(7)).toEqual({ everywhere: false, inTab: false });
	});
});

test('what is not stored as we store it hides nothing', async () => {
	await fakeBrowser.storage.session.set({ 'hiddenTab.7': 'yes' });
	expect(await hiddenState(7)).toEqual({ everywhere: false, inTab: false });
});
