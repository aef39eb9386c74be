import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/settings/settings';
import { storeSettings } from '../browsers/store-settings';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitControl, clickButton, controlsOn, findControl } from '../screen/buttons';
import { awaitFocusedPixels, awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { picturesOn } from './pictures-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const pixels = 200 * 100;
const settings: Settings = { sites: { localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } } };

/** As with a screen reader at work. */
const chat = setUpChat({ args: ['--force-renderer-accessibility'] });
const { openWith, shown } = picturesOn(chat);
const png = (colour = teal, width = 200, height = 100): Promise<Buffer> => plain(colour, width, height).png().toBuffer();

/** A chat in a dialog, which the page may open above everything else of its own. */
const modalChat = chatPage()
	.replace('<div id="log"', '<dialog open style="width: 600px; height: 500px"><div id="log"')
	.replace('</body>', '</dialog></body>');

beforeEach(() => storeSettings(chat.at.browser, settings));

async function pointAt(page: Page, index = 0): Promise<void> {
	const { x = -1, y = -1 } = (await shown(page))[index] ?? {};
	await page.mouse.move(x, y);
}

async function openMenu(page: Page, index = 0): Promise<void> {
	await pointAt(page, index);
	await clickButton(page, /^More for the picture/);
	await awaitControl(page, 'menu', '');
}

async function choose(page: Page, name: string | RegExp): Promise<void> {
	const { x, y } = await awaitControl(page, 'menuitem', name);
	await page.mouse.click(x, y);
}

/** The buttons on pictures, as far as there are any. */
async function controls(page: Page): Promise<string[]> {
	return (await controlsOn(page, 'button')).map(({ name }) => name);
}

describe('what can be done with a picture', () => {
	it('is on it while it is pointed at, and moves nothing', async () => {
		const { page } = await openWith([await png(), await png(orange, 30, 30)]);
		const layout = (): Promise<string> =>
			page.evaluate(() =>
				JSON.stringify(Array.from(document.querySelectorAll('#log *'), (element) => element.getBoundingClientRect())),
			);
		const before = await layout();
		expect(await controls(page)).toEqual([]);
		await pointAt(page);
		await awaitControl(page, 'button', 'Hide this picture');
		expect(await controls(page)).toEqual(['Hide this picture', 'More for the picture from a.img.test']);
		for (const { width, height } of await controlsOn(page, 'button')) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
		expect(await layout()).toEqual(before);
		await pointAt(page, 1);
		// They cover nothing of a small one, and are reached from it.
		const left = async (): Promise<number> => (await controlsOn(page, 'button'))[0]?.x ?? 0;
		const small = (await shown(page))[1];
		await expect.poll(left).toBeLessThan(100);
		// Of 30 × 30 pixels those without its line and its corners.
		await awaitPixels(page, orange, 730);
		expect(await layout()).toEqual(before);
		await page.mouse.move((await left()) + 30, small?.y ?? -1, { steps: 10 });
		await clickButton(page, 'Hide this picture');
		await expect.poll(() => countColourOn(page, orange)).toBe(0);
		await pointAt(page);
		await awaitControl(page, 'button', /^More/);
		await page.mouse.move(900, 700);
		// The hidden one's.
		await expect.poll(() => controls(page)).toEqual(['Show']);
	});

	it('is done by the keyboard alone: a picture is put away, and shown again', async () => {
		const { page } = await openWith([await png()]);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await awaitControl(page, 'button', 'Hide this picture');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect.poll(() => countColourOn(page, teal)).toBe(0);
		await awaitControl(page, 'StaticText', 'Picture from a.img.test, hidden by you.');
		await expect.poll(async () => (await findControl(page, 'button', 'Show'))?.isFocused).toBe(true);
		await page.keyboard.press('Enter');
		// The picture has the focus then, and its controls stand on it.
		await expect.poll(async () => (await findControl(page, 'link', /^Picture/))?.isFocused).toBe(true);
		await awaitFocusedPixels(page, teal, pixels);
	});

	it('has a menu that is gone through by keys, and gives the focus back', async () => {
		const { page } = await openWith([await png()]);
		for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('Tab');
		await awaitControl(page, 'button', /^More/);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		const items = async (): Promise<(string | undefined)[]> => {
			const all = await controlsOn(page, 'menuitem');
			return [all.find(({ isFocused }) => isFocused)?.name, ...all.map(({ name }) => name)];
		};
		await awaitControl(page, 'menu', '');
		expect(await items()).toEqual([
			'Hide this picture',
			'Hide this picture',
			'Never show pictures from a.img.test',
			'Turn Vignette off on this site',
			'Open original in a new tab',
			'Copy picture',
			'Save original file',
			'Copy address',
		]);
		await page.keyboard.press('ArrowDown');
		expect((await items())[0]).toBe('Never show pictures from a.img.test');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		expect((await items())[0]).toBe('Copy address');
		await page.keyboard.press('Escape');
		await expect.poll(() => findControl(page, 'menu', '')).toBeUndefined();
		await expect.poll(async () => (await findControl(page, 'button', /^More/))?.isFocused).toBe(true);
	});

	it('may be never to show its host again, in no tab, which can be taken back', async () => {
		const { page } = await openWith([await png(), await png(teal)]);
		const other = await chat.at.browser.context.newPage();
		chat.at.server.file(
			'/other-chat',
			`<!doctype html><title>Chat</title><p><a href="${await chat.at.teach('/elsewhere.png', orange)}">pic</a></p>`,
			'text/html',
		);
		await other.goto(chat.at.server.url('localhost', '/other-chat'));
		await awaitPixels(other, orange, pixels);
		await page.bringToFront();
		await openMenu(page);
		await choose(page, 'Never show pictures from a.img.test');
		await awaitControl(page, 'StaticText', 'Pictures from a.img.test are hidden.');
		await expect.poll(() => countColourOn(page, teal)).toBe(0);
		await expect.poll(() => countColourOn(other, orange)).toBe(0);
		await page.bringToFront();
		await clickButton(page, 'Undo');
		await awaitPixels(page, teal, 2 * pixels);
		await awaitPixels(other, orange, pixels);
		await other.close();
	});

	it('can be taken back under a modal dialog of the page', async () => {
		const { page } = await openWith([await png()], { html: modalChat });
		await page.evaluate(() => {
			document.querySelector('dialog')?.close();
			document.querySelector('dialog')?.showModal();
		});
		await openMenu(page);
		await choose(page, /^Never show/);
		await clickButton(page, 'Undo');
		await expect.poll(async () => (await shown(page)).length).toBe(1);
		expect(await page.evaluate('document.querySelector("dialog").children.length')).toBe(1);
	});

	it('may be to turn the site off, which leaves the page as it was, and can be taken back', async () => {
		const { page } = await openWith([await png()]);
		await openMenu(page);
		await choose(page, 'Turn Vignette off on this site');
		await awaitControl(page, 'StaticText', 'Vignette is off on this site.');
		await expect.poll(() => countColourOn(page, teal)).toBe(0);
		expect(await page.locator('.message > div').count()).toBe(0);
		await clickButton(page, 'Undo');
		await awaitPixels(page, teal, pixels);
		expect(await page.evaluate('document.documentElement.lastElementChild.localName')).toBe('body');
	});

	it('is what can be done with its link and its file', async () => {
		const { page, paths } = await openWith([await png()]);
		await openMenu(page);
		const opened = page.context().waitForEvent('page');
		await choose(page, 'Open original in a new tab');
		const tab = await opened;
		await tab.waitForURL('**/large/*');
		await tab.close();
		await openMenu(page);
		const download = page.waitForEvent('download');
		await choose(page, 'Save original file');
		expect((await download).suggestedFilename()).toBe(paths[0]?.split('/').at(-1));
		await openMenu(page);
		await choose(page, 'Copy address');
		await awaitControl(page, 'StaticText', 'Copied');
		await chat.at.browser.context.grantPermissions(['clipboard-read']);
		expect(await page.evaluate('navigator.clipboard.readText()')).toBe(chat.at.picture(paths[0] ?? ''));
		await chat.at.browser.context.clearPermissions();
	});

	it('is not done for a page that makes up clicks and asks by messages of its own', async () => {
		const { page } = await openWith([await png()]);
		await pointAt(page);
		await awaitControl(page, 'button', 'Hide this picture');
		await page.evaluate(() => {
			for (const host of document.querySelectorAll('.message > div'))
				host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
			postMessage({ type: 'turn-off-site' }, '*');
		});
		await postLink(page, '', await chat.at.teach('/behind-made-up.png', orange));
		await awaitPixels(page, orange, pixels);
		await awaitFocusedPixels(page, teal, pixels);
		expect(await findControl(page, 'dialog', 'Pictures')).toBeUndefined();
	});
});

describe('a picture in a log', () => {
	/** The lines of the accessibility tree that the browser gives to screen readers, one for each node, with all that is said of it. */
	async function treeForScreenReaders(page: Page): Promise<readonly string[]> {
		const inside = await page.context().newPage();
		await inside.goto('chrome://accessibility');
		await inside.getByRole('button', { name: 'Show accessibility tree for Chat' }).click();
		const tree = inside.locator('pre', { hasText: 'rootWebArea' });
		await tree.waitFor();
		const lines = (await tree.innerText()).split('\n');
		await inside.close();
		return lines;
	}

	it('is not read out by itself, as its message is', async () => {
		const { openChat, teach } = chat.at;
		const page = await openChat();
		await postLink(page, 'Read me ', await teach('/read-out.png', teal), 'out');
		await awaitControl(page, 'link', /^Picture/);
		const tree = await treeForScreenReaders(page);
		const live = (name: string): string | undefined =>
			/containerLiveStatus='(\w+)'/.exec(tree.find((line) => line.includes(` name='${name}`)) ?? '')?.[1];
		expect({ words: live('Read me '), link: live('out'), picture: live('Picture from ') }).toEqual({
			words: 'polite',
			link: 'polite',
			picture: 'off',
		});
	});
});
