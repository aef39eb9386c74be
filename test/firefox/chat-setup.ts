import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchFirefox, type LaunchedFirefox } from '../browsers/launch-firefox';
import { chatPage } from '../fixtures/chat-page';
import type { Rgb } from '../fixtures/pictures';
import { countColour } from '../screen/colours';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

/** Firefox with the extension, and a server for its chats and pictures, for the tests of one file. */
export interface FirefoxChat {
	readonly server: FixtureServer;
	readonly firefox: LaunchedFirefox;
	/** Opens a new chat in a new tab, and closes the last one. */
	readonly openChat: () => Promise<Page>;
	/** The address of a path on a host that may serve pictures to the chat. */
	readonly picture: (path: string) => string;
}

/** Starts both before the file's tests and ends them after; `at` is to be read inside tests only. */
export function setUpFirefoxChat(): { readonly at: FirefoxChat } {
	let server: FixtureServer;
	let firefox: LaunchedFirefox;
	let page: Page | undefined;

	beforeAll(async () => {
		server = await startFixtureServer();
		server.file('/chat', chatPage(), 'text/html; charset=utf-8');
		firefox = await launchFirefox({ extensionFolder: e2eFolder('firefox'), localNames: ['a.img.test'] });
	});
	afterAll(async () => {
		await firefox?.close();
		await server?.close();
	});

	return {
		get at() {
			return {
				server,
				firefox,
				async openChat() {
					await page?.close();
					page = await firefox.browser.newPage();
					await page.goto(server.url('localhost', '/chat'));
					return page;
				},
				picture: (path: string) => server.url('a.img.test', path),
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
