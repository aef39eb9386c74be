import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { post, postLink } from '../fixtures/chat-page';
import { awaitPixels } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const violet = { r: 120, g: 40, b: 200 };
const picturePixels = 200 * 100;

const chat = setUpChat();

const teach = (path: string, colour = teal): Promise<string> => chat.at.teach(path, colour);

/** Adds a message whose markup the page parses itself. */
async function postMarkup(page: TestPage, markup: string): Promise<void> {
	await page.evaluate((inner) => {
		const message = document.createElement('div');
		message.className = 'message';
		message.innerHTML = inner;
		document.querySelector('#log')?.append(message);
	}, markup);
}

/** Posts a picture of another colour and waits for it, so that what came before it has been dealt with. */
async function postLast(page: TestPage, path: string): Promise<void> {
	await postLink(page, '', await teach(path, violet));
	await awaitPixels(page, violet, picturePixels);
}

describe('a URL that is split over several texts', () => {
	it.each([
		['by breaks', (url: string) => `<span>${url.slice(0, -8)}</span><wbr><span>${url.slice(-8)}</span>`],
		['by highlighting', (url: string) => `See ${url.slice(0, -9)}<mark>${url.slice(-9, -4)}</mark>${url.slice(-4)} there`],
		['within its scheme', (url: string) => `<mark>${url.slice(0, 3)}</mark>${url.slice(3)}`],
		['by a framework’s markers', (url: string) => `${url.slice(0, -6)}<!-- --><b>${url.slice(-6)}</b>`],
	])('%s is read as one', async (name, split) => {
		const path = `/split-${name.replaceAll(/\W/g, '')}.png`;
		const url = await teach(path);
		const page = await chat.at.openChat();
		await postMarkup(page, split(url));
		await awaitPixels(page, teal, picturePixels);
		expect(chat.at.extensionRequests().filter(({ path: asked }) => asked.startsWith(path.slice(0, -9)))).toHaveLength(1);
	});

	it('ends where something else stands beside it', async () => {
		const url = await teach('/beside.png');
		const page = await chat.at.openChat();
		await postMarkup(page, `<span>${url}</span><span style="margin-left: 8px">12:30</span>`);
		await awaitPixels(page, teal, picturePixels);
	});

	it('is read again when its second half comes later', async () => {
		const url = await teach('/halves.png');
		const page = await chat.at.openChat();
		await postMarkup(page, `<span>${url.slice(0, -11)}</span>`);
		await page.evaluate((rest) => {
			const span = document.createElement('span');
			span.textContent = rest;
			document.querySelector('.message')?.append(span);
		}, url.slice(-11));
		await awaitPixels(page, teal, picturePixels);
	});
});

describe('a URL', () => {
	it('is shown once a message, however often it stands in it', async () => {
		const url = await teach('/once.png');
		const page = await chat.at.openChat();
		await postMarkup(page, `<blockquote>${url}</blockquote><p>See <a href="${url}">this</a> and ${url}</p>`);
		await postMarkup(page, 'other');
		await awaitPixels(page, teal, picturePixels);
		await page.evaluate(() => document.querySelector('blockquote')?.remove());
		await awaitPixels(page, teal, picturePixels);
		await postMarkup(page, url);
		await awaitPixels(page, teal, 2 * picturePixels);
	});

	it('is asked for itself, and not the page a chat leads through', async () => {
		const url = await teach('/wrapped.png');
		const page = await chat.at.openChat();
		await postLink(page, '', `https://l.facebook.com/l.php?u=${encodeURIComponent(url)}&h=x`, 'a picture');
		await awaitPixels(page, teal, picturePixels);
	});

	it.each([
		['being written', '<div contenteditable="plaintext-only"><p>URL</p></div><textarea>URL</textarea>'],
		['in a code editor', '<div class="cm-editor"><div>URL</div></div>'],
		['of an avatar', '<a href="URL"><img alt="" src="/avatar.png"></a>'],
		['of the page’s navigation', '<nav><a href="URL">x</a></nav>'],
	])('%s is left alone', async (name, markup) => {
		const path = `/not-${name.replaceAll(/\W/g, '')}.png`;
		const url = await teach(path);
		const page = await chat.at.openChat();
		await postMarkup(page, markup.replaceAll('URL', url));
		await postLast(page, '/last.png');
		expect(chat.at.server.requestsFor(path)).toEqual([]);
	});

	it('is left alone where the whole page is being written', async () => {
		const url = await teach('/design.png');
		const page = await chat.at.openChat();
		await page.evaluate(() => (document.designMode = 'on'));
		await post(page, url);
		await page.evaluate(() => (document.designMode = 'off'));
		await postLast(page, '/last.png');
		expect(chat.at.server.requestsFor('/design.png')).toEqual([]);
	});
});
