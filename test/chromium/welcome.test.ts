import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { e2eFolder, releaseFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { accessibilityProblems } from './accessibility';

const builds = { 'before anything is granted': releaseFolder('chrome'), 'with everything granted': e2eFolder('chrome') };

describe.each(Object.entries(builds))('the welcome page, %s', (name, extensionFolder) => {
	const isGranted = name.startsWith('with');
	let browser: LaunchedChromium;
	let page: Page;

	beforeAll(async () => {
		browser = await launchChromium({ extensionFolder });
		page = await browser.context.newPage();
		await page.goto(`chrome-extension://${await browser.extensionId()}/welcome.html`);
		await page.locator('body.ready').waitFor();
	});
	afterAll(() => browser.close());

	it('says how to go on', async () => {
		expect(await page.title()).toBe('Welcome to Vignette');
		expect(await page.locator('#grant').isVisible()).toBe(!isGranted);
		expect(await page.locator('#outcome').innerText()).toBe(isGranted ? 'Done: Vignette may now fetch pictures.' : '');
	});

	it.each([
		[320, 'light'],
		[320, 'dark'],
		[1280, 'light'],
		[1280, 'dark'],
	] as const)('is accessible and fits at %i pixels: %s', async (width, colorScheme) => {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		expect(await accessibilityProblems(page)).toEqual([]);
	});

	it('shows what each choice does, and keeps it for the chats that are turned on later', async () => {
		const firstMode = (): Promise<unknown> => page.evaluate(`chrome.storage.local.get().then(({ settings }) => settings?.firstMode)`);
		expect(await page.locator('#picture').isVisible()).toBe(true);
		expect(await page.locator('#chip').isVisible()).toBe(false);
		await page.getByRole('radio', { name: 'Ask first' }).focus();
		await page.keyboard.press(' ');
		await expect.poll(firstMode).toBe('ask');
		await page.locator('#chip:visible').waitFor();
		expect(await page.locator('#picture').isVisible()).toBe(false);
		await page.locator('#chip button').click();
		expect(await page.locator('#picture').isVisible()).toBe(true);
		await page.getByRole('radio', { name: 'Show at once' }).click();
		await expect.poll(firstMode).toBe(undefined);
	});

	it('has a way on without any permission, where one is missing', async () => {
		const choose = page.getByRole('button', { name: 'Only on chats I choose' });
		expect(await choose.isVisible()).toBe(!isGranted);
		if (isGranted) return;
		await choose.click();
		await page.getByText('the browser asks for that chat alone').waitFor();
		expect(await page.evaluate<string[]>('chrome.permissions.getAll().then(({ origins }) => origins)')).toEqual([]);
	});

	it('leads to the settings', async () => {
		const [settings] = await Promise.all([
			browser.context.waitForEvent('page', (opened) => opened.url().includes('options.html')),
			page.getByRole('button', { name: 'Settings' }).click(),
		]);
		await settings.locator('body.ready').waitFor();
		expect(await accessibilityProblems(settings)).toEqual([]);
		await settings.close();
	});

	it('requests nothing', async () => {
		const requested: string[] = [];
		page.on('request', (request) => requested.push(new URL(request.url()).protocol));
		await page.reload();
		await page.getByText('Alt+Shift+V').waitFor();
		expect(requested.filter((protocol) => protocol !== 'chrome-extension:')).toEqual([]);
		expect(requested.length).toBeGreaterThan(0);
	});
});
