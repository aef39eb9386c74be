import { describe, expect, it } from 'vitest';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitControl, clickButton, controlsOn, findControl } from '../screen/buttons';
import { awaitColour, awaitPixels, countColourOn, middleOf } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { picturesOn } from './pictures-setup';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const violet = { r: 120, g: 40, b: 200 };
/** Of the strip that is left of 800 pixels of height, between what can be done and the caption. */
const stageHeight = { least: 640, most: 720 };

const chat = setUpChat();
const { openWith, clickPicture, openLarge, awaitClosed } = picturesOn(chat);

const png = (colour = teal, width = 1600, height = 1200): Promise<Buffer> => plain(colour, width, height).png().toBuffer();

describe('a picture that is clicked on', () => {
	it('is shown large, from its own pixels, which nobody has asked for before', async () => {
		const { page, paths } = await openWith([await png()]);
		const requests = (): number => chat.at.server.requestsFor(paths[0] ?? '').length;
		expect(requests()).toBe(1);
		await openLarge(page);
		await expect.poll(async () => countColourOn(page, teal)).toBeGreaterThan((stageHeight.least ** 2 * 4) / 3);
		await expect.poll(requests).toBe(2);
		await expect.poll(() => findControl(page, 'progressbar', /./)).toBeUndefined();
		await page.keyboard.press('Escape');
		await awaitClosed(page);
		expect((await awaitControl(page, 'link', /^Picture/)).isFocused).toBe(true);
		expect(await page.evaluate('document.documentElement.lastElementChild.localName')).toBe('body');
	});

	it('is one of the conversation’s, which are gone through in their order, with what their messages say', async () => {
		const { page } = await openWith([await png(teal), await png(orange), await png(violet)]);
		await openLarge(page, 1);
		await awaitColour(page, orange);
		const said = async (): Promise<string[]> => (await controlsOn(page, 'StaticText')).map(({ name }) => name);
		await expect.poll(said).toEqual(expect.arrayContaining(['2 of 3', 'Message 2 a picture']));
		await page.keyboard.press('ArrowRight');
		await awaitColour(page, violet);
		await expect.poll(said).toEqual(expect.arrayContaining(['3 of 3', 'Message 3 a picture']));
		expect((await awaitControl(page, 'button', 'Next picture')).isDisabled).toBe(true);
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Home');
		await expect.poll(said).toContain('1 of 3');
		await clickButton(page, 'Next picture');
		await expect.poll(said).toContain('2 of 3');
		await clickButton(page, 'Close');
		await awaitClosed(page);
	});

	it('is followed by those that nobody has scrolled to, past what cannot be had', async () => {
		const { page } = await openWith([await png(teal)]);
		const far = chat.at.picture('/far/away.png');
		chat.at.server.file('/far/away.png', await png(orange), 'image/png');
		await page.evaluate(() =>
			document.querySelector('#log')?.append(Object.assign(document.createElement('p'), { style: 'height: 30000px' })),
		);
		await postLink(page, '', chat.at.picture('/far/missing.png'), 'gone');
		await postLink(page, 'Far away ', far, 'there');
		await postLink(page, '', chat.at.picture('/far/page'), 'no picture');
		await openLarge(page);
		await awaitControl(page, 'StaticText', '1 of 3');
		expect(chat.at.server.requestsFor('/far/away.png')).toEqual([]);
		await page.keyboard.press('ArrowRight');
		await awaitColour(page, orange);
		await awaitControl(page, 'StaticText', '2 of 2');
		await awaitControl(page, 'StaticText', 'Far away there');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowLeft');
		await awaitControl(page, 'StaticText', '1 of 2');
		expect(chat.at.server.requestsFor('/far/page')).toEqual([]);
		await page.keyboard.press('Escape');
		await awaitClosed(page);
	});

	it('opens in a tab of its own with the middle button or a modifier, as links do', async () => {
		const { page, paths } = await openWith([await png()]);
		const address = chat.at.picture(paths[0] ?? '');
		const opened = page.context().waitForEvent('page');
		await clickPicture(page, 0, 'middle');
		const tab = await opened;
		await tab.waitForURL(address);
		await tab.close();
		await page.keyboard.down('Control');
		const openedAgain = page.context().waitForEvent('page');
		await clickPicture(page);
		await page.keyboard.up('Control');
		await (await openedAgain).close();
		expect(await findControl(page, 'dialog', 'Pictures')).toBeUndefined();
	});

	it('opens as a link does where its large view cannot be loaded', async () => {
		const { page, paths } = await openWith([await png()]);
		const worker = await chat.at.browser.worker();
		await worker.evaluate(
			'globalThis.kept = chrome.scripting.executeScript; chrome.scripting.executeScript = () => Promise.reject(new Error())',
		);
		const opened = page.context().waitForEvent('page');
		await clickPicture(page);
		const tab = await opened;
		await worker.evaluate('chrome.scripting.executeScript = globalThis.kept');
		await tab.waitForURL('**/large/*');
		expect(tab.url()).toBe(chat.at.picture(paths[0] ?? ''));
		await tab.close();
	});

	it('is not opened by a click that the page makes up', async () => {
		const { page } = await openWith([await png()]);
		// What shows it is loaded now: it would be there at once.
		await openLarge(page);
		await page.keyboard.press('Escape');
		await awaitClosed(page);
		await page.evaluate(() => {
			for (const element of document.querySelectorAll<HTMLElement>('.message > div')) {
				element.click();
				element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
			}
		});
		await postLink(page, '', await chat.at.teach('/behind-the-click.png', orange));
		await awaitPixels(page, orange, 200 * 100);
		expect(await findControl(page, 'dialog', 'Pictures')).toBeUndefined();
	});

	it('is shown on a page whose policy forbids everything, in a frame of it, and the page is told of no violation', async () => {
		const { server, openChat, picture, teach } = chat.at;
		const strict = { 'content-security-policy': "default-src 'none'; frame-src *; require-trusted-types-for 'script'" };
		server.file('/framed', chatPage(), 'text/html; charset=utf-8', strict);
		const framing = `<!doctype html><html lang="en"><title>Frame</title><iframe title="chat" src="/framed" style="width: 900px; height: 600px">`;
		const page = await openChat({ html: framing });
		const frame = page.frames()[1];
		if (!frame) throw new Error('There is no frame');
		await frame.evaluate(
			'globalThis.seen = []; document.addEventListener("securitypolicyviolation", (event) => seen.push(event.violatedDirective))',
		);
		const path = await teach('/framed.png', teal);
		await frame.evaluate((url) => {
			const link = Object.assign(document.createElement('a'), { href: url, textContent: 'pic' });
			document.querySelector('#log')?.append(link);
		}, path);
		await awaitPixels(page, teal, 200 * 100);
		expect(path).toBe(picture('/framed.png'));
		const { x, y } = await middleOf(page, teal);
		await page.mouse.click(x, y);
		await expect.poll(async () => (await middleOf(page, teal)).x).toBeGreaterThan(400);
		expect(await frame.evaluate('seen')).toEqual([]);
	});
});
