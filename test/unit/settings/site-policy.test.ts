import { describe, expect, test } from 'vitest';
import type { Settings, SiteSettings } from '../../../src/settings/settings';
import { broaderHosts } from '../../../src/shared/broader-hosts';
import { policyFor, withPrivateHost, withSiteMode } from '../../../src/settings/site-policy';

const on: SiteSettings = { mode: 'on', plainHttp: false, privateHosts: [] };
const plain: SiteSettings = { mode: 'on', plainHttp: true, privateHosts: ['nas.lan'] };
const off: SiteSettings = { mode: 'off', plainHttp: false, privateHosts: [] };

const settings: Settings = {
	sites: { 'example.org': on, 'off.example.org': off, 'plain.example.org': plain, localhost: plain, '192.168.1.5': plain },
};

function policy(url: string, of = settings) {
	return policyFor(new URL(url), of);
}

test.each([
	['a.b.example.org', ['a.b.example.org', 'b.example.org', 'example.org', 'org']],
	['localhost', ['localhost']],
	['192.168.1.5', ['192.168.1.5']],
	['[fd00::1]', ['[fd00::1]']],
])('the hosts that %s belongs to', (host, hosts) => {
	expect(broaderHosts(host)).toEqual(hosts);
});

describe('the policy for a page', () => {
	test.each([
		['https://example.org/', 'example.org'],
		['https://chat.example.org:8443/room?x#y', 'example.org'],
		['https://a.off.example.org/', 'off.example.org'],
		['http://plain.example.org/', 'plain.example.org'],
		['https://plain.example.org/', 'plain.example.org'],
		['http://localhost:3000/', 'localhost'],
		['http://192.168.1.5/', '192.168.1.5'],
		['http://3232235781/', '192.168.1.5'],
	])('at %s is that of %s', (url, host) => {
		expect(policy(url)).toEqual({ ...settings.sites[host], host });
	});

	test.each([
		'https://org/',
		'https://notexample.org/',
		'https://example.org.evil.example/',
		'http://example.org/',
		'http://chat.example.org/',
		'https://1.192.168.1/',
		'ftp://localhost/',
		'about:blank',
		'data:text/html,x',
		'file:///example.org',
		'https://constructor/',
		'https://a.__proto__/',
		'https://toString/',
	])('at %s is none', (url) => {
		expect(policy(url)).toBeUndefined();
	});
});

describe('a site whose mode is set', () => {
	test('is the page’s own host where nothing is known', () => {
		const changed = withSiteMode({ sites: {} }, new URL('https://chat.example.org/room'), 'ask');
		expect(changed).toEqual({ sites: { 'chat.example.org': { mode: 'ask', plainHttp: false, privateHosts: [] } } });
	});

	test('is meant without TLS as well where it was set from such a page', () => {
		const changed = withSiteMode({ sites: {} }, new URL('http://chat.example.org/room'), 'on');
		expect(policy('http://chat.example.org/', changed)?.mode).toBe('on');
		expect(policy('https://chat.example.org/', changed)?.mode).toBe('on');
	});

	test('is the broader one that counts for the page', () => {
		const changed = withSiteMode(settings, new URL('https://chat.example.org/'), 'off');
		expect(changed.sites['example.org']).toEqual({ ...on, mode: 'off' });
		expect(changed.sites['chat.example.org']).toBeUndefined();
	});

	test('keeps what else was known, of it and of others', () => {
		const changed = withSiteMode(settings, new URL('https://plain.example.org/'), 'ask');
		expect(changed).toEqual({ sites: { ...settings.sites, 'plain.example.org': { ...plain, mode: 'ask' } } });
		expect(settings.sites['plain.example.org']?.mode).toBe('on');
	});

	test.each(['https://constructor/', 'https://__proto__/', 'https://hasOwnProperty/'])('at %s has nothing of a prototype’s', (page) => {
		const url = new URL(page);
		const changed = withSiteMode(settings, url, 'on');
		expect(Object.getPrototypeOf(changed.sites)).toBe(Object.prototype);
		expect(policyFor(url, changed)).toEqual({ ...on, host: url.hostname });
		expect(Reflect.get({}, 'mode')).toBeUndefined();
	});
});

describe('a private host', () => {
	const page = new URL('https://plain.example.org/');

	test('is added once, as hosts are compared', () => {
		const once = withPrivateHost(settings, page, '192.168.1.9');
		expect(once.sites['plain.example.org']?.privateHosts).toEqual(['nas.lan', '192.168.1.9']);
		expect(withPrivateHost(once, page, '192.168.1.9')).toEqual(once);
		expect(withPrivateHost(settings, page, 'nas.lan.')).toEqual(settings);
		expect(withPrivateHost(settings, page, 'files.lan.').sites['plain.example.org']?.privateHosts).toEqual(['nas.lan', 'files.lan']);
	});

	test('is for that site alone', () => {
		const changed = withPrivateHost(settings, page, '192.168.1.9');
		expect({ ...changed.sites, 'plain.example.org': plain }).toEqual(settings.sites);
	});

	test.each(['', 'a b', 'nas.lan/path', '*', '*.', 'user@nas.lan'])('%j is none', (host) => {
		expect(withPrivateHost(settings, page, host)).toEqual(settings);
	});

	test('needs a site', () => {
		expect(withPrivateHost(settings, new URL('https://elsewhere.example/'), 'files.lan')).toEqual(settings);
	});
});
