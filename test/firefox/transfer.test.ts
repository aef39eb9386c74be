import { describe, expect, it } from 'vitest';
import { plain } from '../fixtures/pictures';
import { secureTransferForms, transferForms } from '../fixtures/transfer-forms';
import { startFixtureServer } from '../servers/fixture-server';
import { rawResponse } from '../servers/raw-response';
import { awaitPixels, postLink, setUpFirefox } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const chat = setUpFirefox();

describe('a picture is shown in Firefox, whatever the way it is delivered', () => {
	it.each(transferForms)('$name', async ({ path, serve, methods }) => {
		const { server, openChat, picture } = chat.at;
		serve(server, await plain(teal).png().toBuffer());
		const page = await openChat();
		await postLink(page, picture(path));
		await awaitPixels(page, teal, 200 * 100);
		const asked = server.requestsFor(path).map(({ method }) => method);
		// A request whose connection is closed is sent again by Firefox itself, ten times in all; no extension can keep it from that.
		expect(asked.filter((method, index) => method !== asked[index - 1])).toEqual(methods);
	});
});

it('a picture is shown in Firefox over TLS, packed in the way that browsers take there alone', async () => {
	const secure = await startFixtureServer({ tls: true });
	const page = await chat.at.openChat();
	for (const { path, serve } of secureTransferForms) {
		serve(secure, await plain(teal).png().toBuffer());
		await postLink(page, secure.url('a.img.test', path));
	}
	await awaitPixels(page, teal, secureTransferForms.length * 200 * 100);
	await secure.close();
});

describe('an ordinary link in Firefox', () => {
	const html = '<!doctype html>\n<html lang="en"><title>News</title>';
	const tenMegabytes = 10 * 1024 * 1024;

	it('to a page named as a picture shows nothing', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/page.png', html + ' '.repeat(9000), 'image/png');
		server.file('/after.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, picture('/page.png'));
		await postLink(page, picture('/after.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(await page.$$eval('.message:first-child div', (hosts) => hosts.length)).toBe(0);
	});

	it('to a page behind a refused HEAD is judged by less than 64 KB', async () => {
		const { server, openChat, picture } = chat.at;
		let isClosed = false;
		server.raw('/refused', (socket, request) => {
			if (request.method === 'HEAD') {
				socket.end(rawResponse(['HTTP/1.1 405 No', 'Content-Length: 0', 'Connection: close']));
				return;
			}
			socket.on('close', () => {
				isClosed = true;
			});
			// The rest is never sent: the connection ends only if this much is enough to see that it is no picture.
			const bytes = rawResponse(['HTTP/1.1 200 OK', `Content-Length: ${tenMegabytes}`], html.padEnd(64 * 1024));
			socket.write(bytes.subarray(0, 64 * 1024));
		});
		const page = await openChat();
		await postLink(page, picture('/refused'));
		await expect.poll(() => isClosed, { timeout: 20_000 }).toBe(true);
		expect(server.requestsFor('/refused').map(({ method }) => method)).toEqual(['HEAD', 'GET']);
	});
});
