import type { Socket } from 'node:net';
import type { TestPage } from '../browsers/test-page';
import { describe, expect, it } from 'vitest';
import { setPixelRatio } from '../browsers/page-tools';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { secureTransferForms, transferForms } from '../fixtures/transfer-forms';
import { awaitPixels } from '../screen/colours';
import { startFixtureServer } from '../servers/fixture-server';
import { rawResponse } from '../servers/raw-response';
import { countOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const hosts = ['a', 'b', 'c', 'end'];
const chat = setUpChat({ chromium: { args: ['--ignore-certificate-errors'] } });

/** As many as are in view at once, in columns. */
const formsPerChat = 12;
const groups = Array.from({ length: Math.ceil(transferForms.length / formsPerChat) }, (_, index) =>
	transferForms.slice(index * formsPerChat, (index + 1) * formsPerChat),
).map((forms) => ({ forms, names: forms.map(({ name }) => name).join('; ') }));

describe('a picture is shown, whatever the way it is delivered', () => {
	it.each(groups)('$names', async ({ forms }) => {
		const { server, openChat, browser } = chat.at;
		const png = await plain(teal).png().toBuffer();
		const page = await openChat({ html: chatPage().replace('padding: 8px', 'padding: 8px; columns: 4; column-fill: auto') });
		for (const [index, { path, serve }] of forms.entries()) {
			serve(server, png);
			await postLink(page, '', server.url(`${hosts[index % hosts.length]}.img.test`, path), 'a picture');
		}
		const missing = (): Promise<number[]> =>
			page.evaluate(() =>
				Array.from(document.querySelectorAll('.message'), (message, index) =>
					(message.querySelector(':scope > div')?.getBoundingClientRect().height ?? 0) < 100 ? [index] : [],
				).flat(),
			);
		const nameOf = (index: number): string => forms[index]?.name ?? '';
		await expect.poll(async () => (await missing()).map(nameOf)).toEqual([]);
		await awaitPixels(page, teal, forms.length * 200 * 100);
		// A request whose connection is closed is sent again by Firefox itself, ten times in all; no extension can keep it from that.
		const isOwn = (method: string, index: number, asked: readonly string[]): boolean =>
			browser.name === 'chromium' || method !== asked[index - 1];
		const asked = forms.map(({ name, path }) => [
			name,
			...server
				.requestsFor(path)
				.map(({ method }) => method)
				.filter(isOwn),
		]);
		expect(asked).toEqual(forms.map(({ name, methods }) => [name, ...methods]));
	});

	it('over TLS, packed in the way that browsers take there alone', async () => {
		const secure = await startFixtureServer({ tls: true });
		const png = await plain(teal).png().toBuffer();
		const page = await chat.at.openChat();
		for (const { path, serve } of secureTransferForms) {
			serve(secure, png);
			await postLink(page, '', secure.url('a.img.test', path), 'a picture');
		}
		await awaitPixels(page, teal, secureTransferForms.length * 200 * 100);
		for (const { headers } of secure.seen) expect(headers['accept-encoding']).toMatch(/\bbr\b/);
		await secure.close();
	});

	it('on a connection that was kept alive and is closed when it is used again', async () => {
		const { server, openChat, picture } = chat.at;
		const png = await plain(teal).png().toBuffer();
		const used = new WeakSet<Socket>();
		server.raw('/alive', (socket) => {
			if (used.has(socket)) socket.destroy();
			else socket.write(rawResponse(['HTTP/1.1 200 OK', `Content-Length: ${png.length}`, 'Connection: keep-alive'], png));
			used.add(socket);
		});
		const page = await openChat();
		for (let index = 0; index < 4; index += 1) await postLink(page, '', picture(`/alive?${index}&name=.png`));
		await awaitPixels(page, teal, 4 * 200 * 100);
	});
});

/** Posts a link, then a picture; returns when the picture is there, and the link has been asked for so often. */
async function postAndWait(path: string, requests: number): Promise<TestPage> {
	const { server, openChat, picture } = chat.at;
	server.file('/after.png', await plain(teal).png().toBuffer(), 'image/png');
	const page = await openChat();
	await postLink(page, '', picture(path));
	await expect.poll(() => server.requestsFor(path).length).toBe(requests);
	await postLink(page, '', `${picture('/after.png')}?${server.seen.length}`);
	await awaitPixels(page, teal, 200 * 100);
	return page;
}

const html = '<!doctype html>\n<html lang="en"><title>Sign in</title><p>Please sign in to see this picture.';

describe('nothing is shown of an error in disguise', () => {
	const disguises: Record<string, { readonly body: string; readonly type: string }> = {
		'a page to sign in': { body: html + ' '.repeat(9000), type: 'image/png' },
		'a short page': { body: html, type: 'image/png' },
		'a page that says what it is': { body: html, type: 'text/html' },
		'a page that begins with a comment': { body: `<!-- x -->${html}`, type: 'image/jpeg' },
		JSON: { body: JSON.stringify({ error: 'not found', padding: 'x'.repeat(200) }), type: 'application/json' },
		'a text': { body: 'This file was not found on our server. '.repeat(20), type: 'image/webp' },
		script: { body: `document.title = 'run';${' '.repeat(200)}`, type: 'image/png' },
		PDF: { body: `%PDF-1.7\n${'%'.repeat(300)}`, type: 'image/png' },
	};
	it('of any kind', async () => {
		const { server, openChat, picture, teach } = chat.at;
		const paths = Object.keys(disguises).map((name) => `/disguised/${name.replaceAll(' ', '-')}.png`);
		const page = await openChat();
		for (const [index, { body, type }] of Object.values(disguises).entries()) {
			const path = paths[index] ?? '';
			server.file(path, body, type);
			await postLink(page, '', picture(path));
		}
		const asked = (): [string, number][] => paths.map((path) => [path, server.requestsFor(path).length]);
		await expect.poll(asked).toEqual(paths.map((path) => [path, 1]));
		await postLink(page, '', await teach('/after-disguises.png', teal));
		await awaitPixels(page, teal, 200 * 100);
		const ours = await page.evaluate(() =>
			Array.from(document.querySelectorAll('.message'), (message) => message.querySelectorAll('div').length),
		);
		expect(ours).toEqual([...paths.map(() => 0), 1]);
		expect(await page.evaluate(() => document.title)).toBe('Chat');
	});

	it('a page behind a redirect', async () => {
		const { server } = chat.at;
		server.on('/private.png', (_request, response) => void response.writeHead(302, { location: '/sign-in' }).end());
		server.file('/sign-in', html, 'text/html');
		const page = await postAndWait('/private.png', 1);
		expect(await countOf(page, '.message:first-of-type div')).toBe(0);
	});
});

describe('an ordinary link', () => {
	const maximumPageBytes = 64 * 1024;
	const tenMegabytes = 10 * 1024 * 1024;

	it('to a page costs its headers where HEAD is answered', async () => {
		const { server } = chat.at;
		server.file('/article', html + ' '.repeat(tenMegabytes), 'text/html');
		await postAndWait('/article', 1);
		expect(server.requestsFor('/article').map(({ method }) => method)).toEqual(['HEAD']);
	});

	const beginnings = {
		'that says what it is': { head: ['Content-Type: text/html'], body: html },
		'that says nothing': { head: [], body: html },
		'with a byte order mark': { head: ['Content-Type: text/html'], body: `\uFEFF\r\n${html.toUpperCase()}` },
		'that is JSON': { head: ['Content-Type: application/json'], body: '{"a":"' },
	};
	it.each(Object.entries(beginnings))(
		'to a page behind a refused HEAD is judged by less than 64 KB: %s',
		async (name, { head, body }) => {
			const { server } = chat.at;
			const path = `/refused/${name.replaceAll(' ', '-')}`;
			let isClosed = false;
			server.raw(path, (socket, request) => {
				if (request.method === 'HEAD') {
					socket.end(rawResponse(['HTTP/1.1 405 No', 'Content-Length: 0', 'Connection: close']));
					return;
				}
				socket.on('close', () => {
					isClosed = true;
				});
				// The rest is never sent: the connection ends only if this much is enough to see that it is no picture.
				const bytes = rawResponse(['HTTP/1.1 200 OK', `Content-Length: ${tenMegabytes}`, ...head], body.padEnd(maximumPageBytes));
				socket.write(bytes.subarray(0, maximumPageBytes));
			});
			const page = await postAndWait(path, 2);
			await expect.poll(() => isClosed).toBe(true);
			expect(await countOf(page, '.message:first-of-type div')).toBe(0);
		},
	);

	it('to a page is told by its first tag, before more of it has arrived', async () => {
		const { server } = chat.at;
		let isClosed = false;
		server.raw('/slow-page', (socket, request) => {
			if (request.method === 'HEAD') socket.end(rawResponse(['HTTP/1.1 501 No', 'Content-Length: 0', 'Connection: close']));
			else socket.write(rawResponse(['HTTP/1.1 200 OK', 'Content-Type: text/html'], html));
			socket.on('close', () => {
				isClosed ||= request.method === 'GET';
			});
		});
		await postAndWait('/slow-page', 2);
		await expect.poll(() => isClosed).toBe(true);
	});
});

describe('a picture of which only a part is delivered', () => {
	const forms: Record<string, (png: Buffer) => Buffer> = {
		'less than its length says': (png) =>
			rawResponse(['HTTP/1.1 200 OK', `Content-Length: ${png.length + 1000}`, 'Connection: close'], png),
		'its length cuts it off': (png) => rawResponse(['HTTP/1.1 200 OK', `Content-Length: ${png.length >> 1}`, 'Connection: close'], png),
		'a range that nobody asked for': (png) =>
			rawResponse(
				['HTTP/1.1 206 Part', `Content-Range: bytes 0-${(png.length >> 1) - 1}/${png.length}`, 'Connection: close'],
				png.subarray(0, png.length >> 1),
			),
		'chunks without an end': (png) =>
			rawResponse(
				['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', 'Connection: close'],
				`${png.length.toString(16)}\r\n${png.toString('latin1')}`,
			),
	};
	it.each(Object.entries(forms))('is tried again, and shown when it is whole: %s', async (name, part) => {
		const { server, openChat, picture } = chat.at;
		const png = await plain(teal).png().toBuffer();
		const path = `/parts/${name.replaceAll(' ', '-')}.png`;
		server.raw(path, (socket, _request, count) => {
			socket.end(
				count === 0 ? part(png) : rawResponse(['HTTP/1.1 200 OK', `Content-Length: ${png.length}`, 'Connection: close'], png),
			);
		});
		const page = await openChat();
		await postLink(page, '', picture(path));
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor(path)).toHaveLength(2);
	});
});

it('a picture that the browser has kept is asked for by its ETag, and shown when it has not changed', async () => {
	const { server, openChat, picture, browser } = chat.at;
	const png = await plain(teal).png().toBuffer();
	server.on('/etag.png', (request, response) => {
		const isKnown = request.headers['if-none-match'] === '"v1"';
		response.writeHead(isKnown ? 304 : 200, { etag: '"v1"', 'cache-control': 'no-cache' }).end(isKnown ? undefined : png);
	});
	const page = await openChat();
	await postLink(page, '', picture('/etag.png'));
	await awaitPixels(page, teal, 200 * 100);
	// Another density needs another thumbnail, and so the file again.
	const other = await browser.newTab();
	await setPixelRatio(other, { width: 800, height: 600 }, 2);
	await other.goto(page.url());
	await postLink(other, '', picture('/etag.png'));
	await expect.poll(() => server.requestsFor('/etag.png').length).toBe(2);
	// Firefox's driver takes its pictures in pixels of the screen, Chromium's in those of CSS.
	await awaitPixels(other, teal, 200 * 100 * (browser.name === 'firefox' ? 4 : 1));
	expect(server.requestsFor('/etag.png')[1]?.headers['if-none-match']).toBe('"v1"');
	await other.close();
});
