import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpChat } from './chat-setup';
import { awaitSaid, exportedFrom, openOptions, storedSettings, storeRaw } from './own-page';

const waiting = { timeout: 30_000 };
const chat = setUpChat();
const localhost = { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] } as const;
let page: Page;

beforeEach(async () => {
	page = await openOptions(chat.at.browser);
	await storeRaw(page, { version: 1, sites: { localhost } });
	await page.getByLabel('Pictures on localhost', { exact: true }).waitFor();
});
afterEach(() => page.close());

const stored = (): Promise<Record<string, unknown>> => storedSettings(page);

/** Chooses a file of this content for the import. */
async function importFile(content: string): Promise<void> {
	await page.locator('#import-file').setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(content) });
}

const fileOf = (content: object): string => JSON.stringify({ format: 'vignette-settings', version: 1, ...content });

describe('a file of settings', () => {
	it('shows what would change, changes it, and can be undone also after the page was left', async () => {
		await importFile(fileOf({ sites: { 'a.example': { mode: 'ask', plainHttp: false, privateHosts: ['nas.lan'] } }, size: 'large' }));
		const lines = page.locator('#preview-changes li');
		await expect
			.poll(() => lines.allInnerTexts(), waiting)
			.toEqual([
				'Chats, localhost: removed',
				'Chats, a.example: new, Ask · private hosts nas.lan',
				'Size in the chat: as installed → Large',
			]);
		await page.keyboard.press('Escape');
		await expect.poll(() => page.locator('#preview').isVisible(), waiting).toBe(false);
		expect(await stored()).toEqual({ version: 1, sites: { localhost } });

		await importFile(fileOf({ sites: {}, size: 'large' }));
		await page.getByRole('button', { name: 'Change', exact: true }).click();
		await awaitSaid(page, 'Imported');
		await expect.poll(stored, waiting).toEqual({ version: 1, sites: {}, size: 'large' });
		await page.reload();
		await page.getByRole('button', { name: 'Undo' }).click();
		await awaitSaid(page, 'as it was before');
		expect(await stored()).toEqual({ version: 1, sites: { localhost } });
		expect(await page.locator('#undo').isVisible()).toBe(false);
	});

	it('can be what was exported', async () => {
		await page.getByLabel('Small', { exact: true }).click();
		await expect.poll(async () => (await stored())['size'], waiting).toBe('small');
		await importFile(await exportedFrom(page));
		await page.getByText('Nothing would change.').waitFor();
		expect(await page.locator('#preview-accept').isVisible()).toBe(false);
		await page.keyboard.press('Escape');
	});

	describe('THREAT 33: that is none', () => {
		it.each([
			['{', 'it is not JSON'],
			['{"sites":{}}', 'does not hold Vignette’s settings'],
			[fileOf({ version: 2 }), 'later version'],
			['x'.repeat(5 * 1024 * 1024), 'too large'],
		])('is refused with its reason: %.12s', async (content, reason) => {
			await importFile(content);
			await awaitSaid(page, reason);
			expect(await page.locator('#preview').isVisible()).toBe(false);
			expect(await stored()).toEqual({ version: 1, sites: { localhost } });
		});
	});

	it('THREAT 24: with hostile names shows them as text, and takes none of them', async () => {
		const name = '<img src=x onerror="document.title=1">';
		await importFile(fileOf({ sites: { [name]: localhost, localhost }, [name]: 1 }));
		await page.getByText(`Left out, since it cannot be read: sites: ${name}, ${name}`).waitFor();
		expect(await page.locator('#preview img').count()).toBe(0);
		await page.keyboard.press('Escape');
	});
});

it('a reset shows what would change, and can be undone', async () => {
	await storeRaw(page, { version: 1, sites: { localhost }, animation: 'never' });
	await expect.poll(() => page.getByLabel('Animated pictures move').inputValue(), waiting).toBe('never');
	await page.locator('#reset').click();
	await page.getByText('Animated pictures move: Never → as installed').waitFor();
	await page.getByRole('button', { name: 'Change', exact: true }).click();
	await awaitSaid(page, 'Reset');
	await expect.poll(async () => 'animation' in (await stored()), waiting).toBe(false);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(async () => (await stored())['animation'], waiting).toBe('never');
});
