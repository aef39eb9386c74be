import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { canUndoReplacing, replaceSettings, undoReplacing } from '../../../src/settings/replace-settings';
import type { Settings } from '../../../src/settings/schema';
import { changeSettings, readSettings } from '../../../src/settings/settings';
import { settingsVersion } from '../../../src/settings/versions';

const before: Settings = { sites: { 'a.example': { mode: 'on', plainHttp: false, privateHosts: [] } }, size: 'small' };

beforeEach(async () => {
	fakeBrowser.reset();
	await changeSettings(() => before);
});

test('all settings are replaced, and brought back once', async () => {
	expect(await canUndoReplacing()).toBe(false);
	await replaceSettings({ sites: {}, size: 'large' });
	expect(await readSettings()).toEqual({ sites: {}, size: 'large' });
	expect(await canUndoReplacing()).toBe(true);
	await undoReplacing();
	expect(await readSettings()).toEqual(before);
	expect(await canUndoReplacing()).toBe(false);
	await undoReplacing();
	expect(await readSettings()).toEqual(before);
});

test('a reset is as it was installed, and can be undone', async () => {
	await replaceSettings();
	expect(await readSettings()).toEqual({ sites: {} });
	await undoReplacing();
	expect(await readSettings()).toEqual(before);
});

test('what is kept for undoing says of which version it is, so that it is not taken for an older one', async () => {
	await replaceSettings();
	expect(await fakeBrowser.storage.session.get('settingsBefore')).toEqual({ settingsBefore: { version: settingsVersion, ...before } });
});

test('what is kept for undoing is not on disk', async () => {
	await replaceSettings();
	expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('a.example');
});
