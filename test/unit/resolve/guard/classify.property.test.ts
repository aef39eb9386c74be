import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { classifyAddress } from '../../../../src/resolve/guard/address';
import { classify } from '../../../../src/resolve/guard/classify';
import { parseUrl } from '../../../../src/shared/parse-url';
import { privateIpv4Ranges, privateIpv6Ranges } from './address-ranges';

const runs = { numRuns: 2000 };

function ipv4Number(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function ipv4Text(value: number): string {
	return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

const bounds = privateIpv4Ranges.map(({ first, last }) => ({ first: ipv4Number(first), last: ipv4Number(last) }));
const publicIpv4 = fc
	.integer({ min: 0, max: 2 ** 32 - 1 })
	.filter((value) => !bounds.some(({ first, last }) => value >= first && value <= last));

/** Every way the URL parser reads one IPv4 address in. */
const ipv4Spelling = (value: number) =>
	fc.constantFrom(
		ipv4Text(value),
		`${ipv4Text(value)}.`,
		String(value),
		`0x${value.toString(16)}`,
		`0${value.toString(8)}`,
		`${Math.floor(value / 2 ** 24)}.${value % 2 ** 24}`,
		`0x${Math.floor(value / 2 ** 16)
			.toString(16)
			.padStart(4, '0')
			.slice(0, 2)}.${Math.floor(value / 2 ** 16) % 256}.${value % 2 ** 16}`,
	);

/** A random address of an IPv6 range: its bits before the prefix length, random ones behind. */
function within(cidr: string) {
	const [network, length] = ipaddr.IPv6.parseCIDR(cidr);
	return fc.uint8Array({ minLength: 16, maxLength: 16 }).map((random) => {
		const bytes = network.toByteArray().map((byte, index) => {
			const kept = Math.min(Math.max(length - index * 8, 0), 8);
			const mask = (0xff00 >> kept) & 0xff;
			return (byte & mask) | ((random[index] ?? 0) & ~mask & 0xff);
		});
		return ipaddr.fromByteArray(bytes).toString();
	});
}

describe('every spelling', () => {
	test('of a public IPv4 address is public', () => {
		fc.assert(
			fc.property(publicIpv4.chain(ipv4Spelling), (host) => {
				expect(classify(new URL(`https://${host}/`))).toBe('public');
			}),
			runs,
		);
	});

	test.each(bounds)('of an address from $first to $last is private', ({ first, last }) => {
		fc.assert(
			fc.property(fc.integer({ min: first, max: last }).chain(ipv4Spelling), (host) => {
				expect(classify(new URL(`https://${host}/`))).toBe('private');
			}),
		);
	});
});

describe('every address', () => {
	test('that is public IPv4 is public on the wire, also mapped and behind NAT64', () => {
		fc.assert(
			fc.property(publicIpv4, fc.constantFrom('', '::ffff:', '64:ff9b::'), (value, prefix) => {
				expect(classifyAddress(`${prefix}${ipv4Text(value)}`)).toBe('public');
			}),
			runs,
		);
	});

	test.each(bounds)('from $first to $last is private on the wire, also mapped and behind NAT64', ({ first, last }) => {
		fc.assert(
			fc.property(fc.integer({ min: first, max: last }), fc.constantFrom('', '::ffff:', '64:ff9b::'), (value, prefix) => {
				expect(classifyAddress(`${prefix}${ipv4Text(value)}`)).toBe('private');
			}),
		);
	});

	test.each(privateIpv6Ranges)('of $cidr is private in a URL', ({ cidr }) => {
		fc.assert(
			fc.property(within(cidr), (address) => {
				expect(classify(new URL(`http://[${address}]/`))).toBe('private');
			}),
		);
	});

	test('that embeds IPv4 is private in a URL, whatever is inside', () => {
		const embedded = fc.constantFrom(
			'::',
			'::ffff:',
			'::ffff:0:',
			'64:ff9b::',
			'64:ff9b:1::',
			'2a00:1450::5efe:',
			'2a00:1450::200:5efe:',
		);
		fc.assert(
			fc.property(embedded, fc.ipV4(), (prefix, address) => {
				expect(classify(new URL(`http://[${prefix}${address}]/`))).toBe('private');
			}),
			runs,
		);
	});
});

describe('names', () => {
	const label = fc.stringMatching(/^[g-z]{1,8}$/);
	const local = fc.integer({ min: ipv4Number('10.0.0.0'), max: ipv4Number('10.255.255.255') });

	test('that spell a private address are private', () => {
		fc.assert(
			fc.property(local, label, fc.constantFrom('.', '-'), fc.boolean(), (value, name, separator, hexadecimal) => {
				const spelled = hexadecimal ? value.toString(16).padStart(8, '0') : ipv4Text(value).replaceAll('.', separator);
				for (const host of [`${spelled}.${name}.io`, `${name}-${spelled}.${name}.io`, `${name}.${spelled}.nip.io.`]) {
					expect(classify(new URL(`https://${host}/`))).toBe('private');
				}
			}),
		);
	});

	test('that spell a public address are public', () => {
		fc.assert(
			fc.property(publicIpv4, fc.constantFrom('.', '-'), (value, separator) => {
				const spelled = ipv4Text(value).replaceAll('.', separator);
				expect(classify(new URL(`https://${spelled}.nip.io/`))).toBe('public');
			}),
			runs,
		);
	});
});

describe('whatever text parses as a URL', () => {
	test('is sorted without a throw, and the same with one trailing dot', () => {
		const text = fc.oneof(
			fc.webUrl({ withFragments: true, withQueryParameters: true }),
			fc.string({ unit: 'binary' }).map((host) => `http://${host}/`),
			fc.string({ unit: 'grapheme' }).map((host) => `https://${host}.com`),
			fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdefx.-:[]%')) }).map((host) => `http://${host}/`),
			fc.string(),
		);
		fc.assert(
			fc.property(text, (candidate) => {
				const url = parseUrl(candidate);
				const kind = url && classify(url);
				expect([undefined, 'public', 'private', 'invalid']).toContain(kind);
				const dotted = kind === 'invalid' ? undefined : parseUrl(`${url?.protocol}//${url?.hostname}.${url?.pathname}`);
				expect([undefined, kind]).toContain(dotted && classify(dotted));
			}),
			{ numRuns: 20_000 },
		);
	});

	test('and any text at all is an address or private', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(['public', 'private']).toContain(classifyAddress(text));
			}),
		);
	});
});
