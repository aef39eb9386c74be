import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readManaged, withManaged } from '../../../src/settings/managed';
import type { Settings, SiteSettings } from '../../../src/settings/schema';
import { changeSettings, onSettingsChanged, readOwnSettings, readSettings } from '../../../src/settings/settings';
import { managedTimeoutMilliseconds } from '../../../src/shared/limits';
import { withResolvers } from '../with-resolvers';
import schema from '../../../public/managed-schema.json';

const site: SiteSettings = { mode: 'on', plainHttp: false, privateHosts: ['nas.lan'] };
const off: SiteSettings = { mode: 'off', plainHttp: true, privateHosts: [] };

function manage(policy: Record<string, unknown>): void {
	vi.spyOn(browser.storage.managed, 'get').mockImplementation(() => Promise.resolve(policy));
}

beforeEach(() => {
	fakeBrowser.reset();
});

describe('what an administrator has set', () => {
	test('counts before what the person has set, which stays for when it is taken back', async () => {
		await changeSettings(() => ({ sites: { 'a.example': site, 'b.example': site }, size: 'small', pagePictures: true }));
		manage({ sites: { 'a.example': off }, size: 'large' });
		expect(await readSettings()).toEqual({ sites: { 'a.example': off, 'b.example': site }, size: 'large', pagePictures: true });
		expect(await readOwnSettings()).toEqual({ sites: { 'a.example': site, 'b.example': site }, size: 'small', pagePictures: true });
		await changeSettings((settings) => ({ ...settings, animation: 'never' }));
		manage({});
		expect(await readSettings()).toMatchObject({ sites: { 'a.example': site }, size: 'small', animation: 'never' });
	});

	test('counts for the hosts below, whatever the person has said of them', () => {
		const own: Settings = { sites: { 'chat.a.example': site }, pictureHosts: { 'i.p.example': 'always', 'q.example': 'ask' } };
		const settings: Settings = { sites: { 'a.example': off }, pictureHosts: { 'p.example': 'never' } };
		expect(withManaged(own, { settings, forbidsPrivateHosts: false })).toEqual({
			sites: { 'a.example': off },
			pictureHosts: { 'q.example': 'ask', 'p.example': 'never' },
		});
	});

	test('may forbid private hosts, but for its own', () => {
		const settings: Settings = { sites: { 'b.example': site } };
		expect(withManaged({ sites: { 'a.example': site } }, { settings, forbidsPrivateHosts: true }).sites).toEqual({
			'a.example': { ...site, privateHosts: [] },
			'b.example': site,
		});
	});

	test('is nothing where it is damaged or the browser has none', async () => {
		manage({ sites: 7, size: 'huge', forbidPrivateHosts: 'yes' });
		expect(await readManaged()).toEqual({ settings: { sites: {} }, forbidsPrivateHosts: false });
		vi.spyOn(browser.storage.managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
		expect(await readManaged()).toEqual({ settings: { sites: {} }, forbidsPrivateHosts: false });
	});

	test('is not waited for where the browser does not answer, and counts when it does', async () => {
		vi.useFakeTimers();
		const { promise, resolve } = withResolvers<Record<string, unknown>>();
		vi.spyOn(browser.storage.managed, 'get').mockImplementation(() => promise);
		const onChange = vi.fn<() => void>();
		onSettingsChanged(onChange);
		const read = readSettings();
		await vi.advanceTimersByTimeAsync(managedTimeoutMilliseconds);
		expect(await read).toEqual(await readOwnSettings());
		expect(onChange).not.toHaveBeenCalled();
		resolve({ size: 'large' });
		await vi.advanceTimersByTimeAsync(0);
		expect(onChange).toHaveBeenCalledTimes(1);
		expect((await readManaged()).settings).toMatchObject({ size: 'large' });
		vi.useRealTimers();
	});

	test('is asked for once while the browser does not answer, and waited for once', async () => {
		vi.useFakeTimers();
		const { promise, resolve } = withResolvers<Record<string, unknown>>();
		const get = vi.spyOn(browser.storage.managed, 'get').mockImplementation(() => promise);
		const first = readManaged();
		await vi.advanceTimersByTimeAsync(managedTimeoutMilliseconds);
		await first;
		// No time passes by.
		const answers = await Promise.all([readManaged(), readManaged()]);
		expect(answers).toEqual([await first, await first]);
		expect(get).toHaveBeenCalledTimes(1);
		resolve({ size: 'small' });
		await vi.advanceTimersByTimeAsync(0);
		await readManaged();
		expect(get).toHaveBeenCalledTimes(2);
		vi.useRealTimers();
	});

	test('tells of its changes', () => {
		const onChange = vi.fn<() => void>();
		onSettingsChanged(onChange);
		void fakeBrowser.storage.onChanged.trigger({ size: { newValue: 'large' } }, 'managed');
		expect(onChange).toHaveBeenCalledTimes(1);
	});
});

test('the description for Chrome’s policies has every setting', async () => {
	await fakeBrowser.storage.local.set({ settings: {} });
	const every: Required<Settings> = {
		sites: {},
		pictureHosts: {},
		mappings: [],
		pagePictures: true,
		badge: true,
		mayUseProxy: true,
		firstMode: 'ask',
		size: 'small',
		animation: 'never',
		linksWithoutName: 'leave',
		maximumPictureMegabytes: 20,
	};
	expect(Object.keys(schema.properties).sort()).toEqual([...Object.keys(every), 'version', 'forbidPrivateHosts'].sort());
});
