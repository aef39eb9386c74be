import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const pixels = 200 * 100;
/** The browser's own cache is not to answer in place of ours. */
const uncached = { 'cache-control': 'no-store' };

const chat = setUpChat();

/** What is in the extension's database: how many pictures, and how many there are said to be. */
async function stored(): Promise<unknown> {
	const { browser } = chat.at;
	const page = await browser.context.newPage();
	// A page of the extension's own, since the worker may be stopped.
	await page.goto(`chrome-extension://${await browser.extensionId()}/welcome.html`);
	const found = await page
		.evaluate(async () => {
			const { promise: database, resolve, reject } = Promise.withResolvers<IDBDatabase>();
			const asked = indexedDB.open('pictures');
			asked.addEventListener('success', () => resolve(asked.result));
			asked.addEventListener('error', () => reject(asked.error));
			// Not there yet: it is not to be made by this look.
			asked.addEventListener('upgradeneeded', () => asked.transaction?.abort());
			const transaction = (await database).transaction(['pictures', 'use']);
			const pictures = transaction.objectStore('pictures').getAll();
			const use = transaction.objectStore('use').get('use');
			await new Promise((done) => transaction.addEventListener('complete', done));
			(await database).close();
			const said: unknown = Reflect.get(Object(use.result), 'entries');
			return { pictures: JSON.stringify(pictures.result), entries: pictures.result.length, said };
		})
		.catch(() => undefined);
	await page.close();
	return found;
}

async function serve(path: string): Promise<string> {
	chat.at.server.file(path, await plain(teal).png().toBuffer(), 'image/png', uncached);
	return chat.at.picture(path);
}

describe('a picture that was shown', () => {
	it('is shown again from the disk, without a request, after the worker was stopped', async () => {
		const url = await serve('/kept.png');
		const first = await chat.at.openChat();
		await postLink(first, '', url);
		await awaitPixels(first, teal, pixels);
		await expect.poll(stored, { timeout: 30_000 }).toMatchObject({ entries: 1, said: 1 });
		const page = await chat.at.openChat();
		await chat.at.browser.stopWorker();
		await postLink(page, '', url);
		await awaitPixels(page, teal, pixels);
		expect(chat.at.server.requestsFor('/kept.png')).toHaveLength(1);
	});

	it('leaves no address on the disk', async () => {
		expect(JSON.stringify(await stored())).not.toContain('img.test');
	});
});
