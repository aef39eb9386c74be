import { describe, expect, test } from 'vitest';
import { modeToTell, settingsToTell } from '../../../src/pages/findings/settings-to-tell';
import type { Settings } from '../../../src/settings/schema';

const managed = { settings: { sites: {} }, forbidsPrivateHosts: false };
const site = { host: 'secret.example', patterns: [], mode: 'on', granted: true, isBlurred: false, isLocked: false } as const;

/** All that can be set. */
const every: Required<Settings> = {
	sites: {
		'chat.secret.example': { mode: 'on', plainHttp: false, privateHosts: ['nas.secret.example', '192.168.7.7'], blur: true },
		'other.secret.example': { mode: 'off', plainHttp: true, privateHosts: [] },
	},
	pictureHosts: { 'p.secret.example': 'never' },
	mappings: [{ from: 'mxc://secret', to: 'https://secret.example/', signing: { key: 'secret', encoding: 'hex' } }],
	pagePictures: true,
	badge: true,
	mayUseProxy: true,
	firstMode: 'ask',
	size: 'small',
	animation: 'never',
	linksWithoutName: 'leave',
	maximumPictureMegabytes: 20,
};

describe('what a report tells of the settings', () => {
	test('is only what is granted, as installed', () => {
		expect(settingsToTell({ sites: {} }, { everywhereGranted: true, managed })).toBe('all hosts granted');
		expect(settingsToTell({ sites: {}, size: 'medium' }, { everywhereGranted: false, managed })).toBe('single hosts granted');
	});

	test('is each that is not as installed, and of what names hosts only how many', () => {
		expect(settingsToTell(every, { everywhereGranted: false, managed }).split(', ')).toEqual([
			'2 sites',
			'2 privateHosts',
			'1 pictureHosts',
			'1 mappings',
			'size small',
			'animation never',
			'linksWithoutName leave',
			'pagePictures true',
			'badge true',
			'mayUseProxy true',
			'firstMode ask',
			'maximumPictureMegabytes 20',
			'single hosts granted',
		]);
	});

	test('has no host, address or key in it', () => {
		const told = settingsToTell(every, { everywhereGranted: true, managed: { settings: every, forbidsPrivateHosts: true } });
		expect(told).not.toMatch(/secret|example|192|mxc|:/);
	});

	test.each([
		{ settings: { sites: {} }, forbidsPrivateHosts: true },
		{ settings: { sites: every.sites }, forbidsPrivateHosts: false },
		{ settings: { sites: {}, size: 'small' }, forbidsPrivateHosts: false },
	] as const)('says that an administrator has set %j', (set) => {
		expect(settingsToTell({ sites: {} }, { everywhereGranted: true, managed: set })).toBe(
			'all hosts granted, an administrator’s among them',
		);
	});
});

test('the mode is told, and where its site’s grant is missing', () => {
	expect(modeToTell({ site })).toBe('on');
	expect(modeToTell({ site: { ...site, granted: false } })).toBe('on, not granted');
	expect(modeToTell({ site: { ...site, mode: 'off', granted: false } })).toBe('off');
	expect(modeToTell({ site: undefined })).toBe('no web page');
});
