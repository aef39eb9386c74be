import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { classify } from '../../../../src/resolve/guard/classify';
import { sessionRules } from '../../../../src/resolve/guard/session-rules';
import { privateEdges, publicNeighbours } from './address-ranges';
import { outcomeOf } from './dnr-model';
import { list } from './list';
import { privateSpellings, publicSpellings } from './private-spellings';
import { proxyCheckHost } from '../../../../src/resolve/request/proxy';

const ownHost = 'abcdefghijklmnop';
const rules = sessionRules({ ownHost, allowedHosts: [] });
const allowedHosts = ['192.168.1.5', '[fd00::1]', 'nas.lan', '*.img.test', 'localhost'];
const rulesWithAllowed = sessionRules({ ownHost, allowedHosts });

function isBlocked(text: string, applied = rules): boolean {
	return outcomeOf(applied, new URL(text), ownHost).blocked;
}

/** Left to the layers that meet the address itself: hexadecimal and IPv6 in names, and names with two trailing dots. */
const leftToOthers = /^(?:[\w-]*(?:7f000001|c0a80101|0a000001|a9fea9fe|00000000)|.*--|0-0-0-0-0-0-0-1)|\.\.$/i;

describe('the rules', () => {
	it('have an id of their own each, and are about our own fetches only', () => {
		expect(new Set(rulesWithAllowed.map(({ id }) => id)).size).toBe(rulesWithAllowed.length);
		for (const { id, condition } of rulesWithAllowed) {
			expect(id).toBeGreaterThan(0);
			expect(condition.initiatorDomains).toEqual([ownHost]);
			expect(condition.resourceTypes).toEqual(['xmlhttprequest']);
		}
	});

	it('leave the requests of others alone', () => {
		expect(outcomeOf(rulesWithAllowed, new URL('http://127.0.0.1/'), 'chat.example.com')).toEqual({ blocked: false, removed: [] });
	});

	it('never hold an empty list of domains, which Chromium refuses', () => {
		for (const { condition } of rules) expect(condition.requestDomains?.length).not.toBe(0);
	});

	it('allow no private host that nobody has allowed, but for the name without a server that finds a proxy', () => {
		const allowed = rules.filter(({ action }) => action.type === 'allow').flatMap(({ condition }) => condition.requestDomains ?? []);
		expect(allowed).toEqual([proxyCheckHost]);
	});

	test.each(['https://example.com/a.png', 'http://nas.lan/', 'http://a.img.test/', 'http://192.168.1.5/'])(
		'take off what names the person for %s',
		(text) => {
			const { blocked, removed } = outcomeOf(rulesWithAllowed, new URL(text), ownHost);
			expect(blocked).toBe(false);
			expect(removed).toEqual(['cookie', 'origin', 'referer', 'authorization']);
		},
	);

	it('keep cookies of responses out', () => {
		expect(rules.flatMap(({ action }) => action.responseHeaders ?? [])).toEqual([{ header: 'set-cookie', operation: 'remove' }]);
	});
});

describe('blocking', () => {
	test.each([...privateEdges, ...privateSpellings.filter((host) => !leftToOthers.test(host))])('%s is blocked', (host) => {
		expect(isBlocked(`http://${host}/a.png`)).toBe(true);
		expect(isBlocked(`https://${host}:8443/?a@b`)).toBe(true);
	});

	test.each([...publicNeighbours, ...publicSpellings])('%s is not', (host) => {
		expect(isBlocked(`http://${host}/a.png`)).toBe(false);
		expect(isBlocked(`https://${host}:8443/http://10.0.0.1/-10-0-0-1-/u@localhost/?http://[::1]/`)).toBe(false);
	});

	test('a user name is blocked, for allowed hosts as well', () => {
		expect(isBlocked('http://user:password@example.com/', rulesWithAllowed)).toBe(true);
		expect(isBlocked('http://user@nas.lan/', rulesWithAllowed)).toBe(true);
	});

	test.each([
		'http://192.168.1.5:81/',
		'http://3232235781/',
		'http://[fd00:0::1]:8080/',
		'http://nas.lan./a',
		'https://img.test/',
		'https://a.b.img.test/',
		'http://localhost:3000/',
	])('%s is not where it is allowed', (text) => {
		expect(isBlocked(text)).toBe(true);
		expect(isBlocked(text, rulesWithAllowed)).toBe(false);
	});

	test.each(['http://192.168.1.50/', 'http://[fd00::11]/', 'http://other.lan/', 'http://img2.test/', 'http://127.0.0.1/'])(
		'%s is also where others are allowed',
		(text) => {
			expect(isBlocked(text, rulesWithAllowed)).toBe(true);
		},
	);

	test('agrees with the classification of every IPv4 address', () => {
		const prone = fc.constantFrom(0, 10, 100, 127, 168, 169, 172, 192, 198, 203, 223, 224, 240, 255);
		const octet = fc.oneof(fc.nat(255), fc.constantFrom(0, 2, 16, 31, 51, 52, 63, 64, 88, 100, 113, 127, 128, 129, 168, 175, 254));
		fc.assert(
			fc.property(
				fc.tuple(fc.oneof(prone, octet), octet, octet, octet),
				fc.constantFrom('', '.nip.io', '-a.nip.io'),
				(octets, suffix) => {
					const url = `http://${octets.join('.')}${suffix}/`;
					expect(isBlocked(url)).toBe(classify(new URL(url)) === 'private');
				},
			),
			{ numRuns: 20_000 },
		);
	});

	test('agrees with the classification of every IPv6 address', () => {
		const group = fc.oneof(
			fc.nat(0xffff).map((value) => value.toString(16)),
			fc.constantFrom(...list`0 0 0 1 64 1ff 200 4f 8000 db8 fff 1000 5efe ff9b ffff 2000 2001 2002 2620 3fff fe80`),
		);
		const eight = fc.array(group, { minLength: 8, maxLength: 8 });
		const isatap = fc.tuple(eight, fc.constantFrom('0', '200', '1')).map(([groups, upper]) => groups.with(4, upper).with(5, '5efe'));
		const prefixed = fc.tuple(eight, fc.constantFrom(...list`2000 2001 2002 2620:4f 3fff`)).map(([groups, prefix]) => {
			const first = prefix.split(':');
			return [...first, ...groups.slice(first.length)];
		});
		fc.assert(
			fc.property(fc.oneof(eight, isatap, prefixed), (groups) => {
				const url = `http://[${groups.join(':')}]/`;
				expect(isBlocked(url)).toBe(classify(new URL(url)) === 'private');
			}),
			{ numRuns: 20_000 },
		);
	});
});
