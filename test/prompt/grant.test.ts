import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { awaitPixels, countColourOn } from '../screen/colours';
import { clickOnScreen, promptOpenedBy } from './permission-prompt';
import { homeHost, pictureSize, setUpRelease, teal } from './release-setup';

const setup = setUpRelease();
const privateHost = 'files.img.test';
const picturePixels = pictureSize.width * pictureSize.height;

/** The hosts that are granted, as the browser itself says. */
const grantedOrigins = (): Promise<string[]> =>
	setup.at.welcome.evaluate<string[]>('chrome.permissions.getAll().then(({ origins }) => origins)');
const registeredScripts = (): Promise<number> =>
	setup.at.welcome.evaluate<number>('chrome.scripting.getRegisteredContentScripts().then(({ length }) => length)');
const logOf = (chat: Page): Promise<string> => chat.evaluate(() => document.querySelector('#log')?.innerHTML ?? '');

/** Presses the welcome page's button and accepts. */
async function grantEverywhere(): Promise<void> {
	const { display, welcome } = setup.at;
	await welcome.bringToFront();
	const prompt = await promptOpenedBy(display, () => clickOnScreen(display, welcome, '#grant'));
	await prompt.accept();
	await expect.poll(grantedOrigins).toEqual(['*://*/*']);
}

/** Turns the chat on in the popup, and allows its private host there once it is refused. */
async function turnOnAndAllow(chat: Page, host: string): Promise<void> {
	const popup = await setup.at.openPopup(chat);
	await popup.click('[data-mode=on]');
	await popup.click(`#refused button:has-text("${host}")`);
	await awaitPixels(chat, teal, picturePixels);
	await popup.getByText('Pictures shown on this page: 1').waitFor();
	expect(await popup.locator('#refused').isVisible()).toBe(false);
	await popup.close();
}

describe('after the installation', () => {
	it('nothing is granted, nothing runs, and a chat is as it was', async () => {
		const chat = await setup.at.openChat(privateHost);
		const before = await logOf(chat);
		expect(await grantedOrigins()).toEqual([]);
		expect(await registeredScripts()).toBe(0);
		const popup = await setup.at.openPopup(chat);
		expect(await popup.locator('h1').innerText()).toBe('demo.chat.test');
		expect(await popup.locator('[aria-pressed=true]').innerText()).toBe('Off');
		expect(await logOf(chat)).toBe(before);
		expect(setup.at.pictureRequests()).toBe(0);
	});
});

describe('the question of the welcome page, accepted', () => {
	it('grants, and lets the popup turn a chat on in its open page', async () => {
		const { welcome } = setup.at;
		const chat = await setup.at.openChat(privateHost);
		await grantEverywhere();
		await welcome.getByText('Done: Vignette may now fetch pictures.').waitFor();
		expect(await welcome.locator('#grant').isVisible()).toBe(false);
		expect(await registeredScripts()).toBe(0);
		await turnOnAndAllow(chat, privateHost);
		expect(await registeredScripts()).toBe(1);
	});

	it('does not yet allow a public name that leads to a private address; the popup does', async () => {
		const chat = await setup.at.openChat(homeHost);
		await grantEverywhere();
		const popup = await setup.at.openPopup(chat);
		await popup.click('[data-mode=on]');
		await popup.getByText(`${homeHost} is on a private network`).waitFor();
		expect(await countColourOn(chat, teal)).toBe(0);
		await popup.close();
		await turnOnAndAllow(chat, homeHost);
	});

	it('THREAT 32: can be taken back while a picture is shown: it goes, and the popup asks again', async () => {
		const { display, welcome } = setup.at;
		const chat = await setup.at.openChat(privateHost);
		const before = await logOf(chat);
		await grantEverywhere();
		await turnOnAndAllow(chat, privateHost);
		await setup.at.takeAllHostsBack();
		await expect.poll(() => logOf(chat)).toBe(before);
		await chat.bringToFront();
		expect(await countColourOn(chat, teal)).toBe(0);
		expect(await grantedOrigins()).toEqual([]);
		await welcome.locator('#grant').waitFor();

		const popup = await setup.at.openPopup(chat);
		await popup.getByText('The permission for demo.chat.test is missing').waitFor();
		const prompt = await promptOpenedBy(display, () => popup.click('#missing button'));
		await prompt.accept();
		// The chat is allowed again, and the picture's own host is not: the reason says so, and nothing comes from the cache.
		await expect.poll(() => logOf(chat)).toContain('<div></div>');
		expect(await countColourOn(chat, teal)).toBe(0);
		expect(await grantedOrigins()).toEqual(['http://*.demo.chat.test/*', 'https://*.demo.chat.test/*']);
		expect(setup.at.pictureRequests()).toBe(1);
	});
});

describe('the question, refused', () => {
	it('is answered with a plain sentence on the welcome page, and can be asked again', async () => {
		const { display, welcome } = setup.at;
		const prompt = await promptOpenedBy(display, () => clickOnScreen(display, welcome, '#grant'));
		await prompt.refuse();
		await welcome.getByText('Nothing was allowed, and that is fine').waitFor();
		expect(await grantedOrigins()).toEqual([]);
		await grantEverywhere();
	});

	it('leaves the chat off and its links as they are, and is told in the next popup', async () => {
		const { display } = setup.at;
		const chat = await setup.at.openChat(privateHost);
		const before = await logOf(chat);
		const popup = await setup.at.openPopup(chat);
		const prompt = await promptOpenedBy(display, () => popup.click('[data-mode=on]'));
		await prompt.refuse();
		const again = await setup.at.openPopup(chat);
		await again.getByText('Not allowed, so nothing has changed').waitFor();
		expect(await again.locator('[aria-pressed=true]').innerText()).toBe('Off');
		expect(await registeredScripts()).toBe(0);
		expect(await logOf(chat)).toBe(before);
		expect(setup.at.pictureRequests()).toBe(0);
	});

	it('leaves nothing behind that a later permission would carry out', async () => {
		const { display } = setup.at;
		const chat = await setup.at.openChat('demo.chat.test');
		const popup = await setup.at.openPopup(chat);
		const prompt = await promptOpenedBy(display, () => popup.click('[data-mode=on]'));
		await prompt.refuse();
		await grantEverywhere();
		const again = await setup.at.openPopup(chat);
		expect(await again.locator('[aria-pressed=true]').innerText()).toBe('Off');
		expect(await registeredScripts()).toBe(0);
		expect(setup.at.pictureRequests()).toBe(0);
	});
});

describe('the question of the popup, which closes under it', () => {
	it('turns this site on when it is accepted, with the pictures of its own host', async () => {
		const { display } = setup.at;
		const chat = await setup.at.openChat('demo.chat.test');
		const popup = await setup.at.openPopup(chat);
		const prompt = await promptOpenedBy(display, () => popup.click('[data-mode=on]'));
		expect(popup.isClosed()).toBe(true);
		await prompt.accept();
		await awaitPixels(chat, teal, picturePixels);
		expect(setup.at.pictureRequests()).toBe(1);
		const again = await setup.at.openPopup(chat);
		expect(await again.locator('[aria-pressed=true]').innerText()).toBe('On');
		expect(await again.locator('#hosts-grant').isVisible()).toBe(true);
	});

	it('asks for a picture’s host by itself, when one chat is all that is granted', async () => {
		const { display } = setup.at;
		const chat = await setup.at.openChat(homeHost);
		const first = await setup.at.openPopup(chat);
		const siteQuestion = await promptOpenedBy(display, () => first.click('[data-mode=on]'));
		await siteQuestion.accept();

		const second = await setup.at.openPopup(chat);
		await second.getByText(`Vignette may not ask ${homeHost} yet`).waitFor();
		expect(setup.at.pictureRequests()).toBe(0);
		const hostQuestion = await promptOpenedBy(display, () => second.click('#refused button'));
		await hostQuestion.accept();
		await turnOnAndAllow(chat, homeHost);
		expect(await grantedOrigins()).toEqual([`*://${homeHost}/*`, 'http://*.demo.chat.test/*', 'https://*.demo.chat.test/*']);
	});
});
