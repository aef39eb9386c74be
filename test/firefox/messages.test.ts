import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FirefoxPage } from '../browsers/firefox-page';
import { givePersonCertificate } from '../browsers/person-certificate';
import { plain } from '../fixtures/pictures';
import { startCertificateServer } from '../servers/certificate-server';
import { clientCertificate } from '../servers/client-certificate';
import { onlyWithName } from '../servers/only-with-name';
import { postLink } from '../fixtures/chat-page';
import { conversation, question } from '../fixtures/conversation';
import { expectNoMetadata, filesWithMetadata, secret } from '../fixtures/metadata-files';
import { awaitPixels } from '../screen/colours';
import { setUpFirefox } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpFirefox();
const heard = v.object({ end: v.string(), received: v.array(v.unknown()) });
let own: Page;
let page: FirefoxPage;

beforeAll(async () => {
	page = await chat.at.openChat();
	own = await chat.at.firefox.openExtensionPage('popup.html');
});

/** Holds a conversation from the world of our content scripts in the chat, whoever may have got hold of it. */
async function fromContentScript(messages: readonly unknown[], enough: number): Promise<v.InferOutput<typeof heard>> {
	const result = await own.evaluate(`(async () => {
		const tab = (await browser.tabs.query({})).find(({ url }) => url === ${JSON.stringify(page.url())});
		const [{ result }] = await browser.scripting.executeScript({
			target: { tabId: tab.id },
			func: () => ${conversation(messages, enough)},
		});
		return result;
	})()`);
	return v.parse(heard, result);
}

describe('THREAT 30: messages, in Firefox', () => {
	it('from a page cannot be sent, and from a page of ours in a tab are not taken for a chat’s', async () => {
		const { server, picture } = chat.at;
		expect(await page.evaluate(`typeof globalThis.chrome?.runtime?.connect + typeof globalThis.browser`)).toBe('undefinedundefined');
		const answer = await own.evaluate(conversation([question(1, picture('/never.png'))], 2));
		expect(answer).toEqual({ end: 'disconnected', received: [] });
		expect(server.requestsFor('/never.png')).toEqual([]);
	});

	it('of wrong shapes are not answered, and those after them are', async () => {
		const { server, picture } = chat.at;
		const good = question(1, picture('/never.png'));
		const long = picture(`/${'x'.repeat(1_000_000)}.png`);
		const wrong = [
			null,
			'resolve',
			[],
			{},
			{ ...good, url: 7 },
			{ ...good, url: long },
			{ ...good, id: '1' },
			{ ...good, chatUrl: long },
		];
		const hostile: unknown = JSON.parse(`{ "__proto__": { "asked": true }, "constructor": {}, "type": "resolve" }`);
		const { received } = await fromContentScript([...wrong, hostile, question(2, 'javascript:alert(1)')], 2);
		expect(received).toContainEqual({ type: 'resolved', id: 2, result: { ok: false, reason: 'address-invalid' } });
		expect(server.requestsFor('/never.png')).toEqual([]);
	});

	it('a thousand at once are answered so many', async () => {
		const { server, picture } = chat.at;
		server.on('/hangs.png', () => {});
		const questions = Array.from({ length: 1000 }, (_, id) => question(id, `${picture('/hangs.png')}?${id}`));
		const { received } = await fromContentScript(questions, 401);
		expect(received.filter((message) => JSON.stringify(message).includes('"too-many-at-once"'))).toHaveLength(400);
		expect(server.seen.filter(({ path }) => path.startsWith('/hangs.png')).length).toBeLessThanOrEqual(6);
	});
});

describe('THREAT 22: the bytes that a page is given, in Firefox', () => {
	it.each(filesWithMetadata)('hold nothing that the file said beside its pixels: %s', async (name, make) => {
		const { server, picture } = chat.at;
		const file = await make();
		expect(file.includes(secret)).toBe(true);
		server.file(`/metadata/${name}`, file, 'application/octet-stream');
		const { received } = await fromContentScript([question(1, picture(`/metadata/${name}`))], 2);
		expectNoMetadata(received);
	});
});

describe('what the person has, in Firefox', () => {
	it('THREAT 11: is not given away: no name and password, though the browser knows them for that host', async () => {
		const { server, firefox, picture } = chat.at;
		const file = await plain(teal).png().toBuffer();
		const answer = onlyWithName(file);
		server.on('/named/own.png', answer);
		server.on('/named/posted.png', answer);
		const login = await firefox.browser.newPage();
		await login.authenticate({ username: 'user', password: 'word' });
		await login.goto(picture('/named/own.png'));
		await login.authenticate(null);
		// From now on the browser sends them to this realm by itself, to a page.
		await login.goto(picture('/named/posted.png'));
		expect(server.requestsFor('/named/posted.png').at(-1)?.headers['authorization']).toBeDefined();
		await login.close();
		const before = server.requestsFor('/named/posted.png').length;
		const { received } = await fromContentScript([question(1, picture('/named/posted.png'))], 2);
		expect(received).toContainEqual({ type: 'resolved', id: 1, result: { ok: false, reason: 'forbidden' } });
		expect(
			server
				.requestsFor('/named/posted.png')
				.slice(before)
				.map(({ headers }) => headers['authorization']),
		).toEqual([undefined]);
	});

	it('THREAT 11: is not given away: no certificate, to a server that wants one and gets it from a page', async () => {
		const server = await startCertificateServer(await plain(teal).png().toBuffer());
		try {
			const { browser } = chat.at.firefox;
			await givePersonCertificate(browser, clientCertificate.file);
			const tab = await browser.newPage();
			await tab.goto(server.url('a.img.test', '/own.png'));
			await tab.close();
			const bySelf = [...server.seen];
			expect(bySelf).toContain(`/own.png ${clientCertificate.owner}`);
			const { received } = await fromContentScript([question(1, server.url('a.img.test', '/posted.png'))], 2);
			expect(received.at(-1)).toMatchObject({ type: 'resolved', id: 1, result: { ok: false, reason: 'unreachable' } });
			expect(server.turnedAway()).toBeGreaterThan(0);
			expect(server.seen.filter((request) => request.startsWith('/posted.png'))).toEqual([]);
		} finally {
			await server.close();
		}
	});

	it('THREAT 32: can be taken back while a picture is shown: it goes, the link stays, nothing is asked any more', async () => {
		const { server, openChat, picture } = chat.at;
		for (const path of ['/granted.png', '/revoked.png']) server.file(path, await plain(teal).png().toBuffer(), 'image/png');
		const errors: string[] = [];
		const shown = await openChat();
		shown.onUncaughtError((message) => errors.push(message));
		await postLink(shown, '', picture('/granted.png'), 'a picture');
		await awaitPixels(shown, teal, 200 * 100);
		expect(await own.evaluate(`browser.permissions.remove({ origins: ['*://*/*'] })`)).toBe(true);
		await expect.poll(() => shown.evaluate(`document.querySelectorAll('.message > div').length`)).toBe(0);
		await postLink(shown, '', picture('/revoked.png'), 'a picture');
		expect(await shown.evaluate(`document.querySelectorAll('.message > a').length`)).toBe(2);
		expect(await own.evaluate(`browser.permissions.contains({ origins: ['*://*/*'] })`)).toBe(false);
		expect(server.requestsFor('/revoked.png')).toEqual([]);
		expect(errors).toEqual([]);
	});
});
