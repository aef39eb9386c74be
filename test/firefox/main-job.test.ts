import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchFirefox, type LaunchedFirefox } from '../browsers/launch-firefox';
import { chatPage } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { countColour } from '../screen/colours';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

const teal = { r: 0, g: 150, b: 136 };

let server: FixtureServer;
let firefox: LaunchedFirefox;
let page: Page;

beforeAll(async () => {
	server = await startFixtureServer();
	firefox = await launchFirefox({ extensionFolder: e2eFolder('firefox'), localNames: ['a.img.test'] });
});

afterAll(async () => {
	await firefox?.close();
	await server?.close();
});

describe('a picture’s URL in a chat, in Firefox', () => {
	it.each(['png', 'jpeg', 'gif', 'webp', 'avif'] as const)('becomes the picture: %s', async (format) => {
		const path = `/${format}/plain.${format}`;
		server.file(path, await plain(teal).toFormat(format, { quality: 100 }).toBuffer(), 'text/plain');
		server.file('/chat', chatPage(), 'text/html; charset=utf-8', { 'content-security-policy': "default-src 'none'" });
		page = await firefox.browser.newPage();
		await page.goto(server.url('localhost', '/chat'));
		await page.evaluate(
			(url) => {
				const message = document.createElement('div');
				message.textContent = `Look: ${url}`;
				document.querySelector('#log')?.append(message);
			},
			server.url('a.img.test', path),
		);
		await expect.poll(async () => countColour(await page.screenshot(), teal), { timeout: 15_000 }).toBeGreaterThan(200 * 100 * 0.95);
		const requests = server.requestsFor(path);
		expect(requests).toHaveLength(1);
		expect(Object.keys(requests[0]?.headers ?? {}).filter((name) => /^(cookie|referer|origin)$/.test(name))).toEqual([]);
		await page.close();
	});
});
