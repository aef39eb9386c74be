import { afterAll, beforeAll, inject } from 'vitest';
import type { Settings } from '../../src/settings/settings';
import { launchEither, type BrowserName, type EitherBrowser, type EitherOptions } from '../browsers/either-browser';
import type { TestPage } from '../browsers/test-page';
import { chatPage } from '../fixtures/chat-page';
import { plain, type Rgb } from '../fixtures/pictures';
import { expectAnonymous } from '../servers/anonymous-requests';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

/** The browser of this run with the extension, and a server for its chats and pictures, for the tests of one file. */
export interface ChatSetup {
	readonly server: FixtureServer;
	readonly browser: EitherBrowser;
	/** Opens a new chat in a new tab, and closes the last one. */
	readonly openChat: (options?: OpenChatOptions) => Promise<TestPage>;
	/** The address of a path on a host that may serve pictures to the chat. */
	readonly picture: (path: string) => string;
	/** Serves a picture of 200 × 100 pixels of one colour at a path, and returns its address on that host. */
	readonly teach: (path: string, colour: Rgb) => Promise<string>;
	/** Turns the chats' site on or off, as the extension's own pages do. */
	readonly setMode: (mode: 'off' | 'on') => Promise<void>;
	/** Stores the extension's settings, as its own pages do. */
	readonly store: (settings: Settings) => Promise<void>;
	/** Requests of the extension: everything but what pages ask for themselves. */
	readonly extensionRequests: () => FixtureServer['seen'];
}

/** What may differ between chats. */
export interface OpenChatOptions {
	readonly headers?: Readonly<Record<string, string>>;
	readonly html?: string;
	readonly host?: string;
}

/** Hosts of the tests' pictures: Firefox has to be told each of them. */
const localNames = [
	'evil.test',
	'elsewhere.test',
	...['a', 'b', 'c', 'after', 'bridge', 'end', 'first', 'never'].map((name) => `${name}.img.test`),
	...Array.from({ length: 40 }, (_, index) => [`p${index + 1}.img.test`, `held-${index}.img.test`, `raid-${index}.img.test`]).flat(),
];

/** Starts both before the file's tests and ends them after; `at` is to be read inside tests only. */
export function setUpChat(options: EitherOptions = {}, browserName: BrowserName = inject('browserName')): { readonly at: ChatSetup } {
	let server: FixtureServer;
	let browser: EitherBrowser;
	let page: TestPage | undefined;
	let opened = 0;

	beforeAll(async () => {
		server = await startFixtureServer();
		browser = await launchEither(browserName, { ...options, firefox: { localNames, ...options.firefox } });
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
		expectAnonymous(server.seen);
	});

	const store = async (settings: Settings): Promise<void> => {
		const own = await browser.extensionTab('popup.html');
		await own.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
		await own.close();
	};
	const picture = (path: string): string => server.url('a.img.test', path);

	return {
		get at() {
			return {
				server,
				browser,
				picture,
				async openChat({ headers = {}, html = chatPage(), host = 'localhost' }: OpenChatOptions = {}) {
					opened += 1;
					const path = `/chat/${opened}`;
					server.file(path, html, 'text/html; charset=utf-8', headers);
					const last = page;
					page = await browser.newTab();
					await Promise.all([page.goto(server.url(host, path)), last?.close()]);
					return page;
				},
				async teach(path: string, colour: Rgb) {
					server.file(path, await plain(colour).png().toBuffer(), 'image/png');
					return picture(path);
				},
				setMode: (mode: 'off' | 'on') => store({ sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } }),
				store,
				extensionRequests: () => server.seen.filter(({ host, path }) => !host.startsWith('localhost') && path !== '/favicon.ico'),
			};
		},
	};
}
