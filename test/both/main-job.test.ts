import { describe, expect, it } from 'vitest';
import { post, postLink } from '../fixtures/chat-page';
import { animated, plain, sticker } from '../fixtures/pictures';
import { awaitColour, awaitPixels, countColourOn } from '../screen/colours';
import { countOf, markupOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const violet = { r: 120, g: 40, b: 200 };

const chat = setUpChat();

describe('a picture’s URL in a chat', () => {
	it.each(['png', 'jpeg', 'gif', 'webp', 'avif'] as const)('becomes the picture, whatever its name and type say: %s', async (format) => {
		const { server, openChat, picture } = chat.at;
		server.file(`/${format}/plain`, await plain(teal).toFormat(format, { quality: 100 }).toBuffer(), 'application/octet-stream');
		const page = await openChat();
		await postLink(page, 'Look: ', picture(`/${format}/plain`), 'a picture');
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor(`/${format}/plain`).map(({ method }) => method)).toEqual(['HEAD', 'GET']);
	});

	it('is found in plain text, and asked for once however often it is posted', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/text.png', await plain(orange).png().toBuffer(), 'text/plain');
		const page = await openChat();
		await post(page, `See ${picture('/text.png')}, twice: (${picture('/text.png')}).`);
		await post(page, `And again ${picture('/text.png')}`);
		await awaitPixels(page, orange, 2 * 200 * 100);
		expect(server.requestsFor('/text.png').map(({ method }) => method)).toEqual(['GET']);
	});

	it('THREAT 25: shows on a page whose policy forbids everything, and the page is told of no violation', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/csp.png', await plain(violet).png().toBuffer(), 'image/png');
		const page = await openChat({ headers: { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" } });
		await page.evaluate(() => {
			document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
				document.title += ` ${violatedDirective}`;
			});
		});
		await postLink(page, '', picture('/csp.png'));
		await awaitPixels(page, violet, 200 * 100);
		expect(await page.evaluate(() => document.title)).toBe('Chat');
	});

	it('THREAT 11: is asked for without the cookies of a person who is logged in there, and leaves none', async () => {
		const { server, openChat, picture, browser } = chat.at;
		server.file('/login', '<title>Logged in</title>', 'text/html', { 'set-cookie': 'session=secret; SameSite=Lax; Path=/' });
		server.file('/cookie.png', await plain(teal).png().toBuffer(), 'image/png', { 'set-cookie': 'tracker=1; Path=/' });
		const login = await browser.newTab();
		await login.goto(picture('/login'));
		await login.goto(picture('/login'));
		expect(server.requestsFor('/login').at(-1)?.headers['cookie']).toBe('session=secret');
		const page = await openChat();
		await post(page, picture('/cookie.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor('/cookie.png').map(({ headers }) => headers['cookie'])).toEqual([undefined]);
		await login.goto(picture('/login'));
		expect(await login.evaluate('document.cookie')).toBe('session=secret');
		await login.close();
	});

	it('is made small, never enlarged, and never cropped', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/wide.png', await plain(teal, 3200, 800).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/wide.png'));
		await awaitPixels(page, teal, 320 * 80);
	});

	it('is a sticker, smaller and on the chat’s own ground, when it has transparency', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/sticker', await (await sticker(orange, 512)).webp({ lossless: true }).toBuffer(), 'image/webp');
		const page = await openChat();
		await postLink(page, '', picture('/sticker'));
		await awaitPixels(page, orange, Math.PI * (160 * 0.45) ** 2);
	});

	it('moves when it is animated', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/moving.gif', await animated([teal, violet], 'gif'), 'image/gif');
		const page = await openChat();
		await postLink(page, '', picture('/moving.gif'));
		await awaitColour(page, teal);
		await awaitColour(page, violet);
		await awaitColour(page, teal);
	});

	it('follows the message: it goes when the message is edited or deleted', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/one.png', await plain(teal).png().toBuffer(), 'image/png');
		server.file('/two.png', await plain(orange).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/one.png'));
		await awaitPixels(page, teal, 200 * 100);
		await page.evaluate((url) => document.querySelector('.message a')?.setAttribute('href', url), picture('/two.png'));
		await awaitPixels(page, orange, 200 * 100);
		expect(await countColourOn(page, teal)).toBe(0);
		await page.evaluate(() => document.querySelector('.message')?.remove());
		expect(await countColourOn(page, orange)).toBe(0);
		expect(await markupOf(page, '#log')).toBe('');
	});

	it('is not shown twice where the page shows it itself, now or later', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/own.png', await plain(violet).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/own.png'));
		await awaitPixels(page, violet, 200 * 100);
		await page.evaluate((url) => {
			const image = document.createElement('img');
			image.src = url;
			document.querySelector('.message')?.append(image);
		}, picture('/own.png'));
		await awaitPixels(page, violet, 200 * 100);
		expect(await countOf(page, '.message > div')).toBe(0);
	});

	it.each(['before', 'after'])(
		'is not shown twice where the page shows the same pixels by another address: it comes %s',
		async (when) => {
			const { server, openChat, picture, teach } = chat.at;
			const path = `/same-pixels-${when}.png`;
			const bytes = await plain(violet).png().toBuffer();
			server.file(path, bytes, 'image/png');
			const page = await openChat();
			const showItself = (base64: string): void => {
				const image = document.createElement('img');
				image.src = `data:image/png;base64,${base64}`;
				document.querySelector('.message')?.append(image);
			};
			await postLink(page, '', when === 'before' ? '' : picture(path));
			if (when === 'after') await awaitPixels(page, violet, 200 * 100);
			await page.evaluate(showItself, bytes.toString('base64'));
			if (when === 'before')
				await page.evaluate((url) => document.querySelector('.message a')?.setAttribute('href', url), picture(path));
			await expect.poll(() => server.requestsFor(path).length).toBe(1);
			await postLink(page, '', await teach(`/behind-same-pixels-${when}.png`, teal));
			await awaitPixels(page, teal, 200 * 100);
			await awaitPixels(page, violet, 200 * 100);
			expect(await countOf(page, '.message:first-of-type > div')).toBe(0);
		},
	);

	it('is shown beside a picture of the page that is of its size and another one', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/not-the-same.png', await plain(violet).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/not-the-same.png'));
		await page.evaluate(
			(base64) => {
				const image = document.createElement('img');
				image.src = `data:image/png;base64,${base64}`;
				document.querySelector('.message')?.append(image);
			},
			(await plain(orange).png().toBuffer()).toString('base64'),
		);
		await awaitPixels(page, orange, 200 * 100);
		await awaitPixels(page, violet, 200 * 100);
	});
});
