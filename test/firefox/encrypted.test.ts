import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchFirefox, type LaunchedFirefox } from '../browsers/launch-firefox';
import { chatPage } from '../fixtures/chat-page';
import { encrypted } from '../fixtures/encrypted';
import { plain } from '../fixtures/pictures';
import { countColour } from '../screen/colours';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

const teal = { r: 0, g: 150, b: 136 };
const file = await encrypted(await plain(teal).png().toBuffer());
const older = await encrypted(await plain(teal).png().toBuffer(), 16);

let server: FixtureServer;
let files: FixtureServer;
let firefox: LaunchedFirefox;

beforeAll(async () => {
	server = await startFixtureServer();
	files = await startFixtureServer({ tls: true });
	firefox = await launchFirefox({ extensionFolder: e2eFolder('firefox'), localNames: ['a.img.test'] });
	server.file('/chat', chatPage(), 'text/html; charset=utf-8');
});
afterAll(async () => {
	await firefox?.close();
	await server?.close();
	await files?.close();
});

/** A chat with one message. */
async function chatWith(message: string): Promise<Page> {
	const page = await firefox.browser.newPage();
	await page.goto(server.url('localhost', '/chat'));
	await page.evaluate((text) => {
		const element = document.createElement('div');
		element.className = 'message';
		element.textContent = text;
		document.querySelector('#log')?.append(element);
	}, message);
	return page;
}

async function expectSecret(page: Page, fragment: string): Promise<void> {
	const key = fragment.slice(-64);
	const traces = await page.evaluate(() => {
		const roots = [...document.querySelectorAll('*')].map((element) => element.shadowRoot?.innerHTML ?? '');
		const entries = performance.getEntries().map((entry) => JSON.stringify(entry));
		return { html: document.documentElement.outerHTML, others: [document.title, ...roots, ...entries].join() };
	});
	expect(traces.html.split(key)).toHaveLength(2);
	expect(traces.others).not.toContain(key);
	expect(JSON.stringify([...server.seen, ...files.seen])).not.toContain(key);
}

describe('THREAT 13: an encrypted picture, in Firefox', () => {
	it.each([
		['an IV of 12 bytes', '/present.png', file],
		['an IV of 16 bytes', '/older.png', older],
	])('is shown, and its key is nowhere but where it was posted: %s', async (_, path, { bytes, fragment }) => {
		files.file(path, bytes, 'application/octet-stream');
		const page = await chatWith(`Look: ${files.url('a.img.test', path).replace('https', 'aesgcm')}#${fragment}`);
		await expect.poll(async () => countColour(await page.screenshot(), teal), { timeout: 30_000 }).toBeGreaterThan(200 * 100 * 0.95);
		expect(files.requestsFor(path).map(({ method }) => method)).toEqual(['GET']);
		await expectSecret(page, fragment);
		await page.close();
	});

	it('is named as one that cannot be opened where its key is another', async () => {
		const fragment = `${file.fragment.slice(0, -64)}${'5'.repeat(64)}`;
		files.file('/locked.png', file.bytes, 'application/octet-stream');
		const page = await chatWith(`${files.url('a.img.test', '/locked.png').replace('https', 'aesgcm')}#${fragment}`);
		await page.waitForSelector('.message > div');
		expect(files.requestsFor('/locked.png')).toHaveLength(1);
		await expectSecret(page, fragment);
		await page.close();
	});
});
