import { describe, expect, it } from 'vitest';
import { maximumPictureBytes } from '../../src/shared/limits';
import { postLink } from '../fixtures/chat-page';
import { pngBomb } from '../fixtures/hostile/bombs';
import { plain } from '../fixtures/pictures';
import { awaitFocusedPixels, awaitPixels, countColourOn } from '../screen/colours';
import { boxOf, countOf } from '../screen/elements';
import { isSaid } from '../screen/sentences';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const megabyte = 1024 * 1024;
const chat = setUpChat();

describe('a picture that is not readable yet', () => {
	it.each([403, 404, 503])('shows by itself when %i turns into a picture', async (status) => {
		const { server, openChat, picture } = chat.at;
		const bytes = await plain(teal).png().toBuffer();
		const path = `/late/${status}.png`;
		server.on(path, (_request, response, count) => {
			if (count === 0) response.writeHead(status).end();
			else response.writeHead(200).end(bytes);
		});
		const page = await openChat();
		await postLink(page, '', picture(path));
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor(path)).toHaveLength(2);
	});

	it('shows when half of its file turns into the whole', async () => {
		const { server, openChat, picture } = chat.at;
		const bytes = await plain(teal).png().toBuffer();
		server.on(
			'/half.icon',
			(_request, response, count) => void response.writeHead(200).end(count === 0 ? bytes.subarray(0, bytes.length / 2) : bytes),
		);
		const page = await openChat();
		await postLink(page, '', picture('/half.icon'));
		await awaitPixels(page, teal, 200 * 100);
	});
});

describe('a picture that is not shown', () => {
	it('says how large it is, is not downloaded, and shows by a click', async () => {
		const { server, openChat, picture } = chat.at;
		const small = await plain(teal).jpeg({ quality: 100 }).toBuffer();
		const large = Buffer.concat([small, Buffer.alloc(16 * megabyte - small.length)]);
		let isClosed = false;
		server.on('/large.jpg', (_request, response, count) => {
			response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': String(large.length) });
			if (count > 0) return void response.end(large);
			// The rest is never sent unasked: who waits for it says nothing of its size.
			response.write(large.subarray(0, megabyte));
			response.on('close', () => {
				isClosed = true;
			});
		});
		const page = await openChat();
		await postLink(page, '', picture('/large.jpg'));
		await expect.poll(() => countOf(page, '.message > div')).toBe(1);
		await expect.poll(() => isSaid(page, '16\u00A0MB')).toBe(true);
		await expect.poll(() => isClosed).toBe(true);
		expect(server.requestsFor('/large.jpg')).toHaveLength(1);
		const box = await boxOf(page, '.message > div');
		if (!box) throw new Error('The chip is not on the screen');
		// The shadow root is closed, so the button is found as a person finds it: at the end of the chip.
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await awaitFocusedPixels(page, teal, 200 * 100);
	});

	const silent = {
		'HTML named as a picture': {
			path: '/page.png',
			type: 'image/png',
			body: '<!doctype html><script>document.title = "run"</script>' + ' '.repeat(9000),
		},
		'a page': { path: '/article', type: 'text/html', body: '<!doctype html><p>Hello' },
		'a tracking pixel': {
			path: '/pixel.gif',
			type: 'image/gif',
			body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
		},
	};
	it.each(Object.entries(silent))('leaves nothing on the page: %s', async (_name, { path, type, body }) => {
		const { server, openChat, picture } = chat.at;
		server.file(path, body, type);
		server.file('/after.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture(path));
		await postLink(page, '', `${picture('/after.png')}?${path.length}`);
		await awaitPixels(page, teal, 200 * 100);
		await expect.poll(() => server.requestsFor(path).length).toBe(1);
		expect(await countOf(page, '.message:first-of-type div')).toBe(0);
	});

	it('THREAT 15: is told and not drawn when it is an SVG with a handler that claims to be PNG', async () => {
		const { server, openChat, picture } = chat.at;
		const body = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="200" height="200"/></svg>';
		server.file('/svg.png', body, 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/svg.png'));
		await expect.poll(() => countOf(page, '.message > div')).toBe(1);
		expect((await boxOf(page, '.message > div'))?.height).toBeLessThan(60);
		expect(await countColourOn(page, { r: 0, g: 0, b: 0 })).toBeLessThan(100 * 100);
	});

	it('THREAT 16: is refused by its header, before it is decoded, when it has too many pixels', async () => {
		const { server, openChat, picture } = chat.at;
		// It could be drawn: what cannot be is refused anyway, as broken.
		server.file('/bomb.png', pngBomb(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/bomb.png'));
		await expect.poll(() => countOf(page, '.message > div')).toBe(1);
		await expect.poll(() => isSaid(page, 'too many pixels')).toBe(true);
		expect((await boxOf(page, '.message > div'))?.height).toBeLessThan(60);
	});

	it('THREAT 18: is stopped at the limit when its body has no end', async () => {
		const { server, openChat, picture } = chat.at;
		const start = await plain(teal).jpeg().toBuffer();
		const almostBytes = maximumPictureBytes - megabyte;
		const chunk = Buffer.alloc(16 * 1024);
		let sentBytes = 0;
		let closed = false;
		server.on('/endless.jpg', (_request, response) => {
			response.writeHead(200, { 'content-type': 'image/jpeg' });
			response.write(Buffer.concat([start, Buffer.alloc(almostBytes - start.length)]));
			sentBytes = almostBytes;
			// The rest drips, so that what the sockets hold does not count as what was read.
			const drip = setInterval(() => {
				sentBytes += chunk.length;
				response.write(chunk);
			}, 5);
			response.on('close', () => {
				clearInterval(drip);
				closed = true;
			});
		});
		const page = await openChat();
		await postLink(page, '', picture('/endless.jpg'));
		await expect.poll(() => closed).toBe(true);
		await expect.poll(() => countOf(page, '.message > div')).toBe(1);
		expect(sentBytes).toBeGreaterThan(maximumPictureBytes);
		expect(sentBytes).toBeLessThan(maximumPictureBytes + megabyte);
	});
});

describe('THREAT 8: links that may act', () => {
	it.each(['/unsubscribe?u=1', '/account/reset?token=abc', '/logout', '/invite/abcdef'])(
		'are not requested unasked: %s',
		async (path) => {
			const { server, openChat, picture } = chat.at;
			server.file('/harmless.png', await plain(teal).png().toBuffer(), 'image/png');
			const page = await openChat();
			await postLink(page, '', picture(path));
			await postLink(page, '', `${picture('/harmless.png')}?${path.length}`);
			await awaitPixels(page, teal, 200 * 100);
			expect(server.seen.filter((request) => request.path === path)).toEqual([]);
		},
	);
});
