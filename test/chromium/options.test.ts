import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { awaitPixels, countColourOn } from '../screen/colours';
import { accessibilityProblems } from './accessibility';
import { setUpChat } from './chat-setup';
import { awaitSaid, exportedFrom, openOptions, storedSettings, storeRaw } from './own-page';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 230, g: 120, b: 20 };
const picturePixels = 200 * 100;
const waiting = { timeout: 30_000 };
const chat = setUpChat();
const localhost = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } as const;
let page: Page;

beforeEach(async () => {
	page = await openOptions(chat.at.browser);
	await storeRaw(page, { version: 1, sites: { localhost } });
	await page.getByLabel('Pictures on localhost', { exact: true }).waitFor();
});
afterEach(() => page.close());

/** Serves a picture from another host, and returns its address. */
async function teachElsewhere(path: string): Promise<string> {
	await chat.at.teach(path, orange);
	return chat.at.server.url('b.img.test', path);
}

const stored = (): Promise<Record<string, unknown>> => storedSettings(page);

describe('chats', () => {
	it('are changed by the keyboard, at once, in the chat that is open', async () => {
		const open = await chat.at.openChat();
		await postLink(open, 'Look: ', await chat.at.teach('/options.png', teal));
		await awaitPixels(open, teal, picturePixels);
		await page.bringToFront();
		await page.getByLabel('Pictures on localhost', { exact: true }).focus();
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		await awaitSaid(page, 'Saved');
		await expect.poll(async () => JSON.stringify(await stored()), waiting).toContain('"mode":"off"');
		// The list was made anew, and the focus is where it was.
		expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Pictures on localhost');
		await open.bringToFront();
		await expect.poll(() => countColourOn(open, teal), waiting).toBe(0);
		await page.bringToFront();
		await page.getByLabel('Pictures on localhost', { exact: true }).selectOption('on');
		await open.bringToFront();
		await awaitPixels(open, teal, picturePixels);
	});

	it('come by their address, with what was chosen to turn chats on with, and go again', async () => {
		await page.getByRole('radio', { name: 'Ask', exact: true }).click();
		await awaitSaid(page, 'Saved');
		await page.locator('#new-site').fill('not a host');
		await page.keyboard.press('Enter');
		await page.getByText('“not a host” is not a host name or an address.').waitFor();
		await page.locator('#new-site').fill('https://Chat.Example.org/room/7');
		await page.keyboard.press('Enter');
		await page.getByLabel('Pictures on chat.example.org', { exact: true }).waitFor();
		expect(await page.getByLabel('Pictures on chat.example.org', { exact: true }).inputValue()).toBe('ask');
		expect(await stored()).toMatchObject({
			version: 1,
			firstMode: 'ask',
			sites: { localhost, 'chat.example.org': { mode: 'ask', plainHttp: false, privateHosts: [] } },
		});
		await page.getByRole('checkbox', { name: 'Blur pictures on chat.example.org' }).click();
		await expect.poll(async () => JSON.stringify(await stored()), waiting).toContain('"blur":true');
		await page.getByRole('button', { name: 'Remove chat.example.org' }).click();
		await expect.poll(() => page.getByLabel('Pictures on chat.example.org', { exact: true }).count(), waiting).toBe(0);
		expect(await stored()).toMatchObject({ sites: { localhost } });
	});

	it('have private hosts of their own', async () => {
		await page.getByText('Private hosts: 1').click();
		const field = page.getByLabel('One more private host for localhost');
		await field.fill('https://nas.lan/x');
		await page.keyboard.press('Enter');
		await awaitSaid(page, 'is not a host name');
		await field.fill('NAS.lan');
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Remove nas.lan' }).waitFor();
		expect(await stored()).toMatchObject({ sites: { localhost: { privateHosts: ['*.img.test', 'nas.lan'] } } });
		await page.getByRole('button', { name: 'Remove *.img.test' }).click();
		await expect.poll(async () => JSON.stringify(await stored()), waiting).toContain('"privateHosts":["nas.lan"]');
	});
});

describe('pictures and their hosts', () => {
	it('are set by mouse and keys, and what is as installed is not stored', async () => {
		await page.getByLabel('Large', { exact: true }).click();
		await expect.poll(async () => (await stored())['size'], waiting).toBe('large');
		// The page shows what is stored before it takes more.
		await expect.poll(() => page.evaluate(() => document.activeElement?.matches(':checked')), waiting).toBe(true);
		await page.keyboard.press('ArrowLeft');
		await expect.poll(async () => 'size' in (await stored()), waiting).toBe(false);
		await page.getByLabel('Animated pictures move').selectOption('never');
		await page.getByLabel('Links that do not look like pictures').selectOption('leave');
		await page.getByRole('switch', { name: 'Show the picture that a page names' }).press(' ');
		await page.getByLabel('Largest picture shown unasked').fill('51');
		await page.keyboard.press('Tab');
		await awaitSaid(page, 'from 1 to 50');
		expect(await page.getByLabel('Largest picture shown unasked').inputValue()).toBe('15');
		await page.getByLabel('Largest picture shown unasked').fill('30');
		await page.keyboard.press('Tab');
		await expect
			.poll(stored, waiting)
			.toMatchObject({ animation: 'never', linksWithoutName: 'leave', pagePictures: true, maximumPictureMegabytes: 30 });
	});

	it('of a host that is never shown go from the chat, and come back', async () => {
		const open = await chat.at.openChat();
		await postLink(open, 'Look: ', await chat.at.teach('/never.png', teal));
		await awaitPixels(open, teal, picturePixels);
		await page.bringToFront();
		await page.locator('#new-host').fill('a.img.test');
		await page.keyboard.press('Enter');
		await page.getByLabel('Pictures of a.img.test').waitFor();
		expect(await stored()).toMatchObject({ pictureHosts: { 'a.img.test': 'never' } });
		await open.bringToFront();
		await open.reload();
		await postLink(open, 'Again: ', chat.at.picture('/never.png'));
		await postLink(open, 'And: ', await teachElsewhere('/other.png'));
		await awaitPixels(open, orange, picturePixels);
		expect(await countColourOn(open, teal)).toBe(0);
		await page.bringToFront();
		await page.getByRole('button', { name: 'Remove a.img.test' }).click();
		await expect.poll(stored, waiting).toMatchObject({ pictureHosts: {} });
		await open.bringToFront();
		await awaitPixels(open, teal, picturePixels);
	});
});

describe('mappings', () => {
	it('can be tried before they are added, and are tried in their order', async () => {
		await page.locator('#trial').fill('mxc://server/abc');
		await page.getByText('This is not an address Vignette can open.').waitFor();
		await page.locator('#mapping-from').fill('mxc://');
		await page.locator('#mapping-to').fill('https://media.example/{rest}?full');
		await page.getByText('It is fetched from https://media.example/server/abc?full').waitFor();
		await page.locator('#mapping-form button[type=submit]').click();
		await page.getByRole('button', { name: 'Remove mxc://' }).waitFor();
		await page.locator('#mapping-from').fill('mxc://server/');
		await page.locator('#mapping-to').fill('http://192.168.1.5/');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('#mapping-list > li').count(), waiting).toBe(2);
		await page.getByText('It is fetched from https://media.example/server/abc?full').waitFor();
		await page.getByRole('button', { name: 'Try mxc://server/ earlier' }).click();
		await page.getByText('It is fetched from http://192.168.1.5/abc 192.168.1.5 is a private host').waitFor();
		await page.locator('#mapping-from').fill('javascript:');
		await page.locator('#mapping-to').fill('https://media.example/');
		await page.keyboard.press('Enter');
		await page.getByText('A link begins with http:').waitFor();
		expect(await page.locator('#mapping-list > li').count()).toBe(2);
	});

	it('show no key, and leave it out of a file unless the person says otherwise', async () => {
		await page.locator('#mapping-from').fill('https:');
		await page.locator('#mapping-to').fill('https://camo.example/');
		await page.getByText('A proxy that takes signed addresses only').click();
		await page.locator('#mapping-key').fill('hunter2');
		await page.keyboard.press('Enter');
		await page.getByText('Key ••••••••').waitFor();
		expect(await page.content()).not.toContain('hunter2');
		expect(await page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value))).not.toContain('hunter2');
		expect(await exportedFrom(page)).not.toContain('hunter2');
		await awaitSaid(page, 'without the proxies');
		await page.getByLabel('With the keys of proxies').check();
		expect(await exportedFrom(page)).toContain('hunter2');
	});
});

it('what is searched for is shown alone', async () => {
	await page.locator('#search').fill('animated');
	await page.getByText('Settings found: 1').waitFor();
	expect(await page.getByLabel('Animated pictures move').isVisible()).toBe(true);
	expect(await page.locator('#sites').isVisible()).toBe(false);
	await page.locator('#search').fill('localhost');
	await expect.poll(() => page.getByLabel('Pictures on localhost', { exact: true }).isVisible(), waiting).toBe(true);
	await page.locator('#search').fill('zeppelin');
	await page.getByText('No setting has these words.').waitFor();
	await page.locator('#search').press('Escape');
	expect(await page.locator('main > section:visible').count()).toBe(8);
});

it('what is kept of pictures is shown, and forgotten', async () => {
	const open = await chat.at.openChat();
	await postLink(open, 'Look: ', await chat.at.teach('/kept.png', teal));
	await awaitPixels(open, teal, picturePixels);
	await expect
		.poll(async () => {
			await page.reload();
			await page.locator('body.ready').waitFor();
			return page.getByText(/Pictures kept: [1-9]/).count();
		}, waiting)
		.toBe(1);
	await page.getByRole('button', { name: 'Forget them' }).click();
	await awaitSaid(page, 'Forgotten');
	await page.getByText('Pictures kept: 0').waitFor();
});

describe('accessibility', () => {
	it.each([
		[1280, 'light'],
		[320, 'dark'],
	] as const)('axe finds nothing at %i pixels, and nothing goes beyond them: %s', async (width, colorScheme) => {
		await storeRaw(page, {
			sites: {
				localhost,
				'a-very-long-name-of-a-chat-that-goes-on-and-on.example.org': localhost,
				'www.twitch.tv': { ...localhost, mode: 'ask' },
			},
			pictureHosts: { 'p.example': 'never' },
			mappings: [{ from: 'https:', to: 'https://camo.example/', signing: { key: 'k', encoding: 'hex' } }],
		});
		await page.getByLabel('Pictures of p.example').waitFor();
		for (const summary of await page.locator('summary').all()) await summary.click();
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		expect(await accessibilityProblems(page)).toEqual([]);
		await page.locator('#reset').click();
		await page.locator('#preview-accept').waitFor();
		expect(await accessibilityProblems(page)).toEqual([]);
	});
});
