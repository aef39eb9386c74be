import { describe, expect, test } from 'vitest';
import { createDiskCache } from '../../../../src/resolve/cache/disk-cache';
import { createPictureCache, type CacheKey } from '../../../../src/resolve/cache/picture-cache';
import { failure, success } from '../../../../src/shared/result';
import type { FoundPicture } from '../../../../src/resolve/found';
import { createFakeStore } from './fake-store';

const found: FoundPicture = {
	what: { blob: new Blob(['picture'], { type: 'image/png' }), width: 3, height: 2, look: 'picture', animated: false },
	ledTo: [],
};
const shown = success(found);
const places: readonly CacheKey[] = [
	{ key: 'a', place: 'disk' },
	{ key: 'b', place: 'memory' },
];

describe('what is kept', () => {
	test('is in memory, and on disk only where that is its place', async () => {
		const disk = createDiskCache(createFakeStore(), Date.now);
		const cache = createPictureCache(disk);
		for (const key of places) cache.keep(key, shown);
		expect(places.map((key) => cache.recall(key))).toEqual([shown, shown]);
		await expect.poll(() => cache.use()).toMatchObject({ entries: 1 });
		const next = createPictureCache(disk);
		expect(places.map((key) => next.recall(key))).toEqual([undefined, undefined]);
		expect((await Promise.all(places.map((key) => next.read(key)))).map((read) => read?.what.width)).toEqual([3, undefined]);
		expect(next.recall(places[0] ?? { key: '', place: 'memory' })).toMatchObject({ ok: true });
	});

	test('on disk is never a failure', async () => {
		const store = createFakeStore();
		const cache = createPictureCache(createDiskCache(store, Date.now));
		cache.keep({ key: 'a', place: 'disk' }, failure('decryption-failed'));
		cache.keep({ key: 'b', place: 'disk' }, shown);
		await expect.poll(() => cache.use()).toMatchObject({ entries: 1 });
		expect(store.entries.size).toBe(1);
	});

	test('is forgotten when it is cleared', async () => {
		const cache = createPictureCache(createDiskCache(createFakeStore(), Date.now));
		for (const key of places) cache.keep(key, shown);
		await expect.poll(() => cache.use()).toMatchObject({ entries: 1 });
		await cache.clear();
		expect(places.map((key) => cache.recall(key))).toEqual([undefined, undefined]);
		expect(await Promise.all(places.map((key) => cache.read(key)))).toEqual([undefined, undefined]);
		expect(await cache.use()).toEqual({ bytes: 0, entries: 0 });
	});

	test('without a disk is in memory', async () => {
		const cache = createPictureCache(undefined);
		for (const key of places) cache.keep(key, shown);
		expect(places.map((key) => cache.recall(key))).toEqual([shown, shown]);
		await cache.clear();
		expect(await cache.use()).toEqual({ bytes: 0, entries: 0 });
	});
});
