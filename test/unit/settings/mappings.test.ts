import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mappingsSchema } from '../../../src/settings/mappings';
import {
	afterAsking,
	hostThatCounts,
	pictureHostMode,
	pictureHostModesSchema,
	withPictureHost,
} from '../../../src/settings/picture-host-modes';
import { maximumMappingCharacters, maximumMappings, maximumPictureHosts } from '../../../src/shared/limits';

const good = { from: 'https://a.org/', to: 'https://b.org/' };

describe('mappings', () => {
	test.each([
		good,
		{ from: 'file:///var/lib/spectrum/', to: 'http://192.168.1.5/' },
		{ from: 'mxc://', to: 'https://m.example/{rest}?width=640' },
		{ from: 'http:', to: 'https://camo.example', signing: { key: 'secret', encoding: 'hex' } },
	])('are kept: %j', (mapping) => {
		expect(v.parse(mappingsSchema, [mapping])).toEqual([mapping]);
	});

	test.each([
		null,
		'text',
		{},
		{ ...good, from: '' },
		{ ...good, from: 'a.org' },
		{ ...good, from: 'javascript:' },
		{ ...good, to: '' },
		{ ...good, to: '/b' },
		{ ...good, to: 'file:///b' },
		{ ...good, to: 'javascript:{url}' },
		{ ...good, to: 'https://user:password@b.org/' },
		{ ...good, to: '{url}' },
		{ ...good, to: `https://b.org/${'x'.repeat(maximumMappingCharacters)}` },
		{ ...good, signing: { key: '', encoding: 'hex' } },
		{ ...good, signing: { key: 'x', encoding: 'rot13' } },
	])('are dropped one by one: %j', (mapping) => {
		expect(v.parse(mappingsSchema, [mapping, good])).toEqual([good]);
	});

	test('are so many and no more', () => {
		expect(
			v.parse(
				mappingsSchema,
				Array.from({ length: maximumMappings + 9 }, () => good),
			).length,
		).toBe(maximumMappings);
	});
});

describe('modes of picture hosts', () => {
	test('are kept, and what is damaged is dropped alone', () => {
		const stored: unknown = JSON.parse(
			'{ "a.org": "never", "b.org": "sometimes", "C.org": "ask", "*": "always", "a/b": "ask", "__proto__": "ask", "d.org": 7, "..": "never", "..f.org": "ask", "e.org.": "always" }',
		);
		expect(v.parse(pictureHostModesSchema, stored)).toEqual({ 'a.org': 'never', 'e.org': 'always' });
	});

	test('are so many and no more', () => {
		const many = Object.fromEntries(Array.from({ length: maximumPictureHosts + 9 }, (_, index) => [`h${index}.org`, 'ask']));
		expect(Object.keys(v.parse(pictureHostModesSchema, many)).length).toBe(maximumPictureHosts);
	});

	const modes = { 'a.org': 'never', 'b.a.org': 'ask', org: 'always' } as const;
	test.each([
		['a.org', 'never'],
		['x.a.org', 'never'],
		['b.a.org', 'ask'],
		['c.b.a.org', 'ask'],
		['other.org', 'always'],
		['a.com', undefined],
		['constructor', undefined],
		['x.a.org.', 'never'],
	])('of %s is %s', (host, mode) => {
		expect(pictureHostMode(host, modes)).toBe(mode);
	});

	test('are set for a host by its name alone, complete or not', () => {
		const settings = withPictureHost({ pictureHosts: { 'a.org': 'ask', 'b.org': 'ask' } }, 'a.org.', 'never');
		expect(settings).toEqual({ pictureHosts: { 'a.org': 'never', 'b.org': 'ask' } });
		expect(withPictureHost(settings, 'a.org.', undefined)).toEqual({ pictureHosts: { 'b.org': 'ask' } });
		expect(hostThatCounts('c.a.org.', modes)).toBe('a.org');
	});

	test('let through what was asked for, and nothing that never shows', () => {
		expect(afterAsking(modes)).toEqual({ 'a.org': 'never', 'b.a.org': 'always', org: 'always' });
	});
});
