// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { manifest } from '../../../build/manifest';
import { usableHints } from '../../../src/find/site-hints';
import { maximumSelectorCharacters } from '../../../src/shared/limits';
import { hintsFor } from '../../../src/sites/find-site';
import { sites } from '../../../src/sites/registry';
import { broaderHosts } from '../../../src/shared/broader-hosts';
import { sitesTable, tableIn } from './table';

const machinery = new Set(['site', 'find-site', 'registry']);
const hosts = sites.flatMap(({ hosts: own }) => own);

describe('the sites', () => {
	test('are the files of src/sites, each registered once', () => {
		const files = readdirSync('src/sites').flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));
		expect(sites.map(({ id }) => id).toSorted()).toEqual(files.filter((id) => !machinery.has(id)).toSorted());
		expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length);
	});

	test('have hosts that are hosts, each of one site only, and none below another site’s', () => {
		for (const host of hosts) {
			expect(new URL(`https://${host}/`).host).toBe(host);
			expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
			expect(broaderHosts(host).filter((broader) => hosts.includes(broader))).toEqual([host]);
		}
		expect(new Set(hosts).size).toBe(hosts.length);
	});

	test('are found by a host or by nothing: software without hosts is such that people host themselves', () => {
		for (const { hosts: own, selfHosted } of sites) expect(own.length > 0 || selfHosted).toBe(true);
	});

	test('have selectors only for what the generic engine gets wrong, and only where somebody has seen the markup', () => {
		for (const { skip, rows, shownByPage, verified, genericGetsWrong } of sites) {
			const hasSelectors = skip !== undefined || rows !== undefined || shownByPage !== undefined;
			expect(hasSelectors).toBe(genericGetsWrong !== undefined);
			expect(hasSelectors && verified.how === 'unverified').toBe(false);
		}
	});

	test.each([...hosts, 'chat.example.org'])('have selectors that can be told to a page: %s', (host) => {
		const hints = hintsFor(host);
		const selectors = [hints.skip, hints.rows, hints.shownByPage];
		for (const selector of selectors) expect(selector.length).toBeLessThanOrEqual(maximumSelectorCharacters);
		const empty = selectors.filter((selector) => selector === '');
		const usable = usableHints(hints);
		const unused = [usable.skip, usable.rows, usable.shownByPage].filter((selector) => selector.split(',').at(-1) === ':not(*)');
		expect(unused).toHaveLength(empty.length);
	});

	test('are the table in the README', () => {
		const expected = sitesTable();
		expect(tableIn(readFileSync('README.md', 'utf8')), `Between its markers, the README should have:\n\n${expected}\n`).toBe(expected);
	});

	test.each(['chrome', 'firefox'])('need no permission at install: %s', (browser) => {
		const { permissions, host_permissions, content_scripts, optional_host_permissions } = manifest({
			browser,
			mode: 'production',
			command: 'build',
			manifestVersion: 3,
		});
		expect(host_permissions ?? []).toEqual([]);
		expect(content_scripts ?? []).toEqual([]);
		expect(permissions?.filter((permission) => permission.includes('.') || permission.includes('/'))).toEqual([]);
		expect(optional_host_permissions).toEqual(['*://*/*']);
	});
});
