import { describe, expect, it } from 'vitest';
import type { SiteSettings } from '../../src/settings/settings';
import { post, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels, countColourOn } from '../screen/colours';
import { workerRequests } from '../servers/anonymous-requests';
import { onlyWithName } from '../servers/only-with-name';
import { setUpChat } from './chat-setup';

const red = { r: 220, g: 20, b: 60 };
const teal = { r: 0, g: 150, b: 136 };

/** A public-looking name that leads to this machine: what rebinding and split DNS look like to us. */
const rebound = 'pictures.rebound-name.org';
const chat = setUpChat({ hostResolverRules: `MAP *.test 127.0.0.1, MAP ${rebound} 127.0.0.1` });

const privateHosts = [
	'127.0.0.1',
	'127.1',
	'0x7f000001',
	'2130706433',
	'[::1]',
	'[::ffff:127.0.0.1]',
	'0.0.0.0',
	'evil.test',
	'127.0.0.1.nip.io',
	rebound,
];

describe('THREAT 1, THREAT 2, THREAT 4: private addresses', () => {
	it('are not requested, however they are spelled, and nothing of them is shown', async () => {
		const { server, openChat, picture } = chat.at;
		const picturePng = await plain(red).png().toBuffer();
		server.file('/private.png', picturePng, 'image/png');
		server.file('/public.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await openChat();
		for (const host of privateHosts) await post(page, server.url(host, '/private.png'));
		await postLink(page, 'at last ', picture('/public.png'));
		await awaitPixels(page, teal, 200 * 100);
		await expect.poll(() => page.locator('.message > div').count()).toBe(privateHosts.length + 1);
		expect(server.requestsFor('/private.png')).toEqual([]);
		expect(await countColourOn(page, red)).toBe(0);
	});

	it.each(privateHosts)('are not reached by a redirect either: %s', async (host) => {
		const { server, openChat, picture } = chat.at;
		server.file('/private.png', await plain(red).png().toBuffer(), 'image/png');
		server.on('/redirect.png', (_request, response) => {
			response.writeHead(302, { location: server.url(host, '/private.png') }).end();
		});
		const page = await openChat();
		const url = `${picture('/redirect.png')}?${encodeURIComponent(host)}`;
		await post(page, url);
		await expect.poll(() => page.locator('.message > div').count()).toBe(1);
		expect(server.seen.some(({ path }) => path === new URL(url).pathname + new URL(url).search)).toBe(true);
		expect(server.requestsFor('/private.png')).toEqual([]);
		expect(await countColourOn(page, red)).toBe(0);
	});

	it('are not lent to a chat by another: what is one’s own host is refused to the next', async () => {
		const { server, openChat, picture, store, setMode } = chat.at;
		server.file('/own.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await openChat();
		await post(page, server.url('localhost', '/own.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor('/own.png')).toHaveLength(1);
		server.file('/other.png', await plain(red).png().toBuffer(), 'image/png');
		const on: SiteSettings = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] };
		await store({ sites: { localhost: on, 'elsewhere.test': on } });
		const other = await openChat({ host: 'elsewhere.test' });
		await post(other, server.url('localhost', '/own.png'));
		await post(other, picture('/other.png'));
		await awaitPixels(other, red, 200 * 100);
		await expect.poll(() => other.locator('.message > div').count()).toBe(2);
		expect(await countColourOn(other, teal)).toBe(0);
		expect(server.requestsFor('/own.png')).toHaveLength(1);
		await setMode('on');
	});
});

describe('THREAT 4: redirects', () => {
	const locations = {
		'to a scheme that is no web': 'ftp://a.img.test/x.png',
		'with a user name': 'http://user:secret@a.img.test:PORT/x.png',
		'to itself': '?again',
	};
	it.each(Object.entries(locations))('%s lead nowhere', async (_name, written) => {
		const { server, openChat, picture } = chat.at;
		const location = written.replace('PORT', String(server.port));
		const path = `/redirects/${encodeURIComponent(written)}.png`;
		server.on(path, (_request, response) => void response.writeHead(302, { location }).end());
		server.file('/x.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture(path), 'a picture');
		await expect.poll(() => page.locator('.message > div').count()).toBe(1);
		expect(server.requestsFor('/x.png')).toEqual([]);
		expect(server.seen.filter((request) => request.path.startsWith(path)).length).toBeLessThanOrEqual(6);
	});

	it('without a Location are refused', async () => {
		const { server, openChat, picture } = chat.at;
		server.on('/nowhere.png', (_request, response) => void response.writeHead(302).end());
		const page = await openChat();
		await postLink(page, '', picture('/nowhere.png'));
		await expect.poll(() => page.locator('.message > div').count()).toBe(1);
	});

	it('up to five are followed, relative ones too', async () => {
		const { server, openChat, picture } = chat.at;
		for (let hop = 0; hop < 5; hop += 1) {
			server.on(
				`/hop/${hop}.png`,
				(_request, response) => void response.writeHead(302, { location: hop === 4 ? '/end.png' : `${hop + 1}.png` }).end(),
			);
		}
		server.file('/end.png', await plain(teal).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/hop/0.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(server.requestsFor('/end.png')).toHaveLength(1);
	});
});

describe('what a picture’s host learns', () => {
	it('THREAT 11: is no cookie, though the person is logged in there, and none is kept', async () => {
		const { server, browser, openChat, picture } = chat.at;
		const setCookie = 'session=secret; SameSite=Lax; Path=/';
		server.file('/login', 'logged in', 'text/plain', { 'set-cookie': setCookie });
		server.file('/cookie.png', await plain(teal).png().toBuffer(), 'image/png', { 'set-cookie': 'tracker=1; Path=/' });
		const login = await browser.context.newPage();
		await login.goto(picture('/login'));
		await login.close();
		const page = await openChat();
		await postLink(page, '', picture('/cookie.png'));
		await awaitPixels(page, teal, 200 * 100);
		const cookies = await browser.context.cookies(picture('/'));
		expect(cookies.map(({ name }) => name)).toEqual(['session']);
		const [request] = server.requestsFor('/cookie.png');
		expect(request?.headers['cookie']).toBeUndefined();
	});

	it('THREAT 11: is no name and password either, though the browser knows them for that host, and nobody is asked for them', async () => {
		const { server, browser, openChat, picture } = chat.at;
		const file = await plain(teal).png().toBuffer();
		const answer = onlyWithName(file);
		server.on('/named/own.png', answer);
		server.on('/named/posted.png', answer);
		const own = await browser.context.newPage();
		await own.goto(picture('/named/own.png').replace('//', '//user:word@'));
		// From now on the browser sends them to this realm by itself, to a page.
		await own.goto(picture('/named/posted.png'));
		expect(server.requestsFor('/named/posted.png').at(-1)?.headers['authorization']).toBeDefined();
		await own.close();
		const before = server.requestsFor('/named/posted.png').length;
		const page = await openChat();
		await postLink(page, '', picture('/named/posted.png'));
		await expect.poll(() => page.locator('.message > div').count()).toBe(1);
		const requests = server.requestsFor('/named/posted.png').slice(before);
		expect(requests).toHaveLength(1);
		expect(requests.map(({ headers }) => headers['authorization'])).toEqual([undefined]);
		expect(await countColourOn(page, teal)).toBe(0);
	});

	it('THREAT 12: is neither a referrer nor an origin, on any request of these tests', () => {
		const requests = workerRequests(chat.at.server.seen);
		expect(requests.length).toBeGreaterThan(10);
		expect(requests.filter(({ headers }) => headers['referer'] ?? headers['origin'] ?? headers['cookie'])).toEqual([]);
	});
});
