// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { openWelcome } from '../../src/pages/welcome';
import { startWorker } from '../../src/worker';

type Listener = (details: { readonly reason: string }) => void;

const seen = vi.hoisted(() => ({
	installed: [] as Listener[],
	tabs: vi.fn<() => never[]>(() => []),
	errors: vi.fn<(...words: unknown[]) => void>(),
}));

vi.mock('wxt/browser', async () => {
	const { anyBrowser } = await import('./any-browser');
	return {
		browser: anyBrowser({
			commands: undefined,
			contextMenus: undefined,
			menus: undefined,
			windows: undefined,
			'extension.inIncognitoContext': false,
			'runtime.getURL': () => 'moz-extension://vignette/',
			'runtime.onInstalled.addListener': (listener: Listener) => seen.installed.push(listener),
			'tabs.query': seen.tabs,
			'i18n.getMessage': (key: string) => key,
		}),
	};
});

beforeEach(() => {
	seen.errors.mockClear();
	vi.spyOn(console, 'error').mockImplementation(seen.errors);
	vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('in a browser without commands, menus and windows, as Firefox for Android', () => {
	test('there are none here', () => {
		expect([browser.commands, browser.contextMenus, browser.windows]).toEqual([undefined, undefined, undefined]);
	});

	test('the worker starts, and does after the installation what it does elsewhere', async () => {
		startWorker();
		expect(seen.installed).toHaveLength(1);
		for (const installed of seen.installed) installed({ reason: 'install' });
		// The icons of the tabs, then the scripts in them: the last of what is done then.
		await vi.waitFor(() => expect(seen.tabs.mock.calls.length).toBeGreaterThan(1), 15_000);
		expect(seen.errors.mock.calls).toEqual([]);
	});

	test('the welcome page shows, and names no keys', async () => {
		document.body.innerHTML = /<main>[^]*<\/main>/.exec(readFileSync('entrypoints/welcome/index.html', 'utf8'))?.[0] ?? '';
		await openWelcome(document);
		expect(document.querySelector('#keys')?.textContent).toBe('');
	});
});
