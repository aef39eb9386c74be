import type { TestPage } from '../browsers/test-page';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleOf } from '../browsers/page-errors';
import { wholeDocument } from '../browsers/page-tools';
import { post, postLink } from '../fixtures/chat-page';
import { encrypted, type EncryptedFile } from '../fixtures/encrypted';
import { plain } from '../fixtures/pictures';
import { awaitControl, clickButton, controlsOn, findControl } from '../screen/buttons';
import { awaitPixels } from '../screen/colours';
import { isSaid } from '../screen/sentences';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';
import { countOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const pixels = 200 * 100;
const png = await plain(teal).png().toBuffer();

const chat = setUpChat({ chromium: { args: ['--ignore-certificate-errors'] } });
let files: FixtureServer;

beforeAll(async () => {
	files = await startFixtureServer({ tls: true });
	chat.at.server.file('/favicon.ico', '', 'image/x-icon');
});
afterAll(() => files.close());

/** Serves a file and gives its URL as it is posted, `aesgcm:` for `https:`. */
function serve(path: string, { bytes }: Pick<EncryptedFile, 'bytes'>, fragment: string): string {
	files.file(path, bytes, 'application/octet-stream');
	return `${files.url('a.img.test', path).replace('https', 'aesgcm')}#${fragment}`;
}

/** A new chat, with all that is said on its console and of its extension. */
async function openChat(): Promise<{ readonly page: TestPage; readonly said: string[] }> {
	const page = await chat.at.openChat();
	const said = consoleOf(page);
	const worker = await chat.at.browser.chromium?.worker();
	worker?.on('console', (message) => said.push(message.text()));
	return { page, said };
}

/** Where a key may not be: in what servers were asked, on the page but where it was posted, in what was logged. */
async function expectSecret(page: TestPage, said: readonly string[], fragment: string, posts = 1): Promise<void> {
	const key = fragment.slice(-64).toLowerCase();
	const traces = await page.evaluate(() => {
		const entries = performance.getEntries().map((entry) => JSON.stringify(entry));
		return { html: document.documentElement.outerHTML, title: document.title, entries: entries.join(), address: location.href };
	});
	expect(traces.html.toLowerCase().split(key)).toHaveLength(posts + 1);
	expect([traces.title, traces.entries, traces.address].join().toLowerCase()).not.toContain(key);
	expect((await wholeDocument(page)).toLowerCase().split(key)).toHaveLength(posts + 1);
	expect(JSON.stringify([...files.seen, ...chat.at.server.seen]).toLowerCase()).not.toContain(key);
	expect(said).toEqual([]);
}

describe('THREAT 13: an encrypted picture', () => {
	it.each([12, 16] as const)('is shown, and its key is nowhere but where it was posted: an IV of %i bytes', async (ivBytes) => {
		const file = await encrypted(png, ivBytes);
		const path = `/iv-${ivBytes}.png`;
		const { page, said } = await openChat();
		await post(page, `Look: ${serve(path, file, file.fragment)}`);
		await awaitPixels(page, teal, pixels);
		expect(files.requestsFor(path).map(({ method }) => method)).toEqual(['GET']);
		await expectSecret(page, said, file.fragment);
	});

	it('is shown for a fragment in upper case, without a name that promises a picture', async () => {
		const file = await encrypted(png);
		const { page, said } = await openChat();
		await post(page, serve('/upper', file, file.fragment.toUpperCase()).replace('aesgcm', 'AESGCM'));
		await awaitPixels(page, teal, pixels);
		expect(files.requestsFor('/upper').map(({ method }) => method)).toEqual(['GET']);
		await expectSecret(page, said, file.fragment);
	});

	it.each(['https', 'aesgcm'])('is shown for a link by %s, in a frame that is no link', async (scheme) => {
		const file = await encrypted(png);
		const path = `/link-${scheme}.png`;
		const { page, said } = await openChat();
		await postLink(page, 'Look: ', serve(path, file, file.fragment).replace('aesgcm', scheme), 'picture');
		await awaitPixels(page, teal, pixels);
		const dom = await wholeDocument(page);
		expect(dom).toContain('a.img.test');
		expect(dom.split(`a.img.test:${files.port}${path}`)).toHaveLength(2);
		await expectSecret(page, said, file.fragment);
	});

	it('is looked at large, and has a menu, without its key being anywhere else', async () => {
		const file = await encrypted(png);
		const { page, said } = await openChat();
		await post(page, `Look: ${serve('/closer.png', file, file.fragment)} there`);
		const { x, y } = await awaitControl(page, 'button', /^Picture from/);
		await page.mouse.click(x, y);
		await awaitControl(page, 'dialog', 'Pictures');
		await expect.poll(() => isSaid(page, 'Look: there')).toBe(true);
		await expect.poll(() => findControl(page, 'progressbar', /./)).toBeUndefined();
		await expectSecret(page, said, file.fragment);
		await page.keyboard.press('Escape');
		await clickButton(page, /^More for the picture/);
		await awaitControl(page, 'menuitem', 'Save original file');
		expect((await controlsOn(page, 'menuitem')).map(({ name }) => name)).not.toContain('Copy address');
		await expectSecret(page, said, file.fragment);
	});

	it('is shown where Movim leaves it as a file that its own script fetches', async () => {
		const file = await encrypted(png);
		const url = serve('/movim.png', file, file.fragment);
		const { page, said } = await openChat();
		await page.evaluate((address) => {
			const message = document.createElement('div');
			message.className = 'message encrypted';
			const link = document.createElement('a');
			link.href = '#';
			link.className = 'encrypted_file';
			link.setAttribute('onclick', `ChatOmemo.getEncryptedFile('${address}')`);
			link.textContent = 'movim.png';
			message.append(link);
			document.querySelector('#log')?.append(message);
		}, url);
		await awaitPixels(page, teal, pixels);
		expect(files.requestsFor('/movim.png')).toHaveLength(1);
		await expectSecret(page, said, file.fragment);
	});

	it.each([
		['its key is another', (file: EncryptedFile) => ({ ...file, fragment: file.fragment.replace(/.{64}$/, '5'.repeat(64)) })],
		['it was changed', (file: EncryptedFile) => ({ ...file, bytes: file.bytes.map((byte, at) => (at === 150 ? byte ^ 1 : byte)) })],
		['its end is missing', (file: EncryptedFile) => ({ ...file, bytes: file.bytes.slice(0, -20) })],
	])('is named as one that cannot be opened where %s', async (name, spoil) => {
		const { fragment, bytes } = spoil(await encrypted(png));
		const path = `/${name.replaceAll(' ', '-')}.png`;
		const { page, said } = await openChat();
		await post(page, serve(path, { bytes }, fragment));
		await expect.poll(() => countOf(page, '.message > div')).toBe(1);
		expect(await wholeDocument(page)).toContain('cannot be opened');
		expect(files.requestsFor(path)).toHaveLength(1);
		await expectSecret(page, said, fragment);
	});

	it('that is a document leaves nothing on the page', async () => {
		const file = await encrypted(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000)]));
		const shown = await encrypted(png);
		const { page, said } = await openChat();
		await post(page, serve('/paper.jpg', file, file.fragment));
		await post(page, serve('/after.png', shown, shown.fragment));
		await awaitPixels(page, teal, pixels);
		await expect.poll(() => files.requestsFor('/paper.jpg').length).toBe(1);
		expect(await countOf(page, '.message > div')).toBe(1);
		await expectSecret(page, said, file.fragment, 2);
	});

	it('is not asked for without TLS', async () => {
		const file = await encrypted(png);
		chat.at.server.file('/plain.png', file.bytes);
		const { page, said } = await openChat();
		await post(page, `${chat.at.picture('/plain.png')}#${file.fragment}`);
		const shown = await encrypted(png);
		await post(page, serve('/after-plain.png', shown, shown.fragment));
		await awaitPixels(page, teal, pixels);
		expect(chat.at.server.requestsFor('/plain.png')).toEqual([]);
		await expectSecret(page, said, file.fragment, 2);
	});
});
