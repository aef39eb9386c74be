import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { named, openOwnPage, openSettings, type OwnPage } from './own-page';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 230, g: 120, b: 20 };
const picturePixels = 200 * 100;
const chat = setUpChat();
const localhost = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } as const;
const ofLocalhost = named('Pictures on localhost');
let page: OwnPage;

beforeEach(async () => {
	page = await openSettings(chat.at.browser, { version: 1, sites: { localhost } });
});
afterEach(() => page.close());

/** Serves a picture from another host, and returns its address. */
async function teachElsewhere(path: string): Promise<string> {
	await chat.at.teach(path, orange);
	return chat.at.server.url('b.img.test', path);
}

const stored = (): Promise<Record<string, unknown>> => page.stored();
const storedText = async (): Promise<string> => JSON.stringify(await stored());

describe('chats', () => {
	it('are changed by the keyboard, at once, in the chat that is open', async () => {
		const open = await chat.at.openChat();
		await postLink(open, 'Look: ', await chat.at.teach('/options.png', teal));
		await awaitPixels(open, teal, picturePixels);
		await page.bringToFront();
		await page.focus(ofLocalhost);
		await page.press('ArrowUp');
		await page.press('ArrowUp');
		await page.awaitStatus('Saved');
		await expect.poll(storedText).toContain('"mode":"off"');
		// The list was made anew, and the focus is where it was.
		expect(await page.tab.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Pictures on localhost');
		await open.bringToFront();
		await expect.poll(() => countColourOn(open, teal)).toBe(0);
		await page.bringToFront();
		await page.choose(ofLocalhost, 'on');
		await open.bringToFront();
		await awaitPixels(open, teal, picturePixels);
	});

	it('come by their address, with what was chosen to turn chats on with, and go again', async () => {
		await page.click('[name=firstMode][value=ask]');
		await page.awaitStatus('Saved');
		await page.fill('#new-site', 'not a host');
		await page.press('Enter');
		await page.awaitSaid('“not a host” is not a host name or an address.');
		await page.fill('#new-site', 'https://Chat.Example.org/room/7');
		await page.press('Enter');
		await page.awaitVisible(named('Pictures on chat.example.org'));
		expect(await page.value(named('Pictures on chat.example.org'))).toBe('ask');
		expect(await stored()).toMatchObject({
			version: 1,
			firstMode: 'ask',
			sites: { localhost, 'chat.example.org': { mode: 'ask', plainHttp: false, privateHosts: [] } },
		});
		await page.click(named('Blur pictures on chat.example.org until pointed at'));
		await expect.poll(storedText).toContain('"blur":true');
		await page.click(named('Remove chat.example.org'));
		await page.awaitVisible(named('Pictures on chat.example.org'), false);
		expect(await stored()).toMatchObject({ sites: { localhost } });
	});

	it('have private hosts of their own', async () => {
		await page.click('#site-list summary');
		const field = named('One more private host for localhost');
		await page.fill(field, 'https://nas.lan/x');
		await page.press('Enter');
		await page.awaitStatus('is not a host name');
		await page.fill(field, 'NAS.lan');
		await page.press('Enter');
		await page.awaitVisible(named('Remove nas.lan'));
		expect(await stored()).toMatchObject({ sites: { localhost: { privateHosts: ['*.img.test', 'nas.lan'] } } });
		await page.click(named('Remove *.img.test'));
		await expect.poll(storedText).toContain('"privateHosts":["nas.lan"]');
	});
});

describe('pictures and their hosts', () => {
	it('are set by mouse and keys, and what is as installed is not stored', async () => {
		await page.click('[data-preference=size][value=large]');
		await expect.poll(async () => (await stored())['size']).toBe('large');
		// The page shows what is stored before it takes more.
		await expect.poll(() => page.tab.evaluate(() => document.activeElement?.matches(':checked'))).toBe(true);
		await page.press('ArrowLeft');
		await expect.poll(async () => 'size' in (await stored())).toBe(false);
		await page.choose('#animation', 'never');
		await page.choose('#links', 'leave');
		await page.focus('#page-pictures');
		await page.press(' ');
		await page.fill('#maximum', '51');
		await page.press('Tab');
		await page.awaitStatus('from 1 to 50');
		expect(await page.value('#maximum')).toBe('15');
		await page.fill('#maximum', '30');
		await page.press('Tab');
		await expect
			.poll(stored)
			.toMatchObject({ animation: 'never', linksWithoutName: 'leave', pagePictures: true, maximumPictureMegabytes: 30 });
	});

	it('of a host that is never shown go from the chat, and come back', async () => {
		const open = await chat.at.openChat();
		await postLink(open, 'Look: ', await chat.at.teach('/never.png', teal));
		await awaitPixels(open, teal, picturePixels);
		await page.bringToFront();
		await page.fill('#new-host', 'a.img.test');
		await page.press('Enter');
		await page.awaitVisible(named('Pictures of a.img.test'));
		expect(await stored()).toMatchObject({ pictureHosts: { 'a.img.test': 'never' } });
		await open.bringToFront();
		await open.reload();
		await postLink(open, 'Again: ', chat.at.picture('/never.png'));
		await postLink(open, 'And: ', await teachElsewhere('/other.png'));
		await awaitPixels(open, orange, picturePixels);
		expect(await countColourOn(open, teal)).toBe(0);
		await page.bringToFront();
		await page.click(named('Remove a.img.test'));
		await expect.poll(stored).toMatchObject({ pictureHosts: {} });
		await open.bringToFront();
		await awaitPixels(open, teal, picturePixels);
	});
});

describe('mappings', () => {
	it('can be tried before they are added, and are tried in their order', async () => {
		await page.fill('#trial', 'mxc://server/abc');
		await page.awaitSaid('This is not an address Vignette can open.');
		await page.fill('#mapping-from', 'mxc://');
		await page.fill('#mapping-to', 'https://media.example/{rest}?full');
		await page.awaitSaid('It is fetched from https://media.example/server/abc?full');
		await page.click('#mapping-form button[type=submit]');
		await page.awaitVisible(named('Remove mxc://'));
		await page.fill('#mapping-from', 'mxc://server/');
		await page.fill('#mapping-to', 'http://192.168.1.5/');
		await page.press('Enter');
		await expect.poll(() => page.count('#mapping-list > li')).toBe(2);
		await page.awaitSaid('It is fetched from https://media.example/server/abc?full');
		await page.click(named('Try mxc://server/ earlier'));
		await page.awaitSaid('It is fetched from http://192.168.1.5/abc 192.168.1.5 is a private host');
		await page.fill('#mapping-from', 'javascript:');
		await page.fill('#mapping-to', 'https://media.example/');
		await page.press('Enter');
		await page.awaitSaid('A link begins with http:');
		expect(await page.count('#mapping-list > li')).toBe(2);
	});

	it('show no key', async () => {
		await page.fill('#mapping-from', 'https:');
		await page.fill('#mapping-to', 'https://camo.example/');
		await page.click('#mapping-form summary');
		await page.fill('#mapping-key', 'hunter2');
		await page.press('Enter');
		await page.awaitSaid('Key ••••••••');
		expect(await storedText()).toContain('hunter2');
		expect(await page.tab.evaluate(() => document.documentElement.outerHTML)).not.toContain('hunter2');
		expect(await page.tab.evaluate(() => Array.from(document.querySelectorAll('input'), ({ value }) => value))).not.toContain(
			'hunter2',
		);
	});
});

it('what is searched for is shown alone, and in what leads there', async () => {
	await page.fill('#search', 'animated');
	await page.awaitSaid('Settings found: 1');
	expect(await page.isVisible('#animation')).toBe(true);
	expect(await page.isVisible('#sites')).toBe(false);
	expect(await page.count('nav a')).toBe(1);
	await page.fill('#search', 'localhost');
	await page.awaitVisible(ofLocalhost);
	// What has nothing of it leaves no empty frame.
	expect(await page.count('#sites .card')).toBe(1);
	await page.fill('#search', 'zeppelin');
	await page.awaitSaid('No setting has these words.');
	await page.press('Escape');
	await expect.poll(() => page.count('main > section')).toBe(8);
});

it('what is kept of pictures is shown, and forgotten', async () => {
	const open = await chat.at.openChat();
	await postLink(open, 'Look: ', await chat.at.teach('/kept.png', teal));
	await awaitPixels(open, teal, picturePixels);
	await expect
		.poll(async () => {
			await page.close();
			page = await openOwnPage(chat.at.browser, 'options.html');
			return page.text('#cache-use');
		})
		.toMatch(/Pictures kept: [1-9]/);
	await page.click('#clear-cache');
	await page.awaitStatus('Forgotten');
	await page.awaitSaid('Pictures kept: 0');
});
