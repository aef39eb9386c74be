import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type * as Managed from '../../../src/settings/managed';
import type * as Settings from '../../../src/settings/settings';
import type * as Versions from '../../../src/settings/versions';
import { readSettingsFile } from '../../../src/settings/settings-file';

const site = { mode: 'on', plainHttp: false, privateHosts: ['nas.lan'] } as const;
const stored = { version: 1, sites: { 'a.example': site } };
const fail = (): never => {
	throw new Error('A bug');
};

let settings: typeof Settings;
let managed: typeof Managed;

beforeAll(async () => {
	vi.resetModules();
	vi.doMock('../../../src/settings/versions', async (load) => {
		const versions = await load<typeof Versions>();
		return { ...versions, migrated: (raw: unknown) => versions.migrated(raw, [fail]) };
	});
	settings = await import('../../../src/settings/settings');
	managed = await import('../../../src/settings/managed');
});
afterAll(() => {
	vi.doUnmock('../../../src/settings/versions');
	vi.resetModules();
});

beforeEach(() => {
	fakeBrowser.reset();
	vi.spyOn(console, 'error').mockImplementation(() => {});
});

describe('THREAT 33: settings that cannot be brought to this version', () => {
	test('turn everything off, and are said to be so where bugs are looked for', async () => {
		await fakeBrowser.storage.local.set({ settings: stored });
		expect(await settings.readSettings()).toEqual({ sites: {} });
		expect(console.error).toHaveBeenCalled();
	});

	test('stay as they are stored, whatever is to be changed', async () => {
		await fakeBrowser.storage.local.set({ settings: stored });
		await expect(settings.changeSettings((present) => ({ ...present, size: 'small' }))).rejects.toThrow('version 1');
		expect(await fakeBrowser.storage.local.get('settings')).toEqual({ settings: stored });
	});

	test('of an administrator forbid all private hosts of the person’s', async () => {
		vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(() => Promise.resolve({ size: 'large' }));
		expect(await managed.readManaged()).toEqual({ settings: { sites: {} }, forbidsPrivateHosts: true });
	});

	test('of a file are not taken', () => {
		const file = JSON.stringify({ format: 'vignette-settings', ...stored });
		expect(readSettingsFile(file, [fail])).toEqual({ ok: false, problem: 'not-ours' });
		expect(readSettingsFile(file)).toMatchObject({ ok: true });
	});
});
