import { describe, expect, it } from 'vitest';
import { postLink } from '../fixtures/chat-page';
import { animated, plain } from '../fixtures/pictures';
import { countColourOn, middleOf } from '../screen/colours';
import { setUpFirefox } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const violet = { r: 120, g: 40, b: 200 };

const chat = setUpFirefox();

describe('a picture in Firefox', () => {
	it('is shown large when it is clicked, on a page whose policy forbids everything, and gone through by keys', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/one.png', await plain(teal, 900, 700).png().toBuffer(), 'image/png');
		server.file('/two.png', await plain(orange, 900, 700).png().toBuffer(), 'image/png');
		const page = await openChat({ headers: { 'content-security-policy': "default-src 'none'" } });
		await page.evaluate(() => {
			document.documentElement.dataset['keys'] = '';
			document.addEventListener('keydown', ({ key }) => (document.documentElement.dataset['keys'] += key));
		});
		await postLink(page, '', picture('/one.png'), 'a picture');
		await postLink(page, '', picture('/two.png'), 'a picture');
		await expect.poll(() => countColourOn(page, orange)).toBeGreaterThan(300 * 200);
		const { x, y } = await middleOf(page, teal);
		await page.mouse.click(x, y);
		await expect.poll(() => countColourOn(page, teal)).toBeGreaterThan(400 * 320);
		await page.keyboard.press('ArrowRight');
		await expect.poll(() => countColourOn(page, orange)).toBeGreaterThan(400 * 320);
		await page.keyboard.press('Escape');
		await expect.poll(() => countColourOn(page, teal)).toBeGreaterThan(300 * 200);
		expect(await page.evaluate(() => document.documentElement.dataset['keys'])).toBe('');
		expect(await page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe('body');
	});

	it('is put away by its control, which moves nothing', async () => {
		const { server, openChat, picture } = chat.at;
		server.file('/hidden.png', await plain(violet, 200, 100).png().toBuffer(), 'image/png');
		const page = await openChat();
		await postLink(page, '', picture('/hidden.png'), 'a picture');
		await expect.poll(() => countColourOn(page, violet)).toBeGreaterThan(200 * 100 * 0.95);
		const layout = (): Promise<string> =>
			page.evaluate(() =>
				JSON.stringify(Array.from(document.querySelectorAll('#log *'), (element) => element.getBoundingClientRect())),
			);
		const before = await layout();
		const { x, y } = await middleOf(page, violet);
		await page.mouse.move(x, y);
		// The controls cover a part of it.
		await expect.poll(() => countColourOn(page, violet)).toBeLessThan(200 * 100 * 0.95);
		expect(await layout()).toBe(before);
		// The left one of two buttons of 28 pixels, with 4 around and 2 between them.
		await page.mouse.click(x + 100 - 4 - 28 - 2 - 14, y - 50 + 4 + 14);
		await expect.poll(() => countColourOn(page, violet)).toBe(0);
	});

	it('lies still where it is not to move, and is hidden by one change of the settings’ storage', async () => {
		const { server, firefox, openChat, picture, setMode, store } = chat.at;
		const own = await firefox.openExtensionPage('popup.html');
		await store({ animation: 'never', sites: { localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } } });
		server.file('/still.gif', await animated([violet, orange], 'gif', 100), 'image/gif');
		const page = await openChat();
		await postLink(page, '', picture('/still.gif'), 'a picture');
		await expect.poll(() => countColourOn(page, violet)).toBeGreaterThan(96 * 96 * 0.8);
		for (let times = 0; times < 10; times += 1) expect(await countColourOn(page, orange)).toBe(0);
		await own.evaluate('browser.storage.local.set({ hiddenEverywhere: true })');
		await expect.poll(() => countColourOn(page, violet)).toBe(0);
		await own.evaluate('browser.storage.local.set({ hiddenEverywhere: false })');
		await expect.poll(() => countColourOn(page, violet)).toBeGreaterThan(96 * 96 * 0.8);
		await own.close();
		await setMode('on');
		await expect.poll(() => countColourOn(page, orange)).toBeGreaterThan(96 * 96 * 0.8);
	});
});
