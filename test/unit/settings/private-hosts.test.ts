import { expect, test } from 'vitest';
import { privateHostsInUse } from '../../../src/settings/private-hosts';
import type { SiteSettings } from '../../../src/settings/settings';

function site(mode: SiteSettings['mode'], ...privateHosts: string[]): SiteSettings {
	return { mode, plainHttp: false, privateHosts };
}

test('no site needs none', () => {
	expect(privateHostsInUse({ sites: {} })).toEqual([]);
});

test('each site that is not off needs its own host and those it is allowed, once', () => {
	const sites = {
		'chat.lan': site('on', 'nas.lan', '*.img.test'),
		'b.lan': site('ask', 'nas.lan', '[fd00::1]'),
		'off.lan': site('off', 'secret.lan'),
	};
	expect(privateHostsInUse({ sites })).toEqual(['chat.lan', 'nas.lan', '*.img.test', 'b.lan', '[fd00::1]']);
});

test('what is no host is left out, and so is nothing else', () => {
	expect(privateHostsInUse({ sites: { '192.168.1.5': site('on', 'a b', 'NAS.lan.', '') } })).toEqual(['192.168.1.5', 'nas.lan']);
});
