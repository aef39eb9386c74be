import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatPortName } from '../../src/messages/from-worker';
import { e2eFolder } from '../browsers/builds';
import { postLink } from '../fixtures/chat-page';
import { conversation, question } from '../fixtures/conversation';
import { expectNoMetadata, filesWithMetadata, secret } from '../fixtures/metadata-files';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };

const otherFolder = mkdtempSync(join(tmpdir(), 'vignette-other-extension-'));
const otherManifest = {
	manifest_version: 3,
	name: 'Another extension',
	version: '1',
	background: { service_worker: 'worker.js' },
	message_serialization: 'structured_clone',
};
writeFileSync(join(otherFolder, 'manifest.json'), JSON.stringify(otherManifest));
writeFileSync(join(otherFolder, 'worker.js'), '');

const chat = setUpChat({ extensionFolder: `${e2eFolder('chrome')},${otherFolder}` });
let own: Worker;
let other: Worker;

async function workerNamed(name: RegExp): Promise<Worker> {
	const { context } = chat.at.browser;
	for (;;) {
		for (const worker of context.serviceWorkers()) {
			if (name.test(String(await worker.evaluate('chrome.runtime.getManifest().name')))) return worker;
		}
		await context.waitForEvent('serviceworker');
	}
}

beforeAll(async () => {
	own = await workerNamed(/^Vignette/);
	other = await workerNamed(/^Another/);
});
afterAll(() => rmSync(otherFolder, { recursive: true }));

const idOf = (worker: Worker): string => new URL(worker.url()).hostname;
/** Holds a conversation from the world of our content scripts in a page, whoever may have got hold of it. */
async function fromContentScript(page: Page, messages: readonly unknown[], enough: number): Promise<{ end: string; received: unknown[] }> {
	return own.evaluate(`(async () => {
		const [tab] = await chrome.tabs.query({ url: ${JSON.stringify(`${new URL(page.url()).origin.replace(/:\d+$/, '')}/*`)} });
		const [{ result }] = await chrome.scripting.executeScript({
			target: { tabId: tab.id },
			func: () => ${conversation(messages, enough)},
		});
		return result;
	})()`);
}

describe('THREAT 30: messages', () => {
	it('from a page cannot be sent: it has no way to us', async () => {
		const page = await chat.at.openChat();
		expect(await page.evaluate(`typeof globalThis.chrome?.runtime?.connect + typeof globalThis.browser`)).toBe('undefinedundefined');
	});

	it('from another extension do not arrive', async () => {
		const id = JSON.stringify(idOf(own));
		const sent = `new Promise((resolve) => chrome.runtime.sendMessage(${id}, { type: 'report' }, (answer) => resolve([answer, chrome.runtime.lastError?.message])))`;
		expect(await other.evaluate(sent)).toEqual([undefined, 'Could not establish connection. Receiving end does not exist.']);
		const connected = `new Promise((resolve) => {
			const port = chrome.runtime.connect(${id}, { name: ${JSON.stringify(chatPortName)} });
			port.onMessage.addListener(resolve);
			port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message));
		})`;
		expect(await other.evaluate(connected)).toBe('Could not establish connection. Receiving end does not exist.');
	});

	it('from a page of ours in a tab are not taken for a chat’s', async () => {
		const { server, browser, picture } = chat.at;
		const page = await browser.context.newPage();
		await page.goto(`chrome-extension://${idOf(own)}/popup.html`);
		const answer = await page.evaluate(conversation([question(1, picture('/never.png'))], 2));
		expect(answer).toEqual({ end: 'disconnected', received: [] });
		expect(server.requestsFor('/never.png')).toEqual([]);
		await page.close();
	});

	it('from our script’s world in a page that is off cause nothing', async () => {
		const { server, openChat, picture } = chat.at;
		const page = await openChat({ host: 'off.example.test' });
		const answer = await fromContentScript(page, [question(1, picture('/never.png'))], 2);
		expect(answer.received).toHaveLength(2);
		expect(answer.received).toContainEqual({ type: 'policy', mode: 'off' });
		expect(answer.received).toContainEqual({ type: 'resolved', id: 1, result: { ok: false, reason: 'cancelled' } });
		expect(server.requestsFor('/never.png')).toEqual([]);
	});

	it('is all that our script has in a page: what is stored is closed to it', async () => {
		const page = await chat.at.openChat();
		const read = await own.evaluate(`(async () => {
			const [tab] = await chrome.tabs.query({ url: ${JSON.stringify(`${new URL(page.url()).origin.replace(/:\d+$/, '')}/*`)} });
			const areas = ['local', 'session'];
			const func = (area) => chrome.storage[area].get().then(() => 'read', (error) => String(error));
			const runs = areas.map((area) => chrome.scripting.executeScript({ target: { tabId: tab.id }, func, args: [area] }));
			return (await Promise.all(runs)).map(([{ result }]) => result);
		})()`);
		expect(read).toEqual([expect.stringContaining('not allowed'), expect.stringContaining('not allowed')]);
	});

	it('of wrong shapes are not answered, and those after them are', async () => {
		const { server, openChat, picture } = chat.at;
		const page = await openChat();
		const good = question(1, picture('/never.png'));
		const wrong = [null, 'resolve', [], {}, { ...good, url: 7 }, { ...good, url: picture(`/${'x'.repeat(1_000_000)}.png`) }];
		const more = [
			{ ...good, id: -1 },
			{ ...good, id: '1' },
			{ ...good, chatUrl: 'https://a.chat.test/' },
			{ ...good, devicePixelRatio: 1e9 },
		];
		const hostile: unknown = JSON.parse(`{ "__proto__": { "asked": true }, "constructor": {}, "type": "resolve" }`);
		const answer = await fromContentScript(page, [...wrong, ...more, hostile, question(2, 'javascript:alert(1)')], 2);
		// The policy is read at once and by itself, so that either may come first.
		expect(answer.received).toHaveLength(2);
		expect(answer.received).toContainEqual({ type: 'resolved', id: 2, result: { ok: false, reason: 'address-invalid' } });
		expect(server.requestsFor('/never.png')).toEqual([]);
	});

	it('a thousand at once are answered so many, and the next chat as ever', async () => {
		const { server, openChat, picture } = chat.at;
		server.on('/hangs.png', () => {});
		const page = await openChat();
		const questions = Array.from({ length: 1000 }, (_, id) => question(id, `${picture('/hangs.png')}?${id}`));
		const { received } = await fromContentScript(page, questions, 401);
		// 600 of one frame may be open; the others are put off.
		const putOff = received.filter((message) => JSON.stringify(message).includes('"too-many-at-once"'));
		expect(putOff).toHaveLength(400);
		expect(server.seen.filter(({ path }) => path.startsWith('/hangs.png')).length).toBeLessThanOrEqual(6);
		server.file('/after.png', await plain(teal).png().toBuffer(), 'image/png');
		const next = await openChat();
		await postLink(next, '', picture('/after.png'));
		await awaitPixels(next, teal, 200 * 100);
	});
});

describe('THREAT 22: the bytes that a page is given', () => {
	it.each(filesWithMetadata)('hold nothing that the file said beside its pixels: %s', async (name, make) => {
		const { server, openChat, picture } = chat.at;
		const file = await make();
		expect(file.includes(secret)).toBe(true);
		server.file(`/metadata/${name}`, file, 'application/octet-stream');
		const page = await openChat();
		const { received } = await fromContentScript(page, [question(1, picture(`/metadata/${name}`))], 2);
		expectNoMetadata(received);
	});
});
