import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byBrowser } from '../browsers/by-browser';
import { createProfileFolder, removeProfileFolder } from '../browsers/profile-folder';
import { setUpChat } from './chat-setup';
import { openOwnPage, openSettings, type OwnPage } from './own-page';

/** Files of the tests', and where Firefox puts what it is given to save. */
const folder = createProfileFolder('firefox');
const chat = setUpChat({
	firefox: {
		preferences: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.alwaysOpenPanel': false },
	},
});
const localhost = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } as const;
const exportedName = 'vignette-settings.json';
let page: OwnPage;

beforeEach(async () => {
	page = await openSettings(chat.at.browser, { version: 1, sites: { localhost } });
});
afterEach(() => page.close());
afterAll(() => removeProfileFolder(folder));

/** Chooses a file of this content for the import. */
async function importFile(content: string): Promise<void> {
	const path = join(folder, 'settings.json');
	writeFileSync(path, content);
	await byBrowser(page.tab, {
		chromium: (tab) => tab.locator('#import-file').setInputFiles(path),
		firefox: (tab) => tab.chooseFile('#import-file', path),
	});
}

/** The content of the file that the export writes. */
function exported(): Promise<string> {
	return byBrowser(page.tab, {
		async chromium(tab) {
			const [download] = await Promise.all([tab.waitForEvent('download'), page.click('#export')]);
			expect(download.suggestedFilename()).toBe(exportedName);
			return readFile(await download.path(), 'utf8');
		},
		async firefox() {
			const path = join(folder, exportedName);
			rmSync(path, { force: true });
			await page.click('#export');
			const content = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
			// It is written piece by piece.
			await expect.poll(content).toMatch(/\}\s*$/);
			return content();
		},
	});
}

const fileOf = (content: object): string => JSON.stringify({ format: 'vignette-settings', version: 1, ...content });

describe('a file of settings', () => {
	it('shows what would change, changes it, and can be undone also after the page was left', async () => {
		await importFile(fileOf({ sites: { 'a.example': { mode: 'ask', plainHttp: false, privateHosts: ['nas.lan'] } }, size: 'large' }));
		await expect
			.poll(() => page.texts('#preview-changes li'))
			.toEqual([
				'Chats, localhost: removed',
				'Chats, a.example: new, Ask · private hosts nas.lan',
				'Size in the chat: as installed → Large',
			]);
		await page.press('Escape');
		await page.awaitVisible('#preview', false);
		expect(await page.stored()).toEqual({ version: 1, sites: { localhost } });

		await importFile(fileOf({ sites: {}, size: 'large' }));
		await page.click('#preview-accept');
		await page.awaitStatus('Imported');
		await expect.poll(() => page.stored()).toEqual({ version: 1, sites: {}, size: 'large' });
		await page.close();
		page = await openOwnPage(chat.at.browser, 'options.html');
		await page.click('#undo');
		await page.awaitStatus('as it was before');
		expect(await page.stored()).toEqual({ version: 1, sites: { localhost } });
		await page.awaitVisible('#undo', false);
	});

	it('can be what was exported, without the keys of proxies unless the person says otherwise', async () => {
		await page.store({
			version: 1,
			sites: { localhost },
			size: 'small',
			mappings: [{ from: 'https:', to: 'https://camo.example/', signing: { key: 'hunter2', encoding: 'hex' } }],
		});
		await page.awaitSaid('Key ••••••••');
		const without = await exported();
		expect(without).toContain('"small"');
		expect(without).not.toContain('hunter2');
		await page.awaitStatus('without the proxies');
		await page.click('#export-keys');
		await expect.poll(() => page.isChecked('#export-keys')).toBe(true);
		const whole = await exported();
		expect(whole).toContain('hunter2');
		await importFile(whole);
		await page.awaitSaid('Nothing would change.');
		expect(await page.isVisible('#preview-accept')).toBe(false);
		await page.press('Escape');
	});

	it('THREAT 33: that is none is refused with its reason', async () => {
		for (const [content, reason] of [
			['{', 'it is not JSON'],
			['{"sites":{}}', 'does not hold Vignette’s settings'],
			[fileOf({ version: 2 }), 'later version'],
			['x'.repeat(5 * 1024 * 1024), 'too large'],
		] as const) {
			await importFile(content);
			await page.awaitStatus(reason);
			expect(await page.isVisible('#preview')).toBe(false);
			expect(await page.stored()).toEqual({ version: 1, sites: { localhost } });
		}
	});

	it('THREAT 24: with hostile names shows them as text, and takes none of them', async () => {
		const name = '<img src=x onerror="document.title=1">';
		await importFile(fileOf({ sites: { [name]: localhost, localhost }, [name]: 1 }));
		await page.awaitSaid(`Left out, since it cannot be read: sites: ${name}, ${name}`);
		expect(await page.tab.evaluate('document.querySelectorAll("#preview img").length')).toBe(0);
		await page.press('Escape');
	});
});

it('a reset shows what would change, and can be undone', async () => {
	await page.store({ version: 1, sites: { localhost }, animation: 'never' });
	await expect.poll(() => page.value('#animation')).toBe('never');
	await page.click('#reset');
	await page.awaitSaid('Animated pictures move: Never → as installed');
	await page.click('#preview-accept');
	await page.awaitStatus('Reset');
	await expect.poll(async () => 'animation' in (await page.stored())).toBe(false);
	await page.click('#undo');
	await expect.poll(async () => (await page.stored())['animation']).toBe('never');
});

describe('settings', () => {
	it('lose nothing when two pages change them at once', async () => {
		await page.store({ version: 1, sites: {} });
		const other = await openOwnPage(chat.at.browser, 'options.html');
		const names = (letter: string): string[] => Array.from({ length: 15 }, (_, number) => `${letter}${number}.example`);
		await Promise.all([addHosts(page, names('a')), addHosts(other, names('b'))]);
		await expect.poll(async () => JSON.stringify(await page.stored()).split('"never"').length - 1).toBe(30);
		// Each page shows what the other has set.
		for (const shown of [page, other]) await expect.poll(() => shown.count('#host-list > li')).toBe(30);
		await other.close();
	});

	it('THREAT 33: that are damaged are shown as far as they are sound, and can be changed', async () => {
		await page.store({
			sites: { 'a b': 7, 'good.example': { ...localhost, mode: 'ask' }, 'bad.example': { mode: 1 } },
			mappings: 'none',
			size: ['huge'],
		});
		await expect.poll(() => page.texts('#site-list .name')).toEqual(['good.example']);
		expect(await page.isChecked('[data-preference=size][value=medium]')).toBe(true);
		await page.store('nothing of ours');
		await expect.poll(() => page.texts('#site-list .name')).toContain('localhost');
		await page.click('[data-preference=size][value=small]');
		await page.awaitStatus('Saved');
		expect(await page.stored()).toMatchObject({ version: 1, size: 'small' });
	});

	it('THREAT 33: of a later version lose nothing by a change', async () => {
		const later = { version: 99, sites: { 'a.example': { ...localhost, mode: 'ask', depth: 3 } }, planets: ['Mars'] };
		await page.store(later);
		await expect.poll(() => page.texts('#site-list .name')).toEqual(['a.example']);
		await page.choose('#site-list select', 'on');
		await page.awaitStatus('Saved');
		expect(await page.stored()).toEqual({ ...later, sites: { 'a.example': { ...localhost, depth: 3, mode: 'on' } } });
	});
});

/** Adds picture hosts on a settings page, without waiting for one to be saved before the next. */
async function addHosts({ tab }: OwnPage, names: readonly string[]): Promise<void> {
	await tab.evaluate((hosts) => {
		for (const host of hosts) {
			const field = document.querySelector<HTMLInputElement>('#new-host');
			if (field) field.value = host;
			document.querySelector<HTMLFormElement>('#new-host-form')?.requestSubmit();
		}
	}, names);
}
