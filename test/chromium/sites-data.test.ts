import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { hintsFor } from '../../src/sites/find-site';
import { sites } from '../../src/sites/registry';
import { storeSettings } from '../browsers/store-settings';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitFocusedPixels, awaitPixels, countColourOn } from '../screen/colours';
import { setUpChat } from './chat-setup';

const teal = { r: 0, g: 150, b: 136 };
const gold = { r: 250, g: 200, b: 0 };
const chat = setUpChat();

/** Serves two pictures, the first of them for the site’s own preview too, and returns their addresses. */
async function serve(name: string): Promise<{ posted: string; quoted: string }> {
	const { server, picture } = chat.at;
	server.file(`/${name}/posted.png`, await plain(teal).png().toBuffer(), 'image/png');
	server.file(`/${name}/quoted.png`, await plain(gold).png().toBuffer(), 'image/png');
	return { posted: picture(`/${name}/posted.png`), quoted: picture(`/${name}/quoted.png`) };
}

/** Adds markup to the log, as the page’s own code. */
async function addMarkup(page: Page, target: string, markup: string): Promise<void> {
	await page.evaluate(
		({ target: selector, markup: source }) => document.querySelector(selector)?.insertAdjacentHTML('beforeend', source),
		{ target, markup },
	);
}

describe('the selectors of the sites', () => {
	it('are all known to the browser', async () => {
		const page = await chat.at.openChat();
		const selectors = [...sites.flatMap(({ hosts }) => hosts), 'localhost'].flatMap((host) => {
			const { skip, rows, shownByPage } = hintsFor(host);
			return [skip, rows, shownByPage];
		});
		const used = selectors.filter((selector) => selector !== '');
		expect(used.length).toBeGreaterThan(10);
		await page.evaluate((list) => {
			for (const selector of list) document.querySelector(selector);
		}, used);
	});
});

describe('on a host that nobody knows, software that people host themselves is recognised by its markup', () => {
	it('so that a reply does not show the picture of the message it replies to', async () => {
		const { server, openChat } = chat.at;
		const { posted, quoted } = await serve('reply');
		const page = await openChat();
		await addMarkup(
			page,
			'#log',
			`<div class="hydrogen"><ul><li class="Timeline_message"><div class="Timeline_messageBody"><div class="ReplyPreviewView">
			<blockquote><a href="${quoted}">${quoted}</a></blockquote></div><a href="${posted}">${posted}</a></div></li></ul></div>`,
		);
		await awaitPixels(page, teal, 200 * 100);
		expect(await countColourOn(page, gold)).toBe(0);
		expect(server.requestsFor('/reply/quoted.png')).toEqual([]);
	});

	it('so that a preview of its own, which comes late, takes the place of ours', async () => {
		const { server, openChat } = chat.at;
		const { posted } = await serve('preview');
		server.file('/media/thumbnail', await plain(gold).png().toBuffer(), 'image/png');
		const page = await openChat();
		await addMarkup(
			page,
			'#log',
			`<ol><li class="mx_EventTile"><div class="mx_EventTile_content"><span><a href="${posted}">${posted}</a></span></div></li></ol>`,
		);
		await awaitPixels(page, teal, 200 * 100);
		await addMarkup(
			page,
			'.mx_EventTile_content',
			`<div class="mx_LinkPreviewWidget"><img src="/media/thumbnail"><div><a href="${posted}">posted.png</a></div></div>`,
		);
		await awaitPixels(page, gold, 200 * 100);
		await awaitPixels(page, teal, 0);
		expect(server.requestsFor('/preview/posted.png')).toHaveLength(1);
	});
});

describe('an AI assistant', () => {
	it('asks before each picture, even where it was stored as on', async () => {
		const { server, browser } = chat.at;
		const { posted, quoted } = await serve('assistant');
		const site = { mode: 'on' as const, plainHttp: false, privateHosts: ['*.img.test'] };
		await storeSettings(browser, { sites: { 'claude.ai': site, localhost: { ...site, plainHttp: true } } });
		await browser.context.route('https://claude.ai/**', (route) => route.fulfill({ contentType: 'text/html', body: chatPage() }));
		const page = await browser.context.newPage();
		await page.goto('https://claude.ai/chat');
		await postLink(page, '', posted);
		await postLink(page, '', quoted);
		await expect.poll(() => page.locator('.message > div').count()).toBe(2);
		expect(server.requestsFor('/assistant/posted.png')).toEqual([]);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await awaitFocusedPixels(page, teal, 200 * 100);
		expect(server.requestsFor('/assistant/quoted.png')).toEqual([]);
		await page.close();
	});
});
