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
		await page.getByText('Alt+Shift+V').waitFor();
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

	it('requests nothing', async () => {
		const requested: string[] = [];
		page.on('request', (request) => requested.push(new URL(request.url()).protocol));
		await page.reload();
		await page.getByText('Alt+Shift+V').waitFor();
		expect(requested.filter((protocol) => protocol !== 'chrome-extension:')).toEqual([]);
		expect(requested.length).toBeGreaterThan(0);
	});
});
