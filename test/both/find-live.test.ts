import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { chatPage, post, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const violet = { r: 120, g: 40, b: 200 };
const picturePixels = 200 * 100;

const chat = setUpChat({ chromium: { backForwardCache: true } });

const teach = (path: string, colour = teal): Promise<string> => chat.at.teach(path, colour);

async function asked(path: string, times: number): Promise<void> {
	await expect.poll(() => chat.at.server.requestsFor(path).length).toBe(times);
}

describe('in shadow trees', () => {
	it.each(['open', 'closed'] as const)('a URL is found, also when they are nested: %s', async (mode) => {
		const url = await teach(`/${mode}.png`);
		const page = await chat.at.openChat();
		await page.evaluate(
			({ address, rootMode }) => {
				const outer = document.createElement('div');
				const inner = document.createElement('x-message');
				outer.attachShadow({ mode: rootMode }).append(inner);
				const root = inner.attachShadow({ mode: rootMode });
				root.append(document.createElement('p'));
				document.querySelector('#log')?.append(outer);
				setTimeout(() => root.querySelector('p')?.append(address), 100);
			},
			{ address: url, rootMode: mode },
		);
		await awaitPixels(page, teal, picturePixels);
	});

	it('a URL is found where its component is defined long after it came', async () => {
		const url = await teach('/late-component.png');
		const page = await chat.at.openChat({ html: chatPage().replace('</div>', '<x-late></x-late></div>') });
		await post(page, 'nothing');
		await page.evaluate((address) => {
			setTimeout(() => {
				customElements.define(
					'x-late',
					class extends HTMLElement {
						connectedCallback(): void {
							this.attachShadow({ mode: 'open' }).textContent = address;
						}
					},
				);
			}, 400);
		}, url);
		await awaitPixels(page, teal, picturePixels);
	});
});

describe('in frames without an address of their own', () => {
	it('a URL is found: srcdoc', async () => {
		const url = await teach('/srcdoc.png');
		const page = await chat.at.openChat();
		await page.evaluate((address) => {
			const frame = document.createElement('iframe');
			frame.srcdoc = `<body><p>${address}</p></body>`;
			frame.style.cssText = 'width: 600px; height: 400px';
			document.body.prepend(frame);
		}, url);
		await awaitPixels(page, teal, picturePixels);
	});

	it('a URL is found: about:blank, written into by the chat', async () => {
		const url = await teach('/blank.png');
		const page = await chat.at.openChat();
		await page.evaluate((address) => {
			const frame = document.createElement('iframe');
			frame.style.cssText = 'width: 600px; height: 400px';
			document.body.prepend(frame);
			frame.contentDocument?.body.append(address);
		}, url);
		await awaitPixels(page, teal, picturePixels);
	});

	it('nothing is found in one that is cut off from the chat', async () => {
		const url = await teach('/sandboxed.png');
		const page = await chat.at.openChat();
		await page.evaluate((address) => {
			const frame = document.createElement('iframe');
			frame.setAttribute('sandbox', '');
			frame.srcdoc = `<p>${address}</p>`;
			document.body.prepend(frame);
		}, url);
		await postLink(page, '', await teach('/after-sandboxed.png', violet));
		await asked('/after-sandboxed.png', 1);
		expect(chat.at.server.requestsFor('/sandboxed.png')).toEqual([]);
	});
});

describe('a chat', () => {
	it('in a window of its own is served as well', async () => {
		const url = await teach('/popped-out.png');
		const page = await chat.at.openChat();
		const popup = await chat.at.browser.tabOpenedBy(() =>
			page.evaluate(() => void window.open(location.href, '', 'popup,width=400,height=500')),
		);
		await expect.poll(() => popup.evaluate(() => document.readyState)).toBe('complete');
		await postLink(popup, '', url);
		await awaitPixels(popup, teal, picturePixels);
		await popup.close();
	});

	it('goes on after navigation within the page, and what was under way for the old room ends', async () => {
		const { server, openChat, picture } = chat.at;
		let isClosed = false;
		server.on('/old-room.png', (request) => request.socket.on('close', () => (isClosed = true)));
		const url = await teach('/new-room.png');
		const page = await openChat();
		await postLink(page, '', picture('/old-room.png'));
		await asked('/old-room.png', 1);
		await page.evaluate((address) => {
			history.pushState(null, '', '?room=2');
			const log = document.createElement('div');
			log.setAttribute('role', 'log');
			const message = document.createElement('div');
			message.textContent = address;
			log.append(message);
			document.querySelector('#log')?.replaceWith(log);
		}, url);
		await awaitPixels(page, teal, picturePixels);
		await expect.poll(() => isClosed).toBe(true);
	});

	it('goes on when the person comes back to it', async () => {
		const url = await teach('/come-back.png');
		const page = await chat.at.openChat();
		await postLink(page, '', await teach('/before.png', violet));
		await awaitPixels(page, violet, picturePixels);
		await page.evaluate(() => Reflect.set(window, 'isTheSame', true));
		chat.at.server.file('/elsewhere', '<p>Elsewhere</p>', 'text/html');
		await page.goto(chat.at.server.url('localhost', '/elsewhere'));
		// Playwright waits for a load that a kept page does not have.
		await page.evaluate(() => history.back());
		await expect.poll(() => page.evaluate(() => Reflect.get(window, 'isTheSame') === true).catch(() => false)).toBe(true);
		await postLink(page, '', url);
		await awaitPixels(page, teal, picturePixels);
		expect(await countColourOn(page, violet)).toBeGreaterThan(picturePixels * 0.95);
	});
});

describe('a picture that the page shows', () => {
	async function postWithOwn(page: TestPage, url: string, source: string): Promise<void> {
		await page.evaluate(
			(parts) => {
				const message = document.createElement('div');
				message.className = 'message';
				const link = document.createElement('a');
				link.href = parts.url;
				link.textContent = 'a picture';
				const image = document.createElement('img');
				image.src = parts.source;
				message.append(link, image);
				document.querySelector('#log')?.append(message);
			},
			{ url, source },
		);
	}

	it('through a proxy is not shown again', async () => {
		const url = await teach('/proxied.png');
		chat.at.server.file('/proxy', await plain(teal).png().toBuffer(), 'image/png');
		const page = await chat.at.openChat();
		await postWithOwn(page, url, `${chat.at.server.url('localhost', '/proxy')}?u=${Buffer.from(url).toString('hex')}`);
		await awaitPixels(page, teal, picturePixels);
		expect(chat.at.server.requestsFor('/proxied.png')).toEqual([]);
	});

	it('fails there and is shown by us: at once, or when it fails later', async () => {
		const { server, openChat } = chat.at;
		const url = await teach('/failing.png');
		const page = await openChat();
		await postWithOwn(page, url, server.url('localhost', `/no-proxy?u=${encodeURIComponent(url)}`));
		await awaitPixels(page, teal, picturePixels);
		const later = await teach('/failing-later.png');
		let fail = (): void => undefined;
		server.on('/slow-proxy', (_request, response) => {
			fail = () => void response.writeHead(404).end();
		});
		await postWithOwn(page, later, server.url('localhost', `/slow-proxy?u=${encodeURIComponent(later)}`));
		await postLink(page, '', await teach('/behind-failing.png'));
		await awaitPixels(page, teal, 2 * picturePixels);
		expect(server.requestsFor('/failing-later.png')).toEqual([]);
		fail();
		await awaitPixels(page, teal, 3 * picturePixels);
	});

	it('in another message does not count', async () => {
		const url = await teach('/other-message.png');
		const page = await chat.at.openChat();
		await postWithOwn(page, url, url);
		await postLink(page, '', url);
		await awaitPixels(page, teal, 2 * picturePixels);
	});
});
