import { describe, expect, test } from 'vitest';
import { createDiskCache, type DiskCache } from '../../../../src/resolve/cache/disk-cache';
import {
	diskCacheEntryBytes,
	diskCacheUseNotedMilliseconds,
	maximumDiskCacheBytes,
	maximumDiskCacheMilliseconds,
	maximumRedirects,
} from '../../../../src/shared/limits';
import type { FoundPicture } from '../../../../src/resolve/found';
import { createFakeStore, type FakeStore } from './fake-store';

const later = diskCacheUseNotedMilliseconds + 1;

function pictureOf(bytes: number): FoundPicture {
	const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
	return { what: { blob, width: 30, height: 20, look: 'picture', animated: false }, ledTo: [] };
}

interface Setting {
	readonly store: FakeStore;
	readonly cache: DiskCache;
	time: number;
}

/** A cache with room for this many entries of 1000 bytes. */
function setting(entries = 3): Setting {
	const store = createFakeStore();
	const set: Setting = {
		store,
		time: 1_800_000_000_000,
		cache: createDiskCache(store, () => set.time, entries * (1000 + diskCacheEntryBytes)),
	};
	return set;
}

async function there(cache: DiskCache, ...keys: string[]): Promise<string> {
	const found = await Promise.all(keys.map((key) => cache.get(key)));
	return keys.filter((_, index) => found[index]).join('');
}

/** Lets work end that nobody waits for. */
function ended(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

describe('a picture on disk', () => {
	test('comes back as it was', async () => {
		const { cache } = setting();
		const blob = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/webp' });
		const ledTo = ['http://b.org:8080', 'https://[2001:db9::1]'];
		await cache.set('a', { what: { blob, width: 5, height: 7, look: 'sticker', animated: true }, ledTo });
		const found = await cache.get('a');
		expect(found).toMatchObject({ what: { width: 5, height: 7, look: 'sticker', animated: true }, ledTo });
		expect(found?.what.blob.type).toBe('image/webp');
		expect(new Uint8Array((await found?.what.blob.arrayBuffer()) ?? new ArrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
		expect(await cache.get('b')).toBeUndefined();
	});

	test('is kept under a name that does not tell its key', async () => {
		const { cache, store } = setting();
		await cache.set('["https://a.org/p.png"]', pictureOf(10));
		expect(JSON.stringify([...store.entries])).not.toContain('a.org');
	});

	test('is counted, also when it is replaced', async () => {
		const { cache } = setting();
		expect(await cache.use()).toEqual({ bytes: 0, entries: 0 });
		await cache.set('a', pictureOf(1000));
		await cache.set('b', pictureOf(500));
		await cache.set('b', pictureOf(100));
		expect(await cache.use()).toEqual({ bytes: 1100 + 2 * diskCacheEntryBytes, entries: 2 });
		await cache.clear();
		expect(await cache.use()).toEqual({ bytes: 0, entries: 0 });
		expect(await there(cache, 'a', 'b')).toBe('');
	});

	test('goes when it is the one not used for longest', async () => {
		const set = setting(3);
		for (const key of ['a', 'b', 'c']) {
			await set.cache.set(key, pictureOf(1000));
			set.time += later;
		}
		await set.cache.get('a');
		await ended();
		await set.cache.set('d', pictureOf(1000));
		expect(await there(set.cache, 'a', 'b', 'c', 'd')).toBe('acd');
	});

	test('that is more than all the room is not kept, and nothing goes for it', async () => {
		const { cache } = setting(3);
		await cache.set('a', pictureOf(1000));
		await cache.set('b', pictureOf(9000));
		expect(await there(cache, 'a', 'b')).toBe('a');
	});

	test('goes after some days, by itself and when it is asked for', async () => {
		const set = setting(3);
		await set.cache.set('a', pictureOf(10));
		set.time += maximumDiskCacheMilliseconds - 1;
		await set.cache.set('b', pictureOf(10));
		expect(await there(set.cache, 'a', 'b')).toBe('ab');
		set.time += 2;
		expect(await there(set.cache, 'a', 'b')).toBe('b');
		await ended();
		expect(await set.cache.use()).toMatchObject({ entries: 1 });
		set.time += maximumDiskCacheMilliseconds;
		const next = createDiskCache(set.store, () => set.time);
		await next.set('c', pictureOf(10));
		expect(await next.use()).toMatchObject({ entries: 1 });
		expect(set.store.entries.size).toBe(1);
	});
});

describe('what is not as we write it', () => {
	const spoilt = {
		'another version': { form: 1 },
		'a type that is no picture’s': { type: 'text/html' },
		'a time to come': { storedAt: 9_000_000_000_000 },
		'no data': { data: 'none' },
		'empty data': { data: new Uint8Array() },
		'no size': { width: 0 },
		'another name': { name: 'other' },
		'a field too many': { more: 1 },
		'nothing of redirects': { ledTo: undefined },
		'a redirect to what is no origin': { ledTo: ['https://a.org/p.png'] },
		'a redirect to no address': { ledTo: ['a.org'] },
		'more redirects than are followed': { ledTo: Array.from({ length: maximumRedirects + 1 }, () => 'https://a.org') },
	};

	test.each(Object.entries(spoilt))('is dropped: %s', async (_, change) => {
		const { cache, store } = setting();
		await cache.set('a', pictureOf(10));
		const [name] = [...store.entries.keys()];
		const entry = store.entries.get(name ?? '');
		store.entries.set(name ?? '', Object.assign({}, entry, change));
		expect(await cache.get('a')).toBeUndefined();
		await ended();
		expect(store.entries.size).toBe(0);
		expect(await cache.use()).toEqual({ bytes: 0, entries: 0 });
		await cache.set('a', pictureOf(10));
		expect(await there(cache, 'a')).toBe('a');
	});

	test.each([undefined, 'many', { bytes: -1, entries: 0 }, { bytes: Number.NaN, entries: 0 }])(
		'as the sum is counted anew: %j',
		async (use) => {
			const { cache, store } = setting();
			await cache.set('a', pictureOf(1000));
			store.use = use;
			expect(await cache.use()).toEqual({ bytes: 1000 + diskCacheEntryBytes, entries: 1 });
			store.use = use;
			await cache.set('b', pictureOf(1000));
			expect(await cache.use()).toEqual({ bytes: 2 * (1000 + diskCacheEntryBytes), entries: 2 });
		},
	);
});

describe('a disk', () => {
	test('that is full keeps what is there, and is no failure', async () => {
		const { cache, store } = setting();
		await cache.set('a', pictureOf(1000));
		store.failWith(new DOMException('No room', 'QuotaExceededError'));
		await cache.set('b', pictureOf(1000));
		expect(await there(cache, 'a', 'b')).toBe('a');
		store.failWith(undefined);
		await cache.set('b', pictureOf(1000));
		expect(await there(cache, 'a', 'b')).toBe('ab');
		expect(await cache.use()).toEqual({ bytes: 2 * (1000 + diskCacheEntryBytes), entries: 2 });
	});

	test('that is not there keeps nothing', async () => {
		const cache = createDiskCache({ transact: () => Promise.reject(new DOMException('None', 'InvalidStateError')) }, Date.now);
		await cache.set('a', pictureOf(10));
		expect(await cache.get('a')).toBeUndefined();
		await cache.sweep();
		await cache.clear();
		expect(await cache.use()).toEqual({ bytes: 0, entries: 0 });
	});

	test('that does not answer is not waited for', async () => {
		const cache = createDiskCache({ transact: () => new Promise(() => {}) }, Date.now);
		expect(await cache.get('a')).toBeUndefined();
	});

	test('hides no bug', async () => {
		const cache = createDiskCache({ transact: () => Promise.reject(new TypeError('A bug')) }, Date.now);
		await expect(cache.get('a')).rejects.toThrow('A bug');
	});
});

test('ten thousand pictures never take more than the bound, and the last ones are there', async () => {
	const set = setting();
	const cache = createDiskCache(set.store, () => set.time);
	const bytesOf = (index: number): number => 5000 + ((index * 7919) % 10_000);
	for (let index = 0; index < 10_000; index += 1) {
		set.time += 1;
		await cache.set(String(index), pictureOf(bytesOf(index)));
	}
	const use = await cache.use();
	expect(use.bytes).toBeLessThanOrEqual(maximumDiskCacheBytes);
	expect(use.bytes).toBeGreaterThan(maximumDiskCacheBytes - 16_000);
	expect(use.entries).toBe(set.store.entries.size);
	expect(set.store.mostBytes()).toBeLessThanOrEqual(maximumDiskCacheBytes);
	const kept = Array.from({ length: use.entries }, (_, index) => String(9999 - index));
	expect(await there(cache, ...kept)).toBe(kept.join(''));
});
