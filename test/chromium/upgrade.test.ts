import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version as presentVersion } from '../../package.json';
import { projectFolder } from '../../scripts/setup/project-folder.mjs';
import { releaseFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { createProfileFolder, removeProfileFolder } from '../browsers/profile-folder';
import { popupOpenedBy } from '../browsers/popup';
import { chatPage, postLink } from '../fixtures/chat-page';
import { plain } from '../fixtures/pictures';
import { awaitPixels } from '../screen/colours';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

const teal = { r: 0, g: 150, b: 136 };
const orange = { r: 255, g: 120, b: 0 };
const pixels = 200 * 100;
const steady = { timeout: 30_000 };

const storedSchema = v.looseObject({ sites: v.record(v.string(), v.looseObject({ mode: v.string() })) });
const manifestSchema = v.looseObject({ optional_host_permissions: v.array(v.string()) });

/** Settings as each version stored them, kept as they were: what a person has who comes from there. */
const upgradesFolder = join(projectFolder, 'test/fixtures/upgrades');
const formerSettings = readdirSync(upgradesFolder).map((file) => ({
	file,
	stored: v.parse(storedSchema, JSON.parse(readFileSync(join(upgradesFolder, file), 'utf8'))),
}));

/**
 * Puts the build that people get into a folder, under a version and with all hosts granted, as if the person had. What was
 * there before is replaced, as an update does.
 */
function install(folder: string, version: string): void {
	rmSync(folder, { recursive: true, force: true });
	cpSync(releaseFolder('chrome'), folder, { recursive: true });
	const file = join(folder, 'manifest.json');
	const { optional_host_permissions: hosts, ...manifest } = v.parse(manifestSchema, JSON.parse(readFileSync(file, 'utf8')));
	writeFileSync(file, JSON.stringify({ ...manifest, version, host_permissions: hosts }));
}

describe.each(formerSettings)('an update over a version that stored $file', ({ file, stored }) => {
	const folder = join(projectFolder, '.vignette', 'upgrades', file);
	const userDataFolder = createProfileFolder('chromium');
	let server: FixtureServer;
	let browser: LaunchedChromium;
	let page: Page;

	const inWorker = async <Value>(code: string): Promise<Value> => (await browser.worker()).evaluate<Value>(code);
	/** The version that runs; none while the worker is between two. */
	const running = (): Promise<string | undefined> =>
		inWorker<string>('chrome.runtime.getManifest().version').catch((): undefined => undefined);
	const registeredScripts = (): Promise<number> =>
		inWorker('chrome.scripting.getRegisteredContentScripts().then(({ length }) => length)');
	const storedNow = (): Promise<unknown> => inWorker("chrome.storage.local.get('settings').then(({ settings }) => settings)");

	beforeAll(async () => {
		mkdirSync(join(folder, '..'), { recursive: true });
		install(folder, '0.0.1');
		server = await startFixtureServer();
		for (const [path, colour] of Object.entries({
			'/before.png': teal,
			'/after.png': orange,
			'/never.png': orange,
			'/last.png': orange,
		})) {
			server.file(path, await plain(colour).png().toBuffer(), 'image/png', { 'cache-control': 'no-store' });
		}
		server.file('/chat', chatPage(), 'text/html; charset=utf-8');
		browser = await launchChromium({ extensionFolder: folder, userDataFolder });
		await inWorker(`chrome.storage.local.set(${JSON.stringify({ settings: stored })})`);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
		removeProfileFolder(userDataFolder);
		rmSync(folder, { recursive: true, force: true });
	});

	it('begins with a picture that the version before has shown', async () => {
		await expect.poll(registeredScripts, steady).toBe(1);
		// The page that is opened at the installation comes to the front when it comes.
		await expect.poll(() => browser.context.pages().some((open) => open.url().endsWith('/welcome.html')), steady).toBe(true);
		page = await browser.context.newPage();
		await page.goto(server.url('localhost', '/chat'));
		await page.bringToFront();
		await postLink(page, '', server.url('a.img.test', '/before.png'));
		await awaitPixels(page, teal, pixels);
	});

	it('replaces that version', async () => {
		await browser.context.close();
		install(folder, presentVersion);
		browser = await launchChromium({ extensionFolder: folder, userDataFolder });
		await expect.poll(running, steady).toBe(presentVersion);
		await expect.poll(registeredScripts, steady).toBe(1);
	});

	it('shows what it had without asking for it again, and what is new', async () => {
		page = await browser.context.newPage();
		await page.goto(server.url('localhost', '/chat'));
		await page.bringToFront();
		await postLink(page, '', server.url('a.img.test', '/before.png'));
		await postLink(page, '', server.url('a.img.test', '/after.png'));
		await awaitPixels(page, orange, pixels);
		await awaitPixels(page, teal, pixels);
		expect(server.requestsFor('/before.png')).toHaveLength(1);
		expect(server.requestsFor('/after.png')).toHaveLength(1);
	});

	it('holds to what was said before: a picture host that never shows is not asked', async () => {
		await postLink(page, '', server.url('b.img.test', '/never.png'));
		await postLink(page, '', server.url('a.img.test', '/last.png'));
		await expect.poll(() => server.requestsFor('/last.png').length, steady).toBe(1);
		expect(server.requestsFor('/never.png')).toEqual([]);
	});

	it('keeps every setting, but what the person changes then', async () => {
		expect(await storedNow()).toEqual(stored);
		await page.bringToFront();
		const popup = await popupOpenedBy(browser.context, () => inWorker('chrome.action.openPopup()'));
		await popup.getByRole('button', { name: 'Ask', exact: true }).click();
		const sites = { ...stored.sites, localhost: { ...stored.sites['localhost'], mode: 'ask' } };
		await expect.poll(storedNow, steady).toEqual({ ...stored, sites });
	});
});
