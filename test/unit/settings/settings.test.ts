import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { preferencesOf, usualPreferences } from '../../../src/settings/preferences';
import {
	changeSettings,
	defaultSettings,
	onSettingsChanged,
	readSettings,
	type Settings,
	type SiteSettings,
} from '../../../src/settings/settings';
import { StorageFullError } from '../../../src/settings/stored-item';

const site: SiteSettings = { mode: 'on', plainHttp: false, privateHosts: ['nas.lan', '*.img.lan', '192.168.1.5', '[fd00::1]'] };

async function read(stored: unknown): Promise<Settings> {
	await fakeBrowser.storage.local.set({ settings: stored });
	return readSettings();
}

beforeEach(() => {
	fakeBrowser.reset();
});

describe('settings', () => {
	test('turn nothing on by themselves', async () => {
		expect(defaultSettings).toEqual({ sites: {} });
		expect(await readSettings()).toEqual({ sites: {} });
	});

	test('are read as they were stored', async () => {
		const changed = await changeSettings(() => ({ sites: { 'chat.example': site } }));
		expect(changed).toEqual({ sites: { 'chat.example': site } });
		expect(await readSettings()).toEqual(changed);
		expect(await fakeBrowser.storage.local.get()).toEqual({ settings: { version: 1, ...changed } });
	});

	test.each(['chat.example', 'localhost', 'a.b.c.d', '192.168.1.5', '[fd00::1]', 'xn--bcher-kva.example', 'a_b.example'])(
		'keep the site %s',
		async (host) => {
			expect(await read({ sites: { [host]: site } })).toEqual({ sites: { [host]: site } });
		},
	);

	test('lose no change that is made at the same time as another', async () => {
		await Promise.all(
			['a.example', 'b.example', 'c.example'].map((host) => changeSettings(({ sites }) => ({ sites: { ...sites, [host]: site } }))),
		);
		expect(Object.keys((await readSettings()).sites)).toEqual(['a.example', 'b.example', 'c.example']);
	});

	test('can be changed after a change that failed', async () => {
		const failing = changeSettings(() => {
			throw new Error('A bug');
		});
		await expect(failing).rejects.toThrow('A bug');
		expect(await changeSettings(() => ({ sites: { 'a.example': site } }))).toEqual({ sites: { 'a.example': site } });
	});

	test('tell of their changes', async () => {
		const onChange = vi.fn<() => void>();
		onSettingsChanged(onChange);
		await changeSettings(() => ({ sites: { 'a.example': site } }));
		expect(onChange).toHaveBeenCalledTimes(1);
	});
});

describe('what is said beside sites', () => {
	const preferences = {
		pictureHosts: { 'a.example': 'never' },
		mappings: [{ from: 'mxc://', to: 'https://m.example/' }],
		pagePictures: true,
		mayUseProxy: true,
		firstMode: 'ask',
		size: 'large',
		animation: 'never',
		linksWithoutName: 'leave',
		maximumPictureMegabytes: 50,
	} as const;

	test('is read as it was stored', async () => {
		await changeSettings(() => ({ sites: {}, ...preferences }));
		expect(await readSettings()).toEqual({ sites: {}, ...preferences });
	});

	test.each(Object.keys(preferences))('says nothing where it is damaged, and the rest stays: %s', async (name) => {
		const rest = Object.fromEntries(Object.entries(preferences).filter(([other]) => other !== name));
		expect(await read({ sites: { 'a.example': site }, ...preferences, [name]: -7 })).toEqual({ sites: { 'a.example': site }, ...rest });
	});

	test('says nothing of a limit that nobody may set', async () => {
		expect(await read({ sites: {}, maximumPictureMegabytes: 51 })).toEqual({ sites: {} });
		expect(await read({ sites: {}, maximumPictureMegabytes: 50 })).toEqual({ sites: {}, maximumPictureMegabytes: 50 });
		expect(await read({ sites: {}, maximumPictureMegabytes: 1.5 })).toEqual({ sites: {} });
	});

	test('counts as installed where nothing was said', () => {
		expect(preferencesOf({ sites: {} })).toEqual(usualPreferences);
		expect(preferencesOf({ sites: {}, ...preferences })).toMatchObject({
			size: 'large',
			animation: 'never',
			linksWithoutName: 'leave',
		});
	});
});

describe('THREAT 33: where settings are damaged', () => {
	test.each([null, 7, 'text', [], {}, { sites: null }, { sites: 'text' }, { other: {} }])(
		'altogether, as %j, nothing is on',
		async (stored) => {
			expect(await read(stored)).toEqual({ sites: {} });
		},
	);

	test.each([
		null,
		'on',
		{},
		{ ...site, mode: 'always' },
		{ ...site, mode: undefined },
		{ ...site, plainHttp: 'no' },
		{ ...site, privateHosts: 'nas.lan' },
	])('in one site, as %j, the others are kept', async (damaged) => {
		expect(await read({ sites: { 'bad.example': damaged, 'good.example': site } })).toEqual({ sites: { 'good.example': site } });
	});

	test.each([
		'',
		'a b',
		'a/b',
		'https://a.example',
		'a.example:80',
		'*.example',
		'*',
		'A.example',
		'bücher.example',
		'a..b/',
		'x'.repeat(300),
		'constructor',
	])('in the name of a site, as %j, the others are kept', async (host) => {
		expect(await read({ sites: { [host]: site, 'good.example': site } })).toEqual({ sites: { 'good.example': site } });
	});

	test('in one private host, the others are kept', async () => {
		const privateHosts = ['nas.lan', 7, null, '', 'a b', '*', 'nas.lan/path', 'x'.repeat(300), 'NAS2.lan.'];
		expect((await read({ sites: { 'a.example': { ...site, privateHosts } } })).sites['a.example']?.privateHosts).toEqual([
			'nas.lan',
			'nas2.lan',
		]);
	});

	test('in whether a site is blurred, it is not, and the site stays', async () => {
		expect((await read({ sites: { 'a.example': { ...site, blur: 'yes' } } })).sites['a.example']).toEqual({ ...site, blur: false });
		expect((await read({ sites: { 'a.example': { ...site, blur: true } } })).sites['a.example']).toEqual({ ...site, blur: true });
	});

	test('in the list of sites, the rest is kept', async () => {
		expect(await read({ sites: 'none', size: 'small' })).toEqual({ sites: {}, size: 'small' });
	});

	test('by keys of prototypes, nothing is inherited', async () => {
		const stored: unknown = JSON.parse(
			`{ "sites": { "__proto__": ${JSON.stringify(site)}, "a.example": ${JSON.stringify(site)} }, "__proto__": { "x": 1 } }`,
		);
		const { sites } = await read(stored);
		expect(Object.keys(sites)).toEqual(['a.example']);
		expect(Object.getPrototypeOf(sites)).toBe(Object.prototype);
		expect(Reflect.get({}, 'mode')).toBeUndefined();
	});

	test('the next change stores what can be read', async () => {
		await fakeBrowser.storage.local.set({ settings: { sites: { 'bad.example': 7, 'good.example': site } } });
		await changeSettings(({ sites }) => ({ sites: { ...sites, 'new.example': site } }));
		expect(await fakeBrowser.storage.local.get('settings')).toEqual({
			settings: { version: 1, sites: { 'good.example': site, 'new.example': site } },
		});
	});
});

describe('settings of a later version', () => {
	const later = { version: 2, sites: { 'a.example': { ...site, depth: 3 } }, size: 'huge', planets: ['Mars'] };

	test('are read as far as they are understood', async () => {
		expect(await read(later)).toEqual({ sites: { 'a.example': site } });
	});

	test('lose nothing by a change', async () => {
		await fakeBrowser.storage.local.set({ settings: later });
		await changeSettings((settings) => ({ ...settings, sites: { ...settings.sites, 'b.example': site } }));
		expect(await fakeBrowser.storage.local.get('settings')).toEqual({
			settings: { ...later, sites: { ...later.sites, 'b.example': site } },
		});
	});
});

describe('a storage that is full', () => {
	test('leaves what was stored, and takes the next change that fits', async () => {
		await changeSettings(() => ({ sites: { 'a.example': site } }));
		const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
		await expect(changeSettings(() => ({ sites: {} }))).rejects.toThrow(StorageFullError);
		set.mockRejectedValueOnce(new Error('The disk is on fire'));
		await expect(changeSettings(() => ({ sites: {} }))).rejects.toThrow('on fire');
		set.mockRestore();
		expect(await readSettings()).toEqual({ sites: { 'a.example': site } });
		expect(await changeSettings((settings) => ({ ...settings, size: 'small' }))).toEqual({
			sites: { 'a.example': site },
			size: 'small',
		});
	});
});

describe('in the e2e build', () => {
	beforeEach(() => {
		vi.stubEnv('MODE', 'e2e');
		vi.resetModules();
	});
	afterEach(() => {
		vi.unstubAllEnvs();
		vi.resetModules();
	});

	const installed = {
		sites: {
			'chat.test': { mode: 'on', plainHttp: false, privateHosts: ['*.img.test'] },
			localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] },
		},
	};

	test('the hosts of tests are on from the beginning', async () => {
		const { readSettings: readInstalled } = await import('../../../src/settings/settings');
		expect(await readInstalled()).toEqual(installed);
	});

	test('what is stored counts, and the first change keeps what was on', async () => {
		const e2e = await import('../../../src/settings/settings');
		const off: SiteSettings = { mode: 'off', plainHttp: true, privateHosts: [] };
		await e2e.changeSettings(({ sites }) => ({ sites: { ...sites, localhost: off } }));
		expect(await e2e.readSettings()).toEqual({ sites: { ...installed.sites, localhost: off } });
		await e2e.changeSettings(() => ({ sites: {} }));
		expect(await e2e.readSettings()).toEqual({ sites: {} });
	});
});
