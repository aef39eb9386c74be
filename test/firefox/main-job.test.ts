import { describe, expect, it } from 'vitest';
import { chatPage } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { countColour } from '../screen/colours';
import { awaitPixels, say, setUpFirefox } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const strict = { 'content-security-policy': "default-src 'none'" };

const chat = setUpFirefox();

describe('a picture’s URL in a chat, in Firefox', () => {
	it('THREAT 11: is asked for without the cookies of a person who is logged in there, and leaves none', async () => {
		const { server, openChat, picture, firefox } = chat.at;
		server.file('/login', '<title>Logged in</title>', 'text/html', { 'set-cookie': 'session=secret; SameSite=Lax; Path=/' });
		server.file('/cookie.png', await plain(teal).png().toBuffer(), 'image/png', { 'set-cookie': 'tracker=1; Path=/' });
		const login = await firefox.browser.newPage();
		await login.goto(picture('/login'));
		await login.goto(picture('/login'));
		expect(server.requestsFor('/login').at(-1)?.headers['cookie']).toBe('session=secret');
		const page = await openChat();
		await say(page, picture('/cookie.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor('/cookie.png').map(({ headers }) => headers['cookie'])).toEqual([undefined]);
		await login.goto(picture('/login'));
		expect(await login.evaluate('document.cookie')).toBe('session=secret');
		await login.close();
	});

	it.each(['png', 'jpeg', 'gif', 'webp', 'avif'] as const)('becomes the picture: %s', async (format) => {
		const { server, openChat, picture } = chat.at;
		const path = `/${format}/plain.${format}`;
		server.file(path, await plain(teal).toFormat(format, { quality: 100 }).toBuffer(), 'text/plain');
		const page = await openChat(chatPage(), strict);
		await say(page, `Look: ${picture(path)}`);
		await expect.poll(async () => countColour(await page.screenshot(), teal), { timeout: 30_000 }).toBeGreaterThan(200 * 100 * 0.95);
		const requests = server.requestsFor(path);
		expect(requests).toHaveLength(1);
		expect(Object.keys(requests[0]?.headers ?? {}).filter((name) => /^(cookie|referer|origin)$/.test(name))).toEqual([]);
	});
});
