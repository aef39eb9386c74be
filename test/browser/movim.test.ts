import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { plain } from '../fixtures/pictures';
import { awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const size = { width: 200, height: 100 };
const pixels = size.width * size.height;

const chat = setUpChat();

/** Movim's conversation as far as its markup matters here, and the policy that its sample configuration sends. */
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Chat</title><link rel="icon" href="data:,">
<style>body { margin: 0; font: 14px/20px sans-serif } #chat_widget section { height: 100vh; overflow: auto }
ul.list { margin: 0; padding: 0 } ul.list > li { display: flex; list-style: none; margin: 4px } div.bubble { max-width: 70%; padding: 8px 16px;
border-radius: 12px; background: #eee; overflow: hidden } p { margin: 0 } div.file img { max-height: 200px }</style>
<body><div id="chat_widget"><div class="contained"><section><ul class="list spin conversation" id="a@chat.test-conversation"></ul></section></div></div></body></html>`;
const headers = { 'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; script-src 'self'" };

type Version = '0.18' | 'present';

/** A message of one URL: as a link that Movim leaves, or with the picture that it shows itself. */
function message(version: Version, id: string, url: string, shown?: string): string {
	const link = `<a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a>`;
	const picture =
		shown === undefined
			? ''
			: `<div class="file" data-type="image/png"><img class="active" src="${shown}">${version === 'present' ? `<a title="${url}"></a>` : ''}</div>`;
	const inner = `<span class="resource">ada</span><p class="previewable">${shown === undefined ? link : ''}</p>${picture}<ul class="reactions"></ul><span class="info">12:00</span>`;
	return version === '0.18' ? `<div id="${id}">${inner}</div>` : `<div class="message" id="id${id}">${inner}</div>`;
}

/** Appends a message of somebody else, in a bubble of its own, by text as Movim does it. */
async function append(page: Page, markup: string): Promise<void> {
	await page.evaluate((inner) => {
		const row = document.createElement('li');
		row.dataset['resource'] = 'ada';
		const parsed = new DOMParser().parseFromString(`<div class="bubble" data-bubble="1">${inner}</div>`, 'text/html');
		row.append(...parsed.body.children);
		document.querySelector('ul.conversation')?.append(row);
	}, markup);
}

/** Puts a message rendered anew in place of the old one, as Movim does when a file is resolved or a reaction comes. */
async function replace(page: Page, at: number, markup: string): Promise<void> {
	await page.evaluate(
		(parts) => {
			const bubble = document.querySelectorAll('div.bubble')[parts.at];
			const [fresh] = new DOMParser().parseFromString(parts.markup, 'text/html').body.children;
			if (bubble?.firstElementChild && fresh) bubble.replaceChild(fresh, bubble.firstElementChild);
		},
		{ at, markup },
	);
}

describe.each<Version>(['0.18', 'present'])('in Movim %s', (version) => {
	it('the pictures it leaves as links are shown, also after it has replaced the message, and those it shows are not', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/sticker.icon', await plain(teal, size.width, size.height).png().toBuffer(), 'application/octet-stream');
		server.file('/shown.png', await plain(orange, size.width, size.height).png().toBuffer(), 'image/png');
		server.file('/', await plain(orange, size.width, size.height).png().toBuffer(), 'image/png');
		const page = await openChat({ html, headers });
		const proxied = `/?picture/${encodeURIComponent(picture('/shown.png'))}`;
		await append(page, message(version, 'one', picture('/sticker.icon')));
		await append(page, message(version, 'two', picture('/shown.png'), proxied));
		await awaitPixels(page, teal, pixels);
		await awaitPixels(page, orange, pixels);

		for (let times = 0; times < 8; times += 1) await replace(page, 0, message(version, 'one', picture('/sticker.icon')));
		await awaitPixels(page, teal, pixels);
		await append(page, message(version, 'three', picture('/sticker.icon')));
		await awaitPixels(page, teal, 2 * pixels);

		// The link that is resolved by Movim after a while is its own from then on.
		await append(page, message(version, 'four', picture('/shown.png')));
		await awaitPixels(page, orange, 2 * pixels);
		await replace(page, 3, message(version, 'four', picture('/shown.png'), proxied));
		await awaitPixels(page, orange, 2 * pixels);
		expect(await page.locator('div.bubble').nth(3).locator('div:not([class]):not([id])').count()).toBe(0);
		expect(await countColourOn(page, teal)).toBeGreaterThan(pixels);
	});
});
