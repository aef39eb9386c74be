import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchFirefox, type FirefoxOptions, type LaunchedFirefox } from '../browsers/launch-firefox';
import { chatPage } from '../fixtures/chat-page';
import type { Rgb } from '../fixtures/pictures';
import { countColour } from '../screen/colours';
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
export async function postLink(page: Page, url: string): Promise<void> {
	await page.evaluate((address) => {
		const message = document.createElement('div');
		message.className = 'message';
		const link = document.createElement('a');
		link.href = address;
		link.textContent = 'a picture';
		message.append(link);
		document.querySelector('#log')?.append(message);
	}, url);
}

/** Waits until about this many pixels are of the colour. */
export async function awaitPixels(page: Page, colour: Rgb, pixels: number): Promise<void> {
	await expect
		.poll(async () => countColour(await page.screenshot(), colour), { timeout: 20_000 })
		.toSatisfy((count: number) => count >= pixels * 0.95 && count <= pixels * 1.02);
}
