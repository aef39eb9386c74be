import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchFirefox, type FirefoxOptions, type LaunchedFirefox } from '../browsers/launch-firefox';
import { FirefoxPage } from '../browsers/firefox-page';
import { chatPage, postLink as postLinkOn } from '../fixtures/chat-page';
import { tellingRequests, workerRequests } from '../servers/anonymous-requests';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

/** Firefox with the extension, a server for its chats and pictures, for the tests of one file. */
export interface FirefoxSetup {
	readonly server: FixtureServer;
	readonly firefox: LaunchedFirefox;
	/** Opens a new chat in a new tab, and closes the last one. */
	readonly openChat: (html?: string, headers?: Record<string, string>) => Promise<Page>;
	/** The address of a path on a host that may serve pictures to the chat. */
	readonly picture: (path: string) => string;
	/** Turns the chats' site on or off, as the extension's own pages do. */
	readonly setMode: (mode: 'off' | 'on') => Promise<void>;
}

/** Starts both before the file's tests and ends them after; `at` is to be read inside tests only. */
export function setUpFirefox(options: FirefoxOptions = {}): { readonly at: FirefoxSetup } {
	let server: FixtureServer;
	let firefox: LaunchedFirefox;
	let page: Page | undefined;
	let opened = 0;

	beforeAll(async () => {
		server = await startFixtureServer();
		firefox = await launchFirefox({ extensionFolder: e2eFolder('firefox'), localNames: ['a.img.test'], ...options });
	});
	afterAll(async () => {
		await firefox?.close();
		await server?.close();
		// THREAT 12: so on each request of every test.
		expect(tellingRequests(workerRequests(server.seen))).toEqual([]);
	});

	return {
		get at() {
			return {
				server,
				firefox,
				openChat: async (html = chatPage(), headers: Record<string, string> = {}) => {
					await page?.close();
					opened += 1;
					server.file(`/chat/${opened}`, html, 'text/html; charset=utf-8', headers);
					page = await firefox.browser.newPage();
					await page.goto(server.url('localhost', `/chat/${opened}`));
					return page;
				},
				picture: (path: string) => server.url('a.img.test', path),
				setMode: async (mode: 'off' | 'on') => {
					const own = await firefox.openExtensionPage('popup.html');
					const settings = { sites: { localhost: { mode, plainHttp: true, privateHosts: ['*.img.test'] } } };
					await own.evaluate(`browser.storage.local.set(${JSON.stringify({ settings })})`);
					await own.close();
				},
			};
		},
	};
}

/** Adds a message with a link. */
export function postLink(page: Page, url: string): Promise<void> {
	return postLinkOn(new FirefoxPage(page), '', url, 'a picture');
}
