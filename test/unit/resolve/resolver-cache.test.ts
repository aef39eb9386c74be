import { describe, expect, test } from 'vitest';
import { createDiskCache } from '../../../src/resolve/cache/disk-cache';
import { failure, type Result } from '../../../src/shared/result';
import { createFakeStore } from './cache/fake-store';
import { picture, surroundings } from './resolver-setup';

const url = 'https://a.example.com/p.png';
const nas = 'https://nas.lan/p.png';

/** A disk that outlives workers, each with a web of its own. */
function disk() {
	const store = createFakeStore();
	return { store, cache: () => createDiskCache(store, () => 1_800_000_000_000) };
}

function isShown({ ok }: Result<unknown>): boolean {
	return ok;
}

describe('a worker that starts anew', () => {
	test('asks for nothing that is on disk', async () => {
		const { store, cache } = disk();
		const first = surroundings({ [url]: picture }, {}, cache());
		expect(isShown(await first.resolve(url))).toBe(true);
		await expect.poll(() => store.entries.size).toBe(1);
		const next = surroundings({}, {}, cache());
		expect(await next.resolve(url)).toMatchObject({ ok: true, value: { width: 200, height: 100 } });
		expect(isShown(await next.resolve(url))).toBe(true);
		expect(next.web.requests).toEqual([]);
	});

	test('reads what is on disk once for all who ask', async () => {
		const { store, cache } = disk();
		await surroundings({ [url]: picture }, {}, cache()).resolve(url);
		await expect.poll(() => store.entries.size).toBe(1);
		let reads = 0;
		const kept = cache();
		const next = surroundings({}, {}, { ...kept, get: (key) => ((reads += 1), kept.get(key)) });
		await Promise.all(Array.from({ length: 50 }, () => next.resolve(url)));
		expect(reads).toBe(1);
	});

	test('shows nothing of a host that it may not ask any more, from memory or disk', async () => {
		const { store, cache } = disk();
		let isGranted = true;
		const first = surroundings({ [url]: picture }, { isGranted: () => Promise.resolve(isGranted) }, cache());
		await first.resolve(url);
		await expect.poll(() => store.entries.size).toBe(1);
		isGranted = false;
		expect(await first.resolve(url)).toEqual(failure('host-not-granted', { host: 'a.example.com' }));
		const next = surroundings({ [url]: picture }, { isGranted: () => Promise.resolve(false) }, cache());
		expect(await next.resolve(url)).toEqual(failure('host-not-granted', { host: 'a.example.com' }));
	});

	test('shows nothing of a private host that is not allowed any more', async () => {
		const { store, cache } = disk();
		const chatUrl = new URL('https://one.example.com/');
		const answers = { [nas]: { ...picture, peer: '192.168.1.5' } };
		const allowed = { context: { chatUrl, allowedPrivateHosts: ['nas.lan'] } };
		expect(isShown(await surroundings(answers, {}, cache()).resolve(nas, allowed))).toBe(true);
		await expect.poll(() => store.entries.size).toBe(1);
		const refused = { context: { chatUrl, allowedPrivateHosts: [] } };
		expect(await surroundings(answers, {}, cache()).resolve(nas, refused)).toEqual(failure('address-private'));
	});
});

describe('a picture that came by redirects', () => {
	const middle = 'https://t.example.net/p.png';
	const end = 'https://cdn.example.org:8443/p.png';
	const answers = { [url]: { location: middle }, [middle]: { location: end }, [end]: picture };
	const chatUrl = new URL('https://one.example.com/');

	/** It is on disk, and in memory of a worker that may ask whatever `mayAsk` says by then. */
	async function kept(mayAsk: (asked: URL) => boolean = () => true) {
		const { store, cache } = disk();
		const tools = { isGranted: (asked: URL) => Promise.resolve(mayAsk(asked)) };
		const first = surroundings(answers, tools, cache());
		expect(isShown(await first.resolve(url))).toBe(true);
		await expect.poll(() => store.entries.size).toBe(1);
		return { store, first, next: surroundings(answers, tools, cache()) };
	}

	test('is shown again without a request', async () => {
		const { first, next } = await kept();
		const requests = first.web.requests.length;
		for (const { resolve } of [first, next]) expect(isShown(await resolve(url))).toBe(true);
		expect([first.web.requests.length, next.web.requests.length]).toEqual([requests, 0]);
	});

	test.each(['t.example.net', 'cdn.example.org'])('is not shown when %s may not be asked any more', async (host) => {
		let taken = '';
		const { first, next } = await kept(({ hostname }) => hostname !== taken);
		taken = host;
		for (const { resolve } of [first, next]) expect(await resolve(url)).toEqual(failure('host-not-granted', { host }));
		taken = '';
		for (const { resolve } of [first, next]) expect(isShown(await resolve(url))).toBe(true);
	});

	test.each(['t.example.net', 'example.org'])('is not shown when %s is never to be shown', async (host) => {
		const { first, next } = await kept();
		const never = { context: { chatUrl, allowedPrivateHosts: [], pictureHosts: { [host]: 'never' as const } } };
		for (const { resolve } of [first, next]) expect(await resolve(url, never)).toEqual(failure('host-blocked'));
	});

	test('is not shown when a host on its way counts as private', async () => {
		const { store, next } = await kept();
		for (const [name, entry] of store.entries) store.entries.set(name, Object.assign({}, entry, { ledTo: ['https://cdn.lan'] }));
		await next.resolve(url);
		expect(next.web.requests.length).toBeGreaterThan(0);
	});

	test('is not looked for on a page that came from a host that may not be asked any more', async () => {
		const page = 'https://a.example.com/post';
		const moved = 'https://b.example.net/post';
		const named = 'https://c.example.org/p.png';
		const html = `<meta property="og:image" content="${named}">`;
		let isGranted = true;
		const { resolve, web } = surroundings(
			{ [page]: { location: moved }, [moved]: { headers: { 'content-type': 'text/html' }, body: html }, [named]: picture },
			{ isGranted: ({ hostname }) => Promise.resolve(isGranted || hostname !== 'b.example.net') },
		);
		const looked = { leadOptions: { mappings: [], pagePictures: true } };
		expect(isShown(await resolve(page, looked))).toBe(true);
		const requests = web.requests.length;
		expect(isShown(await resolve(page, looked))).toBe(true);
		expect(web.requests).toHaveLength(requests);
		isGranted = false;
		expect(await resolve(page, looked)).toEqual(failure('host-not-granted', { host: 'b.example.net' }));
	});
});
