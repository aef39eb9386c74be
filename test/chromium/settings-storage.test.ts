import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { createProfileFolder, removeProfileFolder } from '../browsers/profile-folder';
import { awaitSaid, openOptions, storedSettings, storeRaw } from './own-page';

const waiting = { timeout: 30_000 };
const site = { mode: 'ask', plainHttp: false, privateHosts: [] } as const;
const userDataFolder = createProfileFolder('chromium');
let browser: LaunchedChromium;

const launch = (): Promise<LaunchedChromium> => launchChromium({ extensionFolder: e2eFolder('chrome'), userDataFolder });

beforeAll(async () => {
	browser = await launch();
	await browser.worker();
});
afterAll(async () => {
	await browser.close();
	removeProfileFolder(userDataFolder);
});

describe('settings', () => {
	it('are there after the browser was closed', async () => {
		const page = await openOptions(browser);
		await storeRaw(page, { version: 1, sites: { 'kept.example': site } });
		await page.getByLabel('Pictures on kept.example', { exact: true }).selectOption('on');
		await awaitSaid(page, 'Saved');
		await browser.close();
		browser = await launch();
		const again = await openOptions(browser);
		expect(await again.getByLabel('Pictures on kept.example', { exact: true }).inputValue()).toBe('on');
		await again.close();
	});

	it('THREAT 33: that a full storage does not take are said to be so, and what was set stays', async () => {
		const page = await openOptions(browser);
		await storeRaw(page, { version: 1, sites: { 'a.example': site }, size: 'small' });
		await page.getByLabel('Pictures on a.example', { exact: true }).waitFor();
		// As much as the browser allows, less than what the next change takes more.
		await page.evaluate(`(async () => {
			const { QUOTA_BYTES } = chrome.storage.local;
			const used = await chrome.storage.local.getBytesInUse();
			await chrome.storage.local.set({ filler: 'x'.repeat(QUOTA_BYTES - used - 'filler'.length - 2) });
		})()`);
		await page.getByLabel('Animated pictures move').selectOption('never');
		await awaitSaid(page, 'Could not be saved');
		await expect.poll(() => page.getByLabel('Animated pictures move').inputValue(), waiting).toBe('system');
		expect(await storedSettings(page)).toEqual({ version: 1, sites: { 'a.example': site }, size: 'small' });
		await page.evaluate(`chrome.storage.local.remove('filler')`);
		await page.getByLabel('Animated pictures move').selectOption('never');
		await awaitSaid(page, 'Saved');
		expect(await storedSettings(page)).toMatchObject({ size: 'small', animation: 'never' });
		await page.close();
	});
});
