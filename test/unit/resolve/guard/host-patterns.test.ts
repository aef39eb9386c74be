import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesHostPattern, parseHostPattern } from '../../../../src/shared/host-patterns';

describe('parseHostPattern', () => {
	test.each([
		['192.168.1.5', '192.168.1.5'],
		['3232235781', '192.168.1.5'],
		['0xC0.168.1.5', '192.168.1.5'],
		['[fd00::1]', '[fd00::1]'],
		['[FD00:0:0::0001]', '[fd00::1]'],
		['fd00::1', '[fd00::1]'],
		['::1', '[::1]'],
		['::ffff:10.0.0.1', '[::ffff:a00:1]'],
		['nas.lan', 'nas.lan'],
		[' NAS.Lan. ', 'nas.lan'],
		['localhost', 'localhost'],
		['printer_1.local', 'printer_1.local'],
		['Bücher.lan', 'xn--bcher-kva.lan'],
		['*.img.test', '*.img.test'],
		['*.IMG.test.', '*.img.test'],
		['*.bücher.lan', '*.xn--bcher-kva.lan'],
		['*.lan', '*.lan'],
	])('reads %j as %s', (text, pattern) => {
		expect(parseHostPattern(text)).toBe(pattern);
	});

	test.each([
		'',
		' ',
		'*',
		'*.',
		'.',
		'*.*',
		'*.*.lan',
		'*nas.lan',
		'nas.*',
		'a.*.lan',
		'*.192.168.1.5',
		'*.1',
		'*.[fd00::1]',
		'*.fd00::1',
		'..',
		'a..b',
		'nas$.lan',
		'.lan',
		'*..lan',
		'nas.lan:80',
		'nas.lan:8080',
		'192.168.1.5:80',
		'[fd00::1]:80',
		'[fd00::1',
		'fd00::1]',
		'fd00::1%eth0',
		'[fd00::1%25eth0]',
		'fd00::1::2',
		'nas.lan/',
		'nas.lan/a',
		'nas.lan\\a',
		'nas.lan?a',
		'nas.lan#a',
		'user@nas.lan',
		'user:password@nas.lan',
		'http://nas.lan',
		'http://nas.lan/',
		'//nas.lan',
		'nas lan',
		'na\ts.lan',
		'nas\n.lan',
		'nas%2Flan',
		'nas<lan',
		'256.256.256.256',
		'1.2.3.4.5',
		'nas%00lan',
	])('refuses %j', (text) => {
		expect(parseHostPattern(text)).toBeUndefined();
	});

	test('returns what it would return again', () => {
		const text = fc.oneof(
			fc.domain(),
			fc.ipV4Extended(),
			fc.ipV6(),
			fc.domain().map((name) => `*.${name}`),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(text, (candidate) => {
				const pattern = parseHostPattern(candidate);
				expect(pattern && parseHostPattern(pattern)).toBe(pattern);
			}),
			{ numRuns: 5000 },
		);
	});
});

describe('matchesHostPattern', () => {
	test.each([
		['nas.lan', 'nas.lan'],
		['nas.lan.', 'nas.lan'],
		['192.168.1.5', '192.168.1.5'],
		['[fd00::1]', '[fd00::1]'],
		['img.test', '*.img.test'],
		['a.img.test', '*.img.test'],
		['a.b.img.test.', '*.img.test'],
	])('%s is of %s', (host, pattern) => {
		expect(matchesHostPattern(host, pattern)).toBe(true);
	});

	test.each([
		['a.nas.lan', 'nas.lan'],
		['lan', 'nas.lan'],
		['192.168.1.50', '192.168.1.5'],
		['10.192.168.1.5', '192.168.1.5'],
		['[fd00::11]', '[fd00::1]'],
		['badimg.test', '*.img.test'],
		['img.test.example.com', '*.img.test'],
		['test', '*.img.test'],
		['img.test', '*.a.img.test'],
		['', 'nas.lan'],
	])('%s is not of %s', (host, pattern) => {
		expect(matchesHostPattern(host, pattern)).toBe(false);
	});
});
