import type { Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchChromium, type ChromiumOptions, type LaunchedChromium } from '../browsers/launch-chromium';
import { chatPage } from '../fixtures/chat-page';
import { plain, type Rgb } from '../fixtures/pictures';
import { tellingRequests, workerRequests } from '../servers/anonymous-requests';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

/** A browser with the extension, a server for its chats and pictures, for the tests of one file. */
export interface ChatSetup {
	readonly server: FixtureServer;
	readonly browser: LaunchedChromium;
	/** Opens a new chat in a new tab, and closes the last one. */
	readonly openChat: (options?: OpenChatOptions) => Promise<Page>;
	/** The address of a path on a host that may serve pictures to the chat. */
	readonly picture: (path: string) => string;
	/** Serves a picture of 200 × 100 pixels of one colour at a path, and returns its address on that host. */
	readonly teach: (path: string, colour: Rgb) => Promise<string>;
	/** Requests of the extension: everything but what pages ask for themselves. */
	readonly extensionRequests: () => FixtureServer['seen'];
}

/** What may differ between chats. */
export interface OpenChatOptions {
	readonly headers?: Record<string, string>;
	readonly html?: string;
	readonly host?: string;
}

/** Starts both before the file's tests and ends them after; `at` is to be read inside tests only. */
export function setUpChat(options: ChromiumOptions = {}): { readonly at: ChatSetup } {
	let server: FixtureServer;
	let browser: LaunchedChromium;
	let page: Page | undefined;
	let opened = 0;

	beforeAll(async () => {
		server = await startFixtureServer();
		browser = await launchChromium({ extensionFolder: e2eFolder('chrome'), ...options });
		await browser.worker();
	});
	afterAll(async () => {
		await browser.close();
		await server.close();
		// THREAT 12: so on each request of every test.
		expect(tellingRequests(workerRequests(server.seen))).toEqual([]);
	});

	const picture = (path: string): string => server.url('a.img.test', path);

	return {
		get at() {
			return {
				server,
				browser,
				openChat: async ({ headers = {}, html = chatPage(), host = 'localhost' }: OpenChatOptions = {}) => {
					await page?.close();
					opened += 1;
					const path = `/chat/${opened}`;
					server.file(path, html, 'text/html; charset=utf-8', headers);
					page = await browser.context.newPage();
					await page.goto(server.url(host, path));
					return page;
				},
				picture,
				teach: async (path: string, colour: Rgb) => {
					server.file(path, await plain(colour).png().toBuffer(), 'image/png');
					return picture(path);
				},
				extensionRequests: () => server.seen.filter(({ host, path }) => !host.startsWith('localhost') && path !== '/favicon.ico'),
			};
		},
	};
}
