import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { e2eFolder, releaseFolder } from '../browsers/builds';
import { launchEither, type EitherBrowser } from '../browsers/either-browser';
import { OwnPage } from './own-page';

const browserName = inject('browserName');
const target = browserName === 'chromium' ? 'chrome' : 'firefox';
const builds = { 'before anything is granted': releaseFolder(target), 'with everything granted': e2eFolder(target) };

describe.each(Object.entries(builds))('the welcome page, %s', (name, extensionFolder) => {
	const isGranted = name.startsWith('with');
	let browser: EitherBrowser;
	let page: OwnPage;

	beforeAll(async () => {
		browser = await launchEither(browserName, { extensionFolder });
		page = new OwnPage(await browser.extensionTab('welcome.html'));
	});
	beforeEach(async () => {
		// The browser opens one of its own after the installation.
		await page.bringToFront();
		await page.awaitVisible('body.ready');
	});
	afterAll(() => browser.close());

	it('says how to go on', async () => {
		expect(await page.tab.evaluate('document.title')).toBe('Welcome to Vignette');
		expect(await page.isVisible('#grant')).toBe(!isGranted);
		expect(await page.text('#outcome')).toBe(isGranted ? 'Done: Vignette may now fetch pictures.' : '');
		await page.awaitSaid('Alt+Shift+V');
	});

	it('shows what each choice does, and keeps it for the chats that are turned on later', async () => {
		const firstMode = async (): Promise<unknown> => (await page.stored())['firstMode'];
		expect(await page.isVisible('#picture')).toBe(true);
		expect(await page.isVisible('#chip')).toBe(false);
		await page.tab.evaluate(() => document.querySelector<HTMLElement>('[name=mode][value=ask]')?.focus());
		await page.press(' ');
		await expect.poll(firstMode).toBe('ask');
		await page.awaitVisible('#chip');
		expect(await page.isVisible('#picture')).toBe(false);
		await page.focus('#chip button');
		await page.press('Enter');
		await page.awaitVisible('#picture');
		// Not back at the page's start: the button has gone.
		expect(await page.tab.evaluate('document.activeElement.id')).toBe('picture');
		await page.click('[name=mode][value=on]');
		await expect.poll(firstMode).toBe(undefined);
	});

	it('has a way on without any permission, where one is missing', async () => {
		expect(await page.isVisible('#single')).toBe(!isGranted);
		if (isGranted) return;
		await page.click('#single');
		await page.awaitSaid('the browser asks for that chat alone');
		expect(await page.tab.evaluate('chrome.permissions.getAll().then(({ origins }) => origins)')).toEqual([]);
	});

	it('leads to the settings', async () => {
		const settings = new OwnPage(await browser.tabOpenedBy(() => page.click('#settings')));
		await settings.awaitVisible('body.ready');
		expect(await settings.tab.evaluate('document.title')).toBe('Vignette settings');
		await settings.close();
	});
});
