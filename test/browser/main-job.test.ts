import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { animated, plain, sticker } from '../fixtures/pictures';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';
import { chatPage, post, postLink } from '../fixtures/chat-page';
import { expectColour, expectNoColour } from '../screen/colours';
import { e2eFolder } from '../browsers/builds';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };

let server: FixtureServer;
let browser: LaunchedChromium;
let page: Page;

const picture = (path: string): string => server.url('a.img.test', path);

beforeAll(async () => {
	server = await startFixtureServer();
	browser = await launchChromium({ extensionFolder: e2eFolder('chrome') });
	await browser.worker();
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

async function openChat(headers: Record<string, string> = {}, path = '/chat'): Promise<void> {
	await page?.close();
	server.file(path, chatPage(), 'text/html; charset=utf-8', headers);
	page = await browser.context.newPage();
	await page.goto(server.url('localhost', path));
}

describe('a picture’s URL in a chat', () => {
	it.each(['png', 'jpeg', 'gif', 'webp', 'avif'] as const)('becomes the picture: %s', async (format) => {
		server.file(`/${format}/plain`, await plain(teal).toFormat(format, { quality: 100 }).toBuffer(), 'application/octet-stream');
		await openChat();
		await postLink(page, "Look: ", picture(`/${format}/plain`), "a picture");
		await expectColour(page, teal, 200 * 100);
		expect(server.requestsFor(`/${format}/plain`).map(({ method }) => method)).toEqual(['HEAD', 'GET']);
	});

	it('is found in plain text, and asked for once when it looks like a picture', async () => {
		server.file('/text.png', await plain(orange).png().toBuffer(), 'image/png');
		await openChat();
		await post(page, `See ${picture('/text.png')}, twice: (${picture('/text.png')}).`);
		await post(page, `And again ${picture('/text.png')}`);
		await expectColour(page, orange, 2 * 200 * 100);
		expect(server.requestsFor('/text.png')).toHaveLength(1);
	});

	it('shows under a policy that forbids everything', async () => {
		server.file('/csp.png', await plain(teal).png().toBuffer(), 'image/png');
		await openChat({ 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" }, '/strict');
		await postLink(page, "", picture('/csp.png'));
		await expectColour(page, teal, 200 * 100);
	});
});

describe('requests', () => {
	it('say nothing of who asks and where', () => {
		const asked = server.seen.filter(({ host }) => host.startsWith('a.img.test'));
		expect(asked.length).toBeGreaterThan(0);
		for (const { headers } of asked) expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']));
		expect(asked.flatMap(({ headers }) => Object.keys(headers)).filter((name) => /^(cookie|referer|origin)$/.test(name))).toEqual([]);
	});
});
