import { describe, expect, test } from 'vitest';
import { leadOf, leadOfPagePicture } from '../../../../src/resolve/lead/lead';
import { mappedUrl, proxiedUrl } from '../../../../src/resolve/lead/map-url';
import type { LeadOptions } from '../../../../src/settings/lead-options';
import type { Mapping } from '../../../../src/settings/mappings';
import { parseUrl } from '../../../../src/shared/parse-url';
import { failure } from '../../../../src/shared/result';

const now = Date.UTC(2026, 0, 1);
const key = '#' + 'ab'.repeat(44);
const none: LeadOptions = { mappings: [], pagePictures: false };

async function lead(posted: string, options: Partial<LeadOptions> = {}): Promise<unknown> {
	const result = await leadOf(new URL(posted), { ...none, ...options }, now);
	if (!result.ok) return result.reason;
	const { url, form, expects } = result.value;
	return [url.href, form, expects];
}

/** Where mappings alone lead a URL; undefined where they do not change it, or where it is none. */
async function whereMapped(text: string, mappings: readonly Mapping[]): Promise<string | undefined> {
	const posted = parseUrl(text);
	return posted && (mappedUrl(posted, mappings) ?? (await proxiedUrl(posted, mappings)))?.href;
}

describe('a posted URL leads', () => {
	test.each([
		['https://a.org/b.png', ['https://a.org/b.png', 'file', 'picture']],
		['https://a.org/article', ['https://a.org/article', 'file', 'nothing']],
		['https://imgur.com/AbCdEf1', ['https://i.imgur.com/AbCdEf1.jpg', 'file', 'picture']],
		['https://imgur.com/a/AbCdE', ['https://imgur.com/a/AbCdE', 'page', 'picture']],
		['https://kappa.lol/AbCdE', ['https://kappa.lol/AbCdE', 'file', 'perhaps']],
		['https://x.com/a/status/1234567890123456789', ['https://x.com/a/status/1234567890123456789', 'file', 'nothing']],
		[`https://a.org/b${key}`, [`https://a.org/b${key}`, 'file', 'picture']],
		['https://cdn.discordapp.com/attachments/1/2/a.png?ex=65d903de&is=1&hm=2', 'expired'],
		['file:///var/lib/spectrum/a.png', 'address-invalid'],
		['mxc://example.org/AbCd', 'address-invalid'],
	])('%s to %j', async (posted, expected) => {
		expect(await lead(posted)).toEqual(expected);
	});

	test('to pages where the person wants their pictures', async () => {
		const posts = 'https://x.com/a/status/1234567890123456789';
		expect(await lead(posts, { pagePictures: true })).toEqual([posts, 'page', 'picture']);
		expect(await lead('https://a.org/article', { pagePictures: true })).toEqual(['https://a.org/article', 'file-or-page', 'nothing']);
		expect(await lead('https://a.org/b.png', { pagePictures: true })).toEqual(['https://a.org/b.png', 'file', 'picture']);
	});
});

describe('a page’s picture leads', () => {
	test.each([
		['https://i.imgur.com/AbCdEf1.jpg?fb', 'https://i.imgur.com/AbCdEf1.jpg'],
		['https://imgur.com/a/AbCdE', 'https://imgur.com/a/AbCdE'],
		['https://a.org/article', 'https://a.org/article'],
	])('%s to the file %s, and never to a page', async (picture, expected) => {
		const result = await leadOfPagePicture(new URL(picture), { ...none, pagePictures: true }, now);
		expect(result).toEqual({
			ok: true,
			value: { url: new URL(expected), direct: new URL(expected), form: 'file', expects: 'picture' },
		});
	});

	test('through a proxy, of which its own address is not lost', async () => {
		const mappings = [{ from: 'https:', to: 'https://p.example/{url}' }];
		const picture = new URL('https://a.org/article');
		const result = await leadOfPagePicture(picture, { mappings, pagePictures: true }, now);
		expect(result).toMatchObject({ value: { url: { hostname: 'p.example' }, direct: picture, form: 'file' } });
	});

	test('to nothing where its time is over', async () => {
		const url = new URL('https://cdn.discordapp.com/attachments/1/2/a.png?ex=1');
		expect(await leadOfPagePicture(url, none, now)).toEqual(failure('expired'));
	});
});

describe('a mapping', () => {
	const spectrum = { to: 'https://files.example/sp/' };
	test.each<[string, Mapping, string | undefined]>([
		['file:///var/lib/spectrum/x/a.png', { from: 'file:///var/lib/spectrum/', ...spectrum }, 'https://files.example/sp/x/a.png'],
		['http://10.0.0.5/sp/a%20b.png?x=1', { from: 'http://10.0.0.5/sp/', ...spectrum }, 'https://files.example/sp/a%20b.png?x=1'],
		['HTTP://Files.Local:80/a.png', { from: 'http://FILES.local', ...spectrum }, 'https://files.example/sp/a.png'],
		[
			'mxc://example.org/AbCd',
			{ from: 'mxc://', to: 'https://m.example/_matrix/media/v3/download/' },
			'https://m.example/_matrix/media/v3/download/example.org/AbCd',
		],
		[
			'mxc://e.org/Ab',
			{ from: 'MXC://', to: 'https://m.example/thumbnail/{rest}?width=640' },
			'https://m.example/thumbnail/e.org/Ab?width=640',
		],
		[
			'https://a.org/b.png?c=d&e#f',
			{ from: 'https:', to: 'https://p.example/{url}' },
			'https://p.example/https%3A%2F%2Fa.org%2Fb.png%3Fc%3Dd%26e',
		],
		['https://a.org/$&', { from: 'https:', to: 'https://p.example/?u={url}' }, 'https://p.example/?u=https%3A%2F%2Fa.org%2F%24%26'],
		// Not meant.
		['https://files.example.evil.org/a', { from: 'https://files.example', to: 'https://b.org/' }, undefined],
		['https://a.org/folders/a', { from: 'https://a.org/fold', to: 'https://b.org/' }, undefined],
		['https://p.example/b.png', { from: 'https:', to: 'https://p.example/{url}' }, undefined],
		['https://192.168.1.5/b.png', { from: 'https:', to: 'https://p.example/{url}' }, undefined],
		['file:///etc/passwd', { from: 'file:', to: 'https://p.example/{url}' }, undefined],
		// Out of the origin that the person wrote.
		['https://a.org/.evil.org/x', { from: 'https://a.org/', to: 'https://b.org' }, undefined],
		['https://a.org/@evil.org/x', { from: 'https://a.org/', to: 'https://b.org' }, undefined],
		['https://a.org/:444/x', { from: 'https://a.org/', to: 'https://b.org' }, undefined],
		['no URL', { from: 'https:', to: 'https://b.org' }, undefined],
	])('of %s by %j leads to %s', async (posted, mapping, expected) => {
		expect(await whereMapped(posted, [mapping])).toBe(expected);
	});

	test.each([
		[
			'hex',
			'/0f6def1cb147b0e84f39cbddc5ea10c80253a6f3/687474703a2f2f676f6c616e672e6f72672f646f632f676f706865722f66726f6e74706167652e706e67',
		],
		['base64url', '/D23vHLFHsOhPOcvdxeoQyAJTpvM/aHR0cDovL2dvbGFuZy5vcmcvZG9jL2dvcGhlci9mcm9udHBhZ2UucG5n'],
	] as const)('to go-camo is signed as its own tests have it: %s', async (encoding, path) => {
		const mapping: Mapping = { from: 'http:', to: 'https://camo.example/', signing: { key: 'test', encoding } };
		expect(await whereMapped('http://golang.org/doc/gopher/frontpage.png#x', [mapping])).toBe(`https://camo.example${path}`);
	});

	test('counts before another that comes later', async () => {
		const mappings = [
			{ from: 'https://b.org/', to: 'https://c.org/' },
			{ from: 'https://a.org/x/', to: 'https://one.org/' },
			{ from: 'https://a.org/', to: 'https://two.org/' },
		];
		expect(await whereMapped('https://a.org/x/y', mappings)).toBe('https://one.org/y');
		expect(await whereMapped('https://a.org/z', mappings)).toBe('https://two.org/z');
	});

	test('comes before all else, and a proxy after it', async () => {
		const mappings = [
			{ from: 'https:', to: 'https://p.example/{url}' },
			{ from: 'https://imgur.com/a/', to: 'https://mirror.example/' },
		];
		expect(await lead('https://imgur.com/a/AbCdE', { mappings })).toEqual(['https://mirror.example/AbCdE', 'file', 'perhaps']);
		expect(await lead('https://imgur.com/AbCdEf1', { mappings })).toEqual([
			'https://p.example/https%3A%2F%2Fi.imgur.com%2FAbCdEf1.jpg',
			'file',
			'picture',
		]);
		expect(await lead('https://a.org/article', { mappings })).toEqual([
			'https://p.example/https%3A%2F%2Fa.org%2Farticle',
			'file',
			'nothing',
		]);
	});

	test('keeps the key of an encrypted file with the file, and tells it to nobody', async () => {
		const mappings = [{ from: 'https:', to: 'https://p.example/{url}' }];
		expect(await lead(`https://a.org/b${key}`, { mappings })).toEqual([
			`https://p.example/https%3A%2F%2Fa.org%2Fb${key}`,
			'file',
			'picture',
		]);
		expect(await lead(`https://a.org/b${key}`, { mappings: [{ from: 'https://a.org/', to: 'https://c.org/' }] })).toEqual([
			`https://c.org/b${key}`,
			'file',
			'perhaps',
		]);
	});
});
