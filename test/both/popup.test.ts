import { describe, expect, it } from 'vitest';
import type { TestPage } from '../browsers/test-page';
import { postLink } from '../fixtures/chat-page';
import { clickButton } from '../screen/buttons';
import { awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';
import { named, OwnPage } from './own-page';

const teal = { r: 0, g: 150, b: 136 };
const picturePixels = 200 * 100;
const chat = setUpChat({ firefox: { localNames: ['a.img.test', 'nas.lan.test', 'plain.test'] } });

/** The popup above a chat. Firefox has it as a tab, so that one of the two is behind the other there. */
class Popup extends OwnPage {
	override async click(selector: string): Promise<void> {
		await this.#comeForward();
		await super.click(selector);
	}

	override async focus(selector: string): Promise<void> {
		await this.#comeForward();
		await super.focus(selector);
	}

	async #comeForward(): Promise<void> {
		if (chat.at.browser.name === 'firefox') await this.bringToFront();
	}
}

async function openPopup(above: TestPage): Promise<Popup> {
	return new Popup(await chat.at.browser.popupAbove(above));
}

/** Looks at the chat while the popup is open. */
async function lookAt(page: TestPage): Promise<void> {
	if (chat.at.browser.name === 'firefox') await page.bringToFront();
}

/** Opens a chat with a link to a picture, and waits until it is shown. */
async function openChatWithPicture(path: string): Promise<TestPage> {
	const { openChat, teach } = chat.at;
	const url = await teach(path, teal);
	const page = await openChat();
	await postLink(page, 'Look: ', url);
	await awaitPixels(page, teal, picturePixels);
	return page;
}

const pressed = (popup: OwnPage): Promise<string> => popup.text('[aria-pressed=true]');
const documentOf = (page: TestPage): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

/** What the toolbar's button says above the chat. */
function button(popup: OwnPage, call: 'getTitle' | 'getBadgeText'): Promise<unknown> {
	return popup.tab.evaluate(`chrome.tabs.query({ url: 'http://localhost/*' }).then(([tab]) => chrome.action.${call}({ tabId: tab.id }))`);
}

describe('the popup', () => {
	it('names the site and its mode, and counts the pictures while they come', async () => {
		const page = await openChatWithPicture('/one.png');
		const popup = await openPopup(page);
		expect(await popup.text('h1')).toBe('localhost');
		expect(await popup.texts('.modes button')).toEqual(['Off', 'Ask', 'On']);
		expect(await pressed(popup)).toBe('On');
		await popup.awaitSaid('Pictures shown on this page: 1');
		await postLink(page, '', `${chat.at.picture('/one.png')}?2`);
		await popup.awaitSaid('Pictures shown on this page: 2');
		await popup.close();
	});

	it('lists what is refused with its reason, and lets a private host be allowed', async () => {
		const { server, openChat, picture, teach } = chat.at;
		await teach('/private.png', teal);
		server.on('/large.png', (_request, response) => void response.writeHead(200, { 'content-length': 20 * 1024 * 1024 }).write('x'));
		const page = await openChat();
		await postLink(page, '', server.url('nas.lan.test', '/private.png'));
		await postLink(page, '', picture('/large.png'));
		const popup = await openPopup(page);
		await popup.awaitSaid('The picture on a.img.test is larger than 15');
		await popup.awaitSaid('nas.lan.test is on a private network');
		expect(await popup.count('#refused li')).toBe(2);
		expect(server.requestsFor('/private.png')).toEqual([]);
		expect(await popup.texts('#refused button')).toEqual(['Allow pictures from nas.lan.test here']);
		await popup.click('#refused button');
		await lookAt(page);
		await awaitPixels(page, teal, picturePixels);
		await expect.poll(() => popup.count('#refused li')).toBe(1);
		await popup.close();
	});

	it('says what it is for where there is no chat', async () => {
		const page = await chat.at.browser.newTab();
		const popup = await openPopup(page);
		expect(await popup.text('h1')).toBe('Vignette');
		await popup.awaitSaid('Open a web chat, then turn Vignette on for it here.');
		expect(await popup.isVisible('#choice')).toBe(false);
		await popup.close();
		await page.close();
	});

	it('lists the page’s picture hosts, and shows a host’s pictures no more, or as the chat does', async () => {
		const page = await openChatWithPicture('/hosts.png');
		const popup = await openPopup(page);
		await popup.awaitSaid('Picture hosts on this page: 1');
		await popup.click('#hosts summary');
		const choice = named('Pictures of a.img.test');
		await popup.awaitVisible(choice);
		expect(await popup.value(choice)).toBe('site');
		await popup.choose(choice, 'never');
		await lookAt(page);
		await page.reload();
		await postLink(page, 'Again: ', chat.at.picture('/hosts.png'));
		await popup.awaitSaid('You have chosen to show no pictures from a.img.test.');
		expect(await countColourOn(page, teal)).toBe(0);
		await popup.choose(choice, 'site');
		await lookAt(page);
		await awaitPixels(page, teal, picturePixels);
		await popup.close();
	});

	it('hides all pictures of its tab at once, or everywhere, and shows them again', async () => {
		const page = await openChatWithPicture('/hide.png');
		const popup = await openPopup(page);
		for (const [id, hides] of [
			['#hide', 'Hide all pictures now'],
			['#hide-everywhere', 'Hide or show all pictures everywhere'],
		] as const) {
			await expect.poll(() => popup.text(id)).toBe(hides);
			await popup.click(id);
			await lookAt(page);
			await expect.poll(() => countColourOn(page, teal)).toBe(0);
			await expect.poll(() => popup.text('#hide')).toBe('Show pictures again');
			await popup.click('#hide');
			await lookAt(page);
			await awaitPixels(page, teal, picturePixels);
		}
		await popup.close();
	});

	it('keeps whether a chat’s pictures are blurred, says that it is offline, and leads to the settings', async () => {
		const popup = await openPopup(await chat.at.openChat());
		const isStored = async (): Promise<boolean> => JSON.stringify(await popup.stored()).includes('"blur":true');
		for (const isBlurred of [true, false]) {
			await popup.focus('#blur');
			await popup.press(' ');
			await expect.poll(isStored).toBe(isBlurred);
		}
		expect(await popup.isVisible('#offline')).toBe(false);
		await popup.tab.evaluate(() => void Object.defineProperty(navigator, 'onLine', { get: () => false }));
		await popup.awaitSaid('You are offline');
		const settings = new OwnPage(await chat.at.browser.tabOpenedBy(() => popup.click(named('Settings'))));
		await settings.awaitVisible('body.ready');
		await settings.close();
	});

	it('has a count of the page’s pictures on its button where that is chosen', async () => {
		const page = await openChatWithPicture('/counted.png');
		const popup = await openPopup(page);
		const badge = (): Promise<unknown> => button(popup, 'getBadgeText');
		expect(await badge()).toBe('');
		const settings = { sites: { localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } } };
		await popup.store({ ...settings, badge: true });
		await expect.poll(badge).toBe('1');
		await postLink(page, 'Another: ', await chat.at.teach('/counted-too.png', teal));
		await expect.poll(badge).toBe('2');
		await popup.store(settings);
		await expect.poll(badge).toBe('');
		await popup.close();
	});
});

describe('Off, Ask and On in the popup', () => {
	it('put the page back exactly, and show again', async () => {
		const page = await openChatWithPicture('/off.png');
		const bare = await documentWithoutVignette(page, chat.at.picture('/off.png'));
		const popup = await openPopup(page);
		const title = (): Promise<unknown> => button(popup, 'getTitle');
		await expect.poll(title).toBe('Vignette is on here');
		await popup.click('[data-mode=off]');
		await lookAt(page);
		await expect.poll(() => documentOf(page)).toBe(bare);
		expect(await countColourOn(page, teal)).toBe(0);
		expect(await pressed(popup)).toBe('Off');
		await expect.poll(title).toBe('Vignette is off here');
		expect(await popup.isVisible('#shown')).toBe(false);

		await popup.click('[data-mode=on]');
		await lookAt(page);
		await awaitPixels(page, teal, picturePixels);
		await expect.poll(title).toBe('Vignette is on here');
		await popup.awaitSaid('Pictures shown on this page: 1');
		await popup.close();
	});

	it('make no request before the person’s own click where the site asks', async () => {
		const { server, teach, picture } = chat.at;
		const page = await openChatWithPicture('/ask-first.png');
		const popup = await openPopup(page);
		await popup.click('[data-mode=ask]');
		await lookAt(page);
		await expect.poll(() => countColourOn(page, teal)).toBe(0);
		expect(await popup.text('#meaning')).toContain('nothing is requested before');
		await teach('/asked-for.png', teal);
		await postLink(page, '', picture('/asked-for.png'));
		await expect.poll(() => page.evaluate(() => document.querySelectorAll('.message > div').length)).toBe(2);
		await page.evaluate(() => {
			for (const host of document.querySelectorAll<HTMLElement>('.message > div')) {
				host.click();
				host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
				host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
			}
		});
		await popup.close();
		expect(server.requestsFor('/asked-for.png')).toEqual([]);
		await page.bringToFront();
		await clickButton(page, 'Show');
		await awaitPixels(page, teal, picturePixels);
		expect(server.requestsFor('/asked-for.png')).toHaveLength(1);
		const again = await openPopup(page);
		await again.click('[data-mode=on]');
		await lookAt(page);
		await awaitPixels(page, teal, 2 * picturePixels);
		await again.close();
	});
});

/** The same chat, with the same message, on a host that nothing runs on. */
async function documentWithoutVignette(page: TestPage, url: string): Promise<string> {
	const bare = await chat.at.browser.newTab();
	await bare.goto(page.url().replace('//localhost:', '//plain.test:'));
	await postLink(bare, 'Look: ', url);
	const written = await documentOf(bare);
	await bare.close();
	return written;
}
