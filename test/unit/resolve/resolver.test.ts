import { describe, expect, test, vi } from 'vitest';
import type { GuardContext } from '../../../src/resolve/guard/verdict';
import { maximumAskedPictureBytes, maximumPictureBytes } from '../../../src/shared/limits';
import { failure, type Result } from '../../../src/shared/result';
import { picture, png, surroundings } from './resolver-setup';

const url = 'https://a.example.com/p.png';
const other = 'https://a.example.com/p';

function reason(result: Result<unknown>): string {
	return result.ok ? 'shown' : result.reason;
}

function chat(address: string, ...allowedPrivateHosts: string[]): { readonly context: GuardContext } {
	return { context: { chatUrl: new URL(address), allowedPrivateHosts } };
}

describe('a URL that looks like a picture', () => {
	test('costs one request', async () => {
		const { resolve, web, thumbnails } = surroundings({ [url]: picture });
		expect(await resolve(url)).toMatchObject({ ok: true, value: { width: 200, height: 100 } });
		expect(web.asked()).toEqual([`GET ${url}`]);
		expect(thumbnails).toEqual(['200×100 @1']);
		expect(web.observed()).toBe(0);
	});

	test.each([
		['not-a-picture', { body: `<!doctype html>${' '.repeat(500)}` }],
		['truncated', { body: '' }],
		['truncated', { body: png.subarray(0, 60) }],
		['truncated', { body: png, headers: { 'content-length': '100000' } }],
		['truncated', { body: png.subarray(0, 150) }],
		['too-large', { body: png, headers: { 'content-length': String(maximumPictureBytes + 1) } }],
		['forbidden', { status: 403 }],
		['gone', { status: 404 }],
		['server-failed', { status: 500 }],
		['address-private', { ...picture, peer: '127.0.0.1' }],
		['address-private', { status: 404, peer: '10.0.0.1' }],
		['unreachable', { error: 'net::ERR_CONNECTION_REFUSED' }],
		['redirect-invalid', { location: null }],
		['address-private', { location: 'http://127.0.0.1/' }],
	])('is refused for %s', async (expected, answer) => {
		const { resolve, web } = surroundings({ [url]: answer });
		expect(reason(await resolve(url))).toBe(expected);
		expect(web.asked()).toEqual([`GET ${url}`]);
	});

	test('is asked for without its fragment', async () => {
		const { resolve, web } = surroundings({ [url]: { location: '/q.png#1badcafe' }, 'https://a.example.com/q.png': picture });
		expect(reason(await resolve(`${url}#0badcafe`))).toBe('shown');
		expect(web.asked().join(' ')).not.toContain('badcafe');
	});
});

describe('any other URL', () => {
	test('is asked by HEAD first', async () => {
		const { resolve, web } = surroundings({ [other]: picture });
		expect(reason(await resolve(other))).toBe('shown');
		expect(web.asked()).toEqual([`HEAD ${other}`, `GET ${other}`]);
	});

	test('that is a page costs no more than that', async () => {
		const { resolve, web } = surroundings({ [other]: { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' } });
		expect(reason(await resolve(other))).toBe('not-a-picture');
		expect(web.asked()).toEqual([`HEAD ${other}`]);
	});

	test('whose HEAD is refused is asked by GET, and by GET alone the next time', async () => {
		const set = surroundings({ [`HEAD ${other}`]: { status: 405 }, [`GET ${other}`]: [{ status: 403 }, picture] });
		expect(reason(await set.resolve(other))).toBe('forbidden');
		set.time += 1000;
		expect(reason(await set.resolve(other))).toBe('shown');
		expect(set.web.asked()).toEqual([`HEAD ${other}`, `GET ${other}`, `GET ${other}`]);
	});

	test.each([{ hangs: true }, { error: 'net::ERR_EMPTY_RESPONSE' }])(
		'whose HEAD gets no answer is asked by GET the next time: %j',
		async (head) => {
			vi.useFakeTimers();
			const set = surroundings({ [`HEAD ${other}`]: head, [`GET ${other}`]: picture });
			const first = set.resolve(other);
			await vi.runAllTimersAsync();
			expect(await first).toMatchObject({ retryAfterMilliseconds: 1000 });
			vi.useRealTimers();
			set.time += 1000;
			expect(reason(await set.resolve(other))).toBe('shown');
			expect(set.web.asked()).toEqual([`HEAD ${other}`, `GET ${other}`]);
		},
	);

	test('whose server asks to wait is not asked by GET before', async () => {
		const set = surroundings({ [`HEAD ${other}`]: { status: 429, headers: { 'retry-after': '30' } }, [`GET ${other}`]: picture });
		expect(await set.resolve(other)).toEqual(failure('busy', { retryAfterMilliseconds: 30_000 }));
		set.time += 30_000;
		expect(reason(await set.resolve(other))).toBe('shown');
		expect(set.web.asked()).toEqual([`HEAD ${other}`, `GET ${other}`]);
	});

	test('is not asked on where a private address answered the HEAD', async () => {
		const { resolve, web } = surroundings({ [other]: { ...picture, peer: '10.0.0.1' } });
		expect(reason(await resolve(other))).toBe('address-private');
		expect(web.asked()).toEqual([`HEAD ${other}`]);
	});
});

describe('nothing is sent', () => {
	test.each([
		['acting-link', 'https://a.example.com/unsubscribe?u=1'],
		['address-private', 'http://192.168.1.5/p.png'],
		['address-invalid', 'https://user@a.example.com/p.png'],
		['address-invalid', `https://a.example.com/${'x'.repeat(2048)}`],
	])('for %s: %s', async (expected, address) => {
		const { resolve, web } = surroundings({ [address]: picture });
		expect(reason(await resolve(address))).toBe(expected);
		expect(web.requests).toEqual([]);
	});

	test('for somebody who has gone', async () => {
		const { resolve, web } = surroundings({ [url]: picture });
		expect(reason(await resolve(url, {}, AbortSignal.abort()))).toBe('cancelled');
		expect(web.requests).toEqual([]);
	});

	test('but to a link that may act, when the person asks', async () => {
		const acting = 'https://a.example.com/confirm/1';
		const { resolve } = surroundings({ [acting]: picture });
		expect(reason(await resolve(acting, { asked: true }))).toBe('shown');
	});
});

describe('what is known already', () => {
	test('is not asked for again', async () => {
		const { resolve, web } = surroundings({ [url]: picture });
		const first = await resolve(url);
		expect(await resolve(url)).toEqual(first);
		expect(await resolve(`${url}#part`)).toEqual(first);
		expect(web.requests.length).toBe(1);
	});

	test('is fetched once for all who ask at the same time', async () => {
		const { resolve, web } = surroundings({ [url]: picture });
		const results = await Promise.all(Array.from({ length: 100 }, () => resolve(url)));
		expect(results.every(({ ok }) => ok)).toBe(true);
		expect(web.requests.length).toBe(1);
	});

	test('is made anew for a sharper screen', async () => {
		const { resolve, thumbnails } = surroundings({ [url]: picture });
		for (const devicePixelRatio of [1, 2, 1.9, 1]) await resolve(url, { devicePixelRatio });
		expect(thumbnails).toEqual(['200×100 @1', '200×100 @2']);
	});

	test('is a size that is too large', async () => {
		const bytes = maximumPictureBytes + 1;
		const { resolve, web } = surroundings({ [url]: { body: png, headers: { 'content-length': String(bytes) } } });
		expect(await resolve(url)).toEqual(failure('too-large', { bytes }));
		expect(await resolve(url)).toEqual(failure('too-large', { bytes }));
		expect(web.requests.length).toBe(1);
		await resolve(url, { asked: true });
		expect(web.requests.length).toBe(2);
	});

	test('is a size that was too large, until the person allows as much', async () => {
		const bytes = 900_000;
		const { resolve, web } = surroundings({ [url]: { body: png, headers: { 'content-length': String(bytes) } } });
		expect(await resolve(url, { maximumBytes: bytes - 1 })).toEqual(failure('too-large', { bytes }));
		expect(await resolve(url, { maximumBytes: bytes - 1 })).toEqual(failure('too-large', { bytes }));
		expect(web.requests.length).toBe(1);
		expect(reason(await resolve(url, { maximumBytes: bytes }))).toBe('truncated');
		expect(web.requests.length).toBe(2);
	});

	test('is how much more the person may ask for', async () => {
		const answer = (bytes: number) => ({ body: png, headers: { 'content-length': String(bytes) } });
		expect(reason(await surroundings({ [url]: answer(maximumPictureBytes + 1) }).resolve(url, { asked: true }))).toBe('truncated');
		expect(reason(await surroundings({ [url]: answer(maximumAskedPictureBytes + 1) }).resolve(url, { asked: true }))).toBe('too-large');
	});
});

describe('one chat and another', () => {
	const nas = 'https://nas.lan/p.png';

	test('share a public picture', async () => {
		const { resolve, web } = surroundings({ [url]: picture });
		await resolve(url, chat('https://one.example.com/'));
		await resolve(url, chat('https://two.example.com/'));
		expect(web.requests.length).toBe(1);
	});

	test('do not share what is allowed to one', async () => {
		const { resolve, web } = surroundings({ [nas]: { ...picture, peer: '192.168.1.5' } });
		expect(reason(await resolve(nas, chat('https://one.example.com/', 'nas.lan')))).toBe('shown');
		expect(reason(await resolve(nas, chat('https://two.example.com/')))).toBe('address-private');
		expect(reason(await resolve(nas, chat('https://two.example.com/', 'other.lan')))).toBe('address-private');
		expect(web.requests.length).toBe(1);
	});

	test('do not share what a public URL leads to for one of them', async () => {
		const { resolve } = surroundings({ [url]: { location: nas }, [nas]: { ...picture, peer: '192.168.1.5' } });
		expect(reason(await resolve(url, chat('https://one.example.com/', 'nas.lan')))).toBe('shown');
		expect(reason(await resolve(url, chat('https://two.example.com/')))).toBe('address-private');
	});

	test('also not where one is on that private host itself', async () => {
		const { resolve } = surroundings({ [url]: { location: nas }, [nas]: { ...picture, peer: '192.168.1.5' } });
		expect(reason(await resolve(url, chat('https://nas.lan/chat')))).toBe('shown');
		expect(reason(await resolve(url, chat('https://two.example.com/')))).toBe('address-private');
		expect(reason(await resolve(url, chat('https://other.lan/')))).toBe('address-private');
	});

	test('do not share, asked for at the same time, either', async () => {
		const { resolve } = surroundings({ [url]: { location: nas }, [nas]: { ...picture, peer: '192.168.1.5' } });
		const both = [chat('https://one.example.com/', 'nas.lan'), chat('https://two.example.com/')].map((context) =>
			resolve(url, context),
		);
		expect((await Promise.all(both)).map(reason)).toEqual(['shown', 'address-private']);
	});
});

test('a bug is no failure: it is thrown to all who ask', async () => {
	const set = surroundings({ [url]: picture }, { isGranted: () => Promise.reject(new Error('A bug')) });
	const results = await Promise.allSettled([set.resolve(url), set.resolve(url)]);
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
