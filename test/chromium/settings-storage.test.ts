import type { Page } from 'playwright';
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

/** Adds picture hosts on an options page, without waiting for one to be saved before the next. */
async function addHosts(page: Page, names: readonly string[]): Promise<void> {
	for (const name of names) {
		await page.evaluate((host) => {
			const field = document.querySelector<HTMLInputElement>('#new-host');
			if (field) field.value = host;
			document.querySelector<HTMLFormElement>('#new-host-form')?.requestSubmit();
		}, name);
	}
}

describe('settings', () => {
	it('lose nothing when two pages change them at once', async () => {
		const [one, other] = [await openOptions(browser), await openOptions(browser)];
		await storeRaw(one, { version: 1, sites: {} });
		const names = (letter: string): string[] => Array.from({ length: 15 }, (_, number) => `${letter}${number}.example`);
		await Promise.all([addHosts(one, names('a')), addHosts(other, names('b'))]);
		const hosts = async (): Promise<number> =>
			JSON.stringify((await storedSettings(one))['pictureHosts'] ?? '').split('never').length - 1;
		await expect.poll(hosts, waiting).toBe(30);
		// Each page shows what the other has set.
		await other.getByLabel('Pictures of a14.example').waitFor();
		await one.getByLabel('Pictures of b14.example').waitFor();
		await one.close();
		await other.close();
	});

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

	it('THREAT 33: that are damaged are shown as far as they are sound, and can be changed', async () => {
		const page = await openOptions(browser);
		await storeRaw(page, { sites: { 'a b': 7, 'good.example': site, 'bad.example': { mode: 1 } }, mappings: 'none', size: ['huge'] });
		await page.getByLabel('Pictures on good.example', { exact: true }).waitFor();
		expect(await page.locator('#site-list > li').count()).toBe(1);
		expect(await page.getByLabel('Medium', { exact: true }).isChecked()).toBe(true);
		await storeRaw(page, 'nothing of ours');
		await page.getByLabel('Pictures on localhost', { exact: true }).waitFor();
		await page.getByLabel('Small', { exact: true }).click();
		await awaitSaid(page, 'Saved');
		expect(await storedSettings(page)).toMatchObject({ version: 1, size: 'small' });
		await page.close();
	});

	it('THREAT 33: of a later version lose nothing by a change', async () => {
		const page = await openOptions(browser);
		const later = { version: 99, sites: { 'a.example': { ...site, depth: 3 } }, planets: ['Mars'] };
		await storeRaw(page, later);
		await page.getByLabel('Pictures on a.example', { exact: true }).selectOption('on');
		await awaitSaid(page, 'Saved');
		expect(await storedSettings(page)).toEqual({ ...later, sites: { 'a.example': { ...site, depth: 3, mode: 'on' } } });
		await page.close();
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
