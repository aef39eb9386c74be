import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createCurrentPolicy } from '../../../src/settings/current-policy';
import { createKnownGrants } from '../../../src/settings/known-grants';
import { changeSettings } from '../../../src/settings/settings';

const chat = new URL('https://chat.example/');
const picture = new URL('https://pictures.example/a.png');

beforeEach(async () => {
	fakeBrowser.reset();
	vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation(() => {});
	vi.spyOn(fakeBrowser.permissions.onRemoved, 'addListener').mockImplementation(() => {});
	vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(() => Promise.resolve(true));
	await changeSettings(() => ({ sites: { 'chat.example': { mode: 'on', plainHttp: false, privateHosts: [] } } }));
});

describe('a browser that does not answer once', () => {
	test('is asked again for the settings', async () => {
		const policy = createCurrentPolicy();
		vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('No answer'));
		await expect(policy.for(chat)).rejects.toThrow('No answer');
		expect(await policy.for(chat)).toMatchObject({ mode: 'on' });
		expect(await policy.preferences()).toMatchObject({ size: 'medium' });
		expect(await policy.forPictures()).toMatchObject({ mappings: [] });
	});

	test('is asked again for a site’s grant', async () => {
		const policy = createCurrentPolicy();
		vi.mocked(fakeBrowser.permissions.contains).mockRejectedValueOnce(new Error('No answer'));
		await expect(policy.for(chat)).rejects.toThrow('No answer');
		expect(await policy.for(chat)).toMatchObject({ mode: 'on' });
	});

	test('is asked again for a picture’s host, and otherwise once', async () => {
		const isGranted = createKnownGrants();
		const contains = vi.mocked(fakeBrowser.permissions.contains);
		contains.mockRejectedValueOnce(new Error('No answer'));
		await expect(isGranted(picture)).rejects.toThrow('No answer');
		expect(await isGranted(picture)).toBe(true);
		expect(await isGranted(picture)).toBe(true);
		expect(contains).toHaveBeenCalledTimes(2);
	});
});
