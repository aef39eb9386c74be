import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rgb } from '../fixtures/pictures';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { postLink, setUpFirefox } from './chat-setup';
import { createManagedHome } from './managed-home';

const teal: Rgb = { r: 0, g: 150, b: 136 };
const orange: Rgb = { r: 230, g: 120, b: 20 };
const waiting = { timeout: 20_000 };
/** Nothing that the other tests are about. */
const home = createManagedHome('vignette@vignette.example', {
	animation: 'never',
	sites: { 'forbidden.chat.test': { mode: 'off', plainHttp: false, privateHosts: [] } },
});
const setup = setUpFirefox({ environment: home.environment });
let options: Page;

beforeEach(async () => {
	options = await setup.at.firefox.openExtensionPage('options.html');
	await options.waitForSelector('body.ready');
});
afterEach(() => options.close());
afterAll(() => home.remove());

const settings = (): Promise<unknown> => options.evaluate(`browser.storage.local.get().then(({ settings }) => settings)`);
const said = (): Promise<unknown> => options.evaluate(`document.querySelector('#status').textContent`);

describe('the options page', () => {
	it('saves what is chosen by keys at once, and shows it again', async () => {
		await options.focus('[data-preference=size][value=medium]');
		await options.keyboard.press('ArrowRight');
		await expect.poll(settings, waiting).toMatchObject({ version: 1, size: 'large' });
		await expect.poll(said, waiting).toBe('Saved');
		// Opened anew, since Firefox reports no end of an own page's reload.
		const again = await setup.at.firefox.openExtensionPage('options.html');
		await again.waitForSelector('body.ready');
		expect(await again.evaluate(`document.querySelector('[data-preference=size][value=large]').checked`)).toBe(true);
		await again.close();
	});

	it('shows a host’s pictures no more in the chat that is open', async () => {
		setup.at.server.file('/never.png', await plain(teal).png().toBuffer(), 'image/png');
		const chat = await setup.at.openChat();
		await postLink(chat, setup.at.picture('/never.png'));
		await awaitPixels(chat, teal, 200 * 100);
		await options.bringToFront();
		await options.type('#new-host', 'a.img.test');
		await options.keyboard.press('Enter');
		await expect.poll(settings, waiting).toMatchObject({ pictureHosts: { 'a.img.test': 'never' } });
		await chat.bringToFront();
		await chat.reload();
		await postLink(chat, setup.at.picture('/never.png'));
		setup.at.server.file('/chat-own.png', await plain(orange).png().toBuffer(), 'image/png');
		await postLink(chat, setup.at.server.url('localhost', '/chat-own.png'));
		await awaitPixels(chat, orange, 200 * 100);
		await awaitPixels(chat, teal, 0);
	});

	it('shows what an administrator has set, locked, and the person’s own choice does not count against it', async () => {
		await options.evaluate(
			`browser.storage.local.get().then(({ settings }) => browser.storage.local.set({ settings: { sites: {}, ...settings, animation: 'always' } }))`,
		);
		const animation = (): Promise<unknown> =>
			options.evaluate(`[animation.value, animation.disabled, animation.closest('.setting').querySelector('.locked') !== null]`);
		await expect.poll(animation, waiting).toEqual(['never', true, true]);
		await expect
			.poll(() => options.evaluate(`document.querySelector('#site-list').textContent`), waiting)
			.toContain('forbidden.chat.test');
		expect(await settings()).toMatchObject({ animation: 'always' });
	});

	it('tells what is kept, and forgets it', async () => {
		await expect
			.poll(() => options.evaluate(`document.querySelector('#cache-use').textContent`), waiting)
			.toMatch(/^Pictures kept: \d/);
		await options.click('#clear-cache');
		await expect.poll(said, waiting).toBe('Forgotten');
		expect(await options.evaluate(`document.querySelector('#cache-use').textContent`)).toMatch(/^Pictures kept: 0/);
	});
});

describe('the welcome page', () => {
	it('keeps the choice, and shows what it does', async () => {
		const welcome = await setup.at.firefox.openExtensionPage('welcome.html');
		await welcome.focus('[name=mode][value=on]');
		await welcome.keyboard.press('ArrowDown');
		await welcome.waitForSelector('#chip', { visible: true });
		await expect.poll(settings, waiting).toMatchObject({ firstMode: 'ask' });
		await welcome.click('#chip button');
		await welcome.waitForSelector('#picture', { visible: true });
		await welcome.close();
	});
});
