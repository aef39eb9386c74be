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
