import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/settings/settings';
import { post, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitFocusedPixels, awaitPixels, countColourOn } from '../screen/colours';
import { countOf } from '../screen/elements';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const red = { r: 220, g: 20, b: 60 };
const chat = setUpChat();

/** What the `e2e` build is installed with. */
const sites: Settings['sites'] = { localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } };
const asking: Settings['sites'] = { localhost: { mode: 'ask', plainHttp: true, privateHosts: ['*.img.test'] } };

/** A Nextcloud's share link, by its form: software that people host themselves has no host to be known by. */
const share = '/s/aB3dE6gH9jK2mN5';

function store(settings: Settings): Promise<void> {
	return chat.at.store(settings);
}

async function servePicture(path: string, colour = teal): Promise<void> {
	chat.at.server.file(path, await plain(colour).png().toBuffer(), 'image/png');
}

/** Serves a page that names pictures, with a long body. */
function servePage(path: string, ...pictures: string[]): void {
	const metas = pictures.map((address) => `<meta property="og:image" content="${address}">`).join('');
	chat.at.server.file(path, `<!doctype html><head>${metas}</head><body>${'Text '.repeat(200_000)}`, 'text/html; charset=utf-8');
}

/** The requests for what lies in a folder, as `GET /path`. */
function asked(folder: string): string[] {
	return chat.at.server.seen.filter(({ path }) => path.startsWith(folder)).map(({ method, path }) => `${method} ${path}`);
}

afterEach(() => store({ sites }));

describe('a picture host’s link', () => {
	it('becomes its picture, by one request', async () => {
		const { openChat, picture } = chat.at;
		await servePicture(`${share}/preview`);
		const page = await openChat();
		await postLink(page, 'Look: ', picture(share));
		await awaitPixels(page, teal, 200 * 100);
		expect(asked(share)).toEqual([`GET ${share}/preview`]);
	});

	it('leaves nothing on the page where it holds something else', async () => {
		const { openChat, picture, server } = chat.at;
		const other = '/s/bB3dE6gH9jK2mN5';
		await servePicture('/marks/other.png');
		const page = await openChat();
		await postLink(page, '', picture(other));
		await postLink(page, '', picture('/marks/other.png'));
		await awaitPixels(page, teal, 200 * 100);
		await expect.poll(() => server.requestsFor(`${other}/preview`).length).toBeGreaterThan(0);
		expect(await countOf(page, '.message:first-of-type div')).toBe(0);
	});
});

describe('any page', () => {
	it('is not looked at: its picture is not shown, and its body not fetched', async () => {
		const { openChat, picture } = chat.at;
		servePage('/off/article', '/off/c.png');
		await servePicture('/off/c.png', red);
		await servePicture('/marks/off.png');
		const page = await openChat();
		await postLink(page, '', picture('/off/article'));
		await expect.poll(() => asked('/off/')).toEqual(['HEAD /off/article']);
		await postLink(page, '', picture('/marks/off.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(await countColourOn(page, red)).toBe(0);
		expect(asked('/off/')).toEqual(['HEAD /off/article']);
	});

	it('shows the picture it names where the person wants that, and how many more it has', async () => {
		const { openChat, picture, server } = chat.at;
		await store({ sites, pagePictures: true });
		let isClosed = false;
		servePage('/on/single', '/on/single.png');
		await servePicture('/on/single.png');
		// An endless page: reading has to stop by itself.
		server.on('/on/album', (request, response) => {
			response.writeHead(200, { 'content-type': 'text/html' });
			if (request.method === 'HEAD') {
				response.end();
				return;
			}
			response.write('<meta property="og:image" content="c.png"><meta property="og:image" content="d.png"></head><body>');
			const drip = setInterval(() => response.write(Buffer.alloc(4096, 0x20)), 1);
			response.on('close', () => {
				clearInterval(drip);
				isClosed = true;
			});
		});
		await servePicture('/on/c.png', red);
		const page = await openChat();
		await postLink(page, '', picture('/on/single'));
		await awaitPixels(page, teal, 200 * 100);
		await postLink(page, '', picture('/on/album'));
		await awaitPixels(page, red, 200 * 100);
		expect(asked('/on/album')).toEqual(['HEAD /on/album', 'GET /on/album']);
		expect(asked('/on/d')).toEqual([]);
		const heights = await page.evaluate(() =>
			Array.from(document.querySelectorAll('.message > div'), (frame) => frame.getBoundingClientRect().height),
		);
		expect(heights).toHaveLength(2);
		expect(heights[1]).toBeGreaterThan(heights[0] ?? Infinity);
		await expect.poll(() => isClosed).toBe(true);
	});

	it.each([
		['/pages/one', 'http://127.0.0.1:PORT/inner/secret.png'],
		['/pages/two', 'http://evil.test:PORT/inner/secret.png'],
		['/pages/three', '/inner/logout'],
	])('leads nowhere that the guard forbids: %s to %s', async (path, named) => {
		const { openChat, picture, server } = chat.at;
		await store({ sites, pagePictures: true });
		const address = named.replace('PORT', String(server.port));
		servePage(path, address);
		await servePicture('/inner/secret.png', red);
		await servePicture('/inner/logout', red);
		await servePicture('/marks/guard.png');
		const page = await openChat();
		await postLink(page, '', picture(path), 'a page');
		await expect.poll(() => asked(path).length).toBe(2);
		await postLink(page, '', `${picture('/marks/guard.png')}?${path.length}`);
		await awaitPixels(page, teal, 200 * 100);
		expect(asked('/inner/')).toEqual([]);
		expect(await countColourOn(page, red)).toBe(0);
	});
});

describe('a mapping', () => {
	it('fetches from where the person says, and asks nobody else', async () => {
		const { openChat, picture, server } = chat.at;
		await store({ sites, mappings: [{ from: 'https://bridge.img.test/files/', to: picture('/served/') }] });
		await servePicture('/served/a%20b');
		const page = await openChat();
		await post(page, 'A sticker: https://bridge.img.test/files/a%20b');
		await awaitPixels(page, teal, 200 * 100);
		expect(asked('/served/')).toEqual(['GET /served/a%20b']);
		expect(server.seen.filter(({ host }) => host.startsWith('bridge'))).toEqual([]);
	});
});

describe('what is no address of the web', () => {
	it('is fetched from where a mapping says, in text and behind links', async () => {
		const { openChat, picture } = chat.at;
		const mappings = [
			{ from: 'mxc://', to: picture('/media/') },
			{ from: 'file:///var/lib/spectrum/', to: picture('/spectrum/') },
		];
		await store({ sites, mappings });
		await servePicture('/media/example.org/AbCd');
		await servePicture('/spectrum/a.png');
		const page = await openChat();
		await post(page, 'From a bridge: mxc://example.org/AbCd.');
		await postLink(page, 'And: ', 'file:///var/lib/spectrum/a.png', 'a file');
		await awaitPixels(page, teal, 2 * 200 * 100);
		expect(asked('/media/')).toEqual(['GET /media/example.org/AbCd']);
	});

	it('is nothing to look at or to offer without one', async () => {
		const { openChat, picture } = chat.at;
		await store({ sites: asking });
		const page = await openChat();
		await post(page, 'mxc://example.org/AbCd.png');
		await postLink(page, '', 'file:///var/lib/spectrum/a.png');
		await postLink(page, '', picture('/nothing.png'));
		await expect.poll(() => countOf(page, '.message > div')).toBe(1);
	});
});

describe('on a site that asks', () => {
	it('nothing is requested before the click, and only what may be a picture is offered', async () => {
		const { openChat, picture, server } = chat.at;
		await store({
			sites: asking,
			pagePictures: true,
			mappings: [{ from: picture('/mapped/'), to: picture('/asked/') }],
			pictureHosts: { 'b.img.test': 'always' },
		});
		for (const path of ['/asked/a.png', '/asked/b']) await servePicture(path);
		servePage('/asked/article', '/asked/a.png');
		const page = await openChat();
		const links = ['/asked/article', '/asked/a.png', '/mapped/b', share.replace('a', 'c')];
		for (const link of links) await postLink(page, '', picture(link));
		await expect.poll(() => countOf(page, '.message > div')).toBe(3);
		expect(await countOf(page, '.message:first-of-type div')).toBe(0);
		// The page’s own script cannot make it load anything either.
		await page.evaluate(() => document.querySelectorAll<HTMLElement>('.message > div').forEach((host) => host.click()));
		await servePicture('/marks/clicked.png', red);
		await postLink(page, '', server.url('b.img.test', '/marks/clicked.png'));
		await awaitPixels(page, red, 200 * 100);
		expect([...asked('/asked/'), ...asked('/mapped/'), ...asked('/s/c')]).toEqual([]);
		// From the first link to the second, and on to what is offered for it.
		for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
		await awaitFocusedPixels(page, teal, 200 * 100);
		expect([...asked('/asked/'), ...asked('/mapped/'), ...asked('/s/c')]).toEqual(['GET /asked/a.png']);
	});

	it('a host that is always shown shows, and one that never does is not offered', async () => {
		const { openChat, picture, server } = chat.at;
		await store({ sites: asking, pictureHosts: { 'a.img.test': 'always', 'never.img.test': 'never' } });
		await servePicture('/hosts/a.png');
		await servePicture('/hosts/never.png', red);
		const page = await openChat();
		await postLink(page, '', server.url('never.img.test', '/hosts/never.png'));
		await postLink(page, '', picture('/hosts/a.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(await countOf(page, '.message:first-of-type div')).toBe(0);
		expect(asked('/hosts/never')).toEqual([]);
	});
});

describe('a host that never shows', () => {
	it('is not reached by a redirect either', async () => {
		const { openChat, picture, server } = chat.at;
		await store({ sites, pictureHosts: { 'never.img.test': 'never' } });
		server.on('/to-never.png', (_request, response) => {
			response.writeHead(302, { location: server.url('never.img.test', '/behind/never.png') }).end();
		});
		await servePicture('/behind/never.png', red);
		await servePicture('/marks/never.png');
		const page = await openChat();
		await postLink(page, '', picture('/to-never.png'));
		await expect.poll(() => asked('/to-never').length).toBe(1);
		await postLink(page, '', picture('/marks/never.png'));
		await awaitPixels(page, teal, 200 * 100);
		expect(asked('/behind/')).toEqual([]);
	});
});
