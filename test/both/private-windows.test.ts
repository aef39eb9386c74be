import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allowInPrivate } from '../browsers/extensions-page';
import { openPrivateWindow } from '../browsers/private-window';
import { chatPage, postLink } from '../fixtures/chat-page';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const pixels = 200 * 100;
/** As what private windows show is named, and nothing else. */
const name = 'seen-in-private-only';
const ordinaryName = 'seen-in-an-ordinary-window';
const path = `/${name}.png`;
const missingPath = `/${name}-missing.png`;
const chat = setUpChat({ firefox: { allowInPrivate: true } });

beforeAll(async () => {
	if (chat.at.browser.chromium) await allowInPrivate(chat.at.browser.chromium);
});

/** All that the extension has stored, as a page of its own in an ordinary window finds it. */
async function stored(): Promise<string> {
	const own = await chat.at.browser.extensionTab('welcome.html');
	const found = await own.evaluate(`(async () => {
		const areas = await Promise.all(['local', 'session'].map((area) => chrome.storage[area].get(null)));
		const databases = [];
		for (const { name } of await indexedDB.databases()) {
			const result = (request) => new Promise((resolve, reject) => Object.assign(request, {
				onsuccess: () => resolve(request.result),
				onerror: () => reject(request.error),
			}));
			const database = await result(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				databases.push([name, store, await result(database.transaction(store).objectStore(store).getAll())]);
			}
			database.close();
		}
		return JSON.stringify({ areas, databases });
	})()`);
	await own.close();
	return String(found);
}

/** The files of the profile in which these words are. */
function filesWith(words: string): string[] {
	const entries = readdirSync(chat.at.browser.profileFolder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return files.filter((file) => hasWords(file, words));
}

function hasWords(file: string, words: string): boolean {
	try {
		return readFileSync(file).includes(words);
	} catch {
		// The browser has removed it meanwhile.
		return false;
	}
}

describe('THREAT 34: a picture in a private window', () => {
	it('shows, and is neither kept, nor told of, nor known to other windows or to the next private one', async () => {
		const { server, browser, openChat, teach, picture } = chat.at;
		const url = await teach(path, teal);
		server.on(missingPath, (_, response) => response.writeHead(410).end());
		const link = (href: string) => `<p class="message"><a href="${href}">a picture</a></p>`;
		const openPrivate = (chatPath: string) => {
			server.file(chatPath, chatPage(link(url) + link(picture(missingPath))), 'text/html');
			return openPrivateWindow(browser, server.url('localhost', chatPath));
		};
		const requests = () => [path, missingPath].map((one) => server.requestsFor(one).length);

		// Before all others: Firefox opens new tabs in the window that was opened last.
		const ordinary = await openChat();
		const first = await openPrivate('/private-1');
		await awaitPixels(first, teal, pixels);
		await expect.poll(requests).toEqual([1, 1]);
		const second = await openPrivate('/private-2');
		await awaitPixels(second, teal, pixels);
		expect(requests()).toEqual([1, 1]);
		await first.close();
		await second.close();
		// What is kept of an ordinary window is written by now, and so would be what was seen in the others before.
		await postLink(ordinary, '', await teach(`/${ordinaryName}.png`, orange), 'another');
		await ordinary.bringToFront();
		await awaitPixels(ordinary, orange, pixels);
		await expect.poll(stored).toContain(ordinaryName);
		await expect.poll(() => filesWith(ordinaryName)).not.toEqual([]);
		expect(await stored()).not.toContain(name);
		expect(filesWith(name)).toEqual([]);

		const third = await openPrivate('/private-3');
		await awaitPixels(third, teal, pixels);
		await expect.poll(requests).toEqual([2, 2]);
		await postLink(ordinary, '', url, 'a picture');
		await postLink(ordinary, '', picture(missingPath), 'none');
		await ordinary.bringToFront();
		await awaitPixels(ordinary, teal, pixels);
		await expect.poll(requests).toEqual([3, 3]);
		await third.close();
		// What is kept is found like this.
		await expect.poll(stored).toContain(name);
		await expect.poll(() => filesWith(name)).not.toEqual([]);
	});
});

it('the popup says of a private window, and of no other, that nothing is kept', async () => {
	const { browser } = chat.at;
	const note = `document.querySelector('#private-window:not([hidden])')?.textContent ?? ''`;
	const ordinary = await browser.extensionTab('popup.html');
	const address = String(await ordinary.evaluate('location.href'));
	await expect.poll(() => ordinary.evaluate(`document.querySelector('#elsewhere:not([hidden])') !== null`)).toBe(true);
	expect(await ordinary.evaluate(note)).toBe('');
	await ordinary.close();
	const popup = await openPrivateWindow(browser, address);
	await expect.poll(() => popup.evaluate(note)).toBe('Private window: nothing of it is kept.');
	await popup.close();
});
