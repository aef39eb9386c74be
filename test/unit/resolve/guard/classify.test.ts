import { describe, expect, it, test } from 'vitest';
import { maximumUrlCharacters } from '../../../../src/shared/limits';
import { classifyAddress } from '../../../../src/resolve/guard/address';
import { classify } from '../../../../src/resolve/guard/classify';
import { privateEdges, privateIpv4Ranges, privateIpv6Ranges, publicNeighbours } from './address-ranges';
import { list } from './list';
import { privateSpellings, publicSpellings } from './private-spellings';

describe('THREAT 1, THREAT 5: classify', () => {
	test.each([...privateEdges, ...privateSpellings])('%s is private', (host) => {
		expect(classify(new URL(`http://${host}/a.png`))).toBe('private');
		expect(classify(new URL(`https://${host}:8443/a.png`))).toBe('private');
	});

	test.each([...publicNeighbours, ...publicSpellings])('%s is public', (host) => {
		expect(classify(new URL(`http://${host}/a.png`))).toBe('public');
		expect(classify(new URL(`https://${host}:8443/a.png`))).toBe('public');
	});

	it('is tried on more than a hundred spellings, none of them twice', () => {
		expect(new Set(privateSpellings).size).toBe(privateSpellings.length);
		expect(privateSpellings.length).toBeGreaterThan(100);
	});

	test.each([
		'ftp://example.com/a.png',
		'file:///etc/passwd',
		'data:image/png;base64,AA==',
		'blob:https://example.com/0',
		'mailto:a@example.com',
		'ws://example.com/',
		'chrome-extension://abc/a.png',
		'about:blank',
		'aesgcm://example.com/a#00',
		'http://user@example.com/',
		'http://user:password@example.com/',
		'http://:password@example.com/',
		'https://example.com@10.0.0.1/',
		'http://a..b/',
		'http://.example.com/',
		'http://./',
		'https://a*b.example.com/',
		'https://*.example.com/a.png',
		'https://$(x).png/',
		'https://a,b.example.com/',
		"https://a'b.example.com/",
	])('%s is invalid', (text) => {
		expect(classify(new URL(text))).toBe('invalid');
	});

	it('takes names in any script, and with the underscores that some have', () => {
		expect(classify(new URL('https://bücher.example.com/a.png'))).toBe('public');
		expect(classify(new URL('https://a_b.example.com/a.png'))).toBe('public');
	});

	it('takes no four numbers for an address that are none', () => {
		expect(classify(new URL('https://10-0-0-255.example.com/a.png'))).toBe('private');
		expect(classify(new URL('https://10-0-0-256.example.com/a.png'))).toBe('public');
	});

	it('refuses a URL above the limit, and not one at it', () => {
		const start = 'https://example.com/';
		expect(classify(new URL(start.padEnd(maximumUrlCharacters, 'a')))).toBe('public');
		expect(classify(new URL(start.padEnd(maximumUrlCharacters + 1, 'a')))).toBe('invalid');
	});
});

describe('classifyAddress', () => {
	/** The one range of which addresses on the wire are read for what is inside. */
	const translated = '64:ff9b::/96';
	const ranges = [...privateIpv4Ranges, ...privateIpv6Ranges.filter(({ cidr }) => cidr !== translated && cidr !== '::/8')];

	test.each(ranges)('refuses $cidr and not its neighbours', ({ first, last, before, after }) => {
		expect([first, last].map(classifyAddress)).toEqual(['private', 'private']);
		for (const neighbour of [before ?? [], after ?? []].flat()) expect(classifyAddress(neighbour)).toBe('public');
	});

	test.each(list`
		::1 :: fe80::1%eth0 fe80::1%25en0 ::ffff:127.0.0.1 ::ffff:7f00:1 ::FFFF:192.168.0.1 ::ffff:168.63.129.16
		64:ff9b::10.0.0.1 64:ff9b:1::808:808 ::8.8.8.8 2002:808:808::1 2a00::5efe:808:808
	`)('%s is private', (address) => {
		expect(classifyAddress(address)).toBe('private');
	});

	test.each(list`
		8.8.8.8 2606:4700::1111 2606:4700::1111%3 ::ffff:8.8.8.8 ::ffff:808:808 64:ff9b::808:808
	`)('%s is public', (address) => {
		expect(classifyAddress(address)).toBe('public');
	});

	test.each([
		'',
		' ',
		'localhost',
		'example.com',
		'8.8.8',
		'134744072',
		'0x8.8.8.8',
		'8.8.8.8 ',
		'8.8.8.8\n',
		'8.8.8.256',
		'08.8.8.8',
		'[2606:4700::1]',
		'8.8.8.8:80',
		':::',
		'%eth0',
	])('%j cannot be read and is private', (text) => {
		expect(classifyAddress(text)).toBe('private');
	});
});
