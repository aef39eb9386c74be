import { describe, expect, test } from 'vitest';
import { chatPatterns, hostPattern, sitePatterns } from '../../../src/settings/match-patterns';
import type { SiteSettings } from '../../../src/settings/settings';

function site(mode: SiteSettings['mode'], plainHttp = false): SiteSettings {
	return { mode, plainHttp, privateHosts: [] };
}

describe('the pages of a site', () => {
	test.each([
		['chat.example.org', false, ['https://*.chat.example.org/*']],
		['chat.example.org', true, ['https://*.chat.example.org/*', 'http://*.chat.example.org/*']],
		['localhost', true, ['https://localhost/*', 'http://localhost/*']],
		['192.168.1.5', false, ['https://192.168.1.5/*']],
		['[fd00::1]', false, ['https://[fd00::1]/*']],
	])('at %s, without TLS %s', (host, plainHttp, patterns) => {
		expect(sitePatterns(host, { plainHttp })).toEqual(patterns);
	});

	test('a picture host is asked with and without TLS', () => {
		expect(hostPattern('files.example.org')).toBe('*://files.example.org/*');
	});
});

describe('the content script', () => {
	test('runs nowhere by itself', () => {
		expect(chatPatterns({ sites: {} })).toEqual({ matches: [], excludeMatches: [] });
	});

	test('runs on the sites that are on or ask, less narrower ones that are off', () => {
		const sites = { 'example.org': site('on'), 'a.example': site('ask', true), 'off.example.org': site('off') };
		expect(chatPatterns({ sites })).toEqual({
			matches: ['https://*.example.org/*', 'https://*.a.example/*', 'http://*.a.example/*'],
			excludeMatches: ['https://*.off.example.org/*', 'http://*.off.example.org/*'],
		});
	});

	test('runs on a site that is on within one that is off', () => {
		const sites = { 'example.org': site('off'), 'chat.example.org': site('on') };
		expect(chatPatterns({ sites })).toEqual({
			matches: ['https://*.chat.example.org/*'],
			excludeMatches: ['https://example.org/*', 'http://example.org/*'],
		});
	});
});
