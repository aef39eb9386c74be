import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { buildSpeaking } from '../browsers/altered-build';
import type { Settings, SiteSettings } from '../../src/settings/schema';
import { storeSettings } from '../browsers/store-settings';
import { languages, readMessages, type Messages } from '../documents/languages';
import { postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitControl, clickButton } from '../screen/buttons';
import { pseudoMessages } from '../screen/pseudo-locale';
import { wordProblems } from '../screen/words';
import { setUpChat, type ChatSetup } from './chat-setup';
import { openOptions, openPopup } from './own-page';

const teal = { r: 0, g: 150, b: 136 };

/** Hosts, addresses and names, and what only machines write. */
const known = /Ada|Chat|Twitch|localhost|hex|base64url|(?:https?|file|mxc):\S*|\*?[\w-]*(?:\.[\w-]+)+|Alt\+Shift\+\w/;

const localhost: SiteSettings = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] };
const settings: Settings = {
	sites: { localhost, 'www.twitch.tv': { ...localhost, mode: 'ask', blur: true } },
	pictureHosts: { 'p.example': 'never' },
	mappings: [{ from: 'https:', to: 'https://camo.example/', signing: { key: 'k', encoding: 'hex' } }],
	size: 'large',
};

/** A chat with a picture, the line for one that is on a private network, and the line for more than are shown. */
async function openChatWithPictures({ server, openChat, picture, teach }: ChatSetup): Promise<Page> {
	const page = await openChat();
	server.file('/wide.png', await plain(teal, 1000, 700).png().toBuffer(), 'image/png');
	await postLink(page, '1 ', picture('/wide.png'), '2', ' 3');
	await postLink(page, '1 ', 'http://192.168.1.5/private.png', '2');
	const urls = await Promise.all(Array.from({ length: 6 }, (_, index) => teach(`/one-of-many-${index}.png`, teal)));
	await page.evaluate((addresses) => {
		const links = addresses.map((href) => Object.assign(document.createElement('a'), { href, textContent: '1' }));
		document.querySelector('.message:last-child')?.append(...links);
	}, urls);
	await page.locator('.chip').waitFor();
	await awaitControl(page, 'link', /1000/);
	await awaitControl(page, 'button', /\d/);
	return page;
}

/** Opens the first picture of that chat large. */
async function openLarge(page: Page): Promise<void> {
	const { x, y } = await awaitControl(page, 'link', /1000/);
	await page.mouse.click(x, y);
	await page.locator('dialog').waitFor();
}

describe('in a language that nobody speaks, two fifths longer than English', () => {
	const chat = setUpChat({ extensionFolder: buildSpeaking('pseudo', pseudoMessages()) });
	const words = { isBracketed: true, known };

	it('every word of our own pages is looked up, and none is cut off', async () => {
		const { browser } = chat.at;
		await storeSettings(browser, settings);
		const page = await openOptions(browser);
		for (const summary of await page.locator('summary').all()) await summary.click();
		await page.locator('#trial').fill('https://bridge.example/cat.png');
		await page.locator('#trial-outcome:not(:empty)').waitFor();
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			expect(await wordProblems(page, words)).toEqual([]);
		}
		await page.locator('#reset').click();
		await page.locator('#preview-accept').waitFor();
		await page.setViewportSize({ width: 320, height: 800 });
		expect(await wordProblems(page, words)).toEqual([]);
		await page.goto(page.url().replace('options', 'welcome'));
		await page.locator('body.ready').waitFor();
		await page.locator('[name=mode][value=ask]').check({ force: true });
		await page.locator('#chip:visible').waitFor();
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			expect(await wordProblems(page, words)).toEqual([]);
		}
		await page.close();
	});

	it('so is every word in the popup and in a chat', async () => {
		await storeSettings(chat.at.browser, settings);
		const page = await openChatWithPictures(chat.at);
		const popup = await openPopup(chat.at.browser, page);
		await popup.locator('#refused li').first().waitFor();
		await popup.locator('#hosts summary').click();
		expect(await wordProblems(popup, words)).toEqual([]);
		const [findings] = await Promise.all([chat.at.browser.context.waitForEvent('page'), popup.locator('#findings').click()]);
		await findings.locator('#list li').first().waitFor();
		await findings.setViewportSize({ width: 320, height: 800 });
		expect(await wordProblems(findings, words)).toEqual([]);
		await findings.close();
		await page.setViewportSize({ width: 320, height: 800 });
		expect(await wordProblems(page, words)).toEqual([]);
		await openLarge(page);
		await clickButton(page, /^⟦Mö/);
		await awaitControl(page, 'menu', '');
		expect(await wordProblems(page, words)).toEqual([]);
	});

	it('and the settings fit in 320 pixels, from its own side, in each language that we do speak', async () => {
		const { browser } = chat.at;
		await storeSettings(browser, settings);
		const problems: Record<string, string[]> = {};
		const page = await browser.context.newPage();
		await page.setViewportSize({ width: 320, height: 800 });
		const strings = Object.fromEntries(languages.map((language) => [language, readMessages(language)]));
		await page.addInitScript(speak, strings);
		for (const language of languages) {
			await page.goto(`chrome-extension://${await browser.extensionId()}/options.html?${language}`);
			await page.locator('body.ready').waitFor();
			const [lang, direction] = await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction]);
			expect([lang, direction]).toEqual([language.replace('_', '-'), /^(?:ar|he)$/.test(language) ? 'rtl' : 'ltr']);
			const found = await wordProblems(page, { isBracketed: false });
			if (found.length > 0) problems[language] = found;
		}
		await page.close();
		expect(problems).toEqual({});
	});
});

describe('in Arabic', () => {
	const chat = setUpChat({ extensionFolder: buildSpeaking('arabic', readMessages('ar')) });

	it('what is put into a page from the left is written from the right', async () => {
		const page = await openChatWithPictures(chat.at);
		const directions = (selector: string): Promise<string[]> =>
			page.evaluate((wanted) => {
				const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
				return roots.flatMap((root) => [...root.querySelectorAll(wanted)].map((element) => getComputedStyle(element).direction));
			}, selector);
		expect(await directions('.chip bdi')).toEqual(['rtl']);
		const { x, y } = await awaitControl(page, 'link', /1000/);
		await page.mouse.move(x, y);
		await page.locator('.controls button').last().click();
		await page.locator('.menu').waitFor();
		expect(await directions('.menu')).toEqual(['rtl']);
		await page.keyboard.press('Escape');
		await openLarge(page);
		expect(await directions('dialog')).toEqual(['rtl']);
		expect(await wordProblems(page, { isBracketed: false })).toEqual([]);
	});
});

/** Runs in a page of ours before its scripts: gives it, in place of the browser's strings, those of the language its address ends in. */
function speak(strings: Readonly<Record<string, Messages>>): void {
	const messages = strings[location.search.slice(1)] ?? {};
	const getMessage = (key: string, substitutions: string | readonly string[] = []): string =>
		(messages[key]?.message ?? '').replaceAll(/\$([A-Z]+)\$/g, (_, name: string) => {
			const position = Number(messages[key]?.placeholders?.[name.toLowerCase()]?.content.slice(1));
			return [substitutions].flat()[position - 1] ?? '';
		});
	for (const name of ['chrome', 'browser']) {
		const api: unknown = Reflect.get(globalThis, name);
		if (typeof api === 'object' && api !== null) Object.assign(Reflect.get(api, 'i18n'), { getMessage });
	}
}
