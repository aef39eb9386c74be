import { describe, expect, test } from 'vitest';
import { encrypted } from '../../fixtures/encrypted';
import { createDiskCache } from '../../../src/resolve/cache/disk-cache';
import { maximumAskedPictureBytes } from '../../../src/shared/limits';
import { failure } from '../../../src/shared/result';
import { createFakeStore } from './cache/fake-store';
import { picture, png, surroundings } from './resolver-setup';

const url = 'https://a.example.com/files/p';
/** As the page's script asks for it. */
const large = { asked: true, fresh: false, size: 'large' } as const;

async function bytesOf(blob: Blob | undefined): Promise<Uint8Array> {
	return new Uint8Array(blob ? await blob.arrayBuffer() : []);
}

describe('a picture that is looked at large', () => {
	test('brings the file along as its server sent it, under a name to save it by', async () => {
		const { resolve, thumbnails } = surroundings({
			[url]: { ...picture, headers: { 'content-disposition': "attachment; filename*=UTF-8''Cat%E2%80%AE.exe" } },
		});
		const result = await resolve(url, large);
		expect(result).toMatchObject({ ok: true, value: { width: 200, height: 100, original: { name: 'Cat.png' } } });
		expect(await bytesOf(result.ok ? result.value.original?.blob : undefined)).toEqual(png);
		expect(thumbnails).toEqual(['200×100 large']);
	});

	test('is named as where a redirect has led', async () => {
		const target = 'https://b.example.com/cat.jpeg';
		const { resolve } = surroundings({ [url]: { location: target }, [target]: picture });
		expect(await resolve(url, large)).toMatchObject({ ok: true, value: { original: { name: 'cat.png' } } });
	});

	test('is decrypted in both its forms', async () => {
		const { bytes, fragment } = await encrypted(png);
		const { resolve } = surroundings({ [url]: { body: bytes } });
		const result = await resolve(`${url}#${fragment}`, large);
		expect(await bytesOf(result.ok ? result.value.original?.blob : undefined)).toEqual(png);
	});

	test('may be what the browser has kept of the small one, and is kept in memory alone', async () => {
		const store = createFakeStore();
		const disk = createDiskCache(store, () => 1_800_000_000_000);
		const { resolve, web } = surroundings({ [url]: picture }, {}, disk);
		const small = await resolve(url);
		expect(small).toMatchObject({ ok: true });
		expect(small).not.toHaveProperty('value.original');
		await expect.poll(() => store.entries.size).toBe(1);
		const first = await resolve(url, large);
		expect(await resolve(url, large)).toEqual(first);
		expect(web.requests.map(({ method, init }) => `${method} ${init.cache}`)).toEqual(['HEAD default', 'GET default', 'GET default']);
		expect(store.entries.size).toBe(1);
		expect(await resolve(url)).toEqual(small);
	});

	test('is in private windows not kept by the browser', async () => {
		const { resolve, web } = surroundings({ [url]: picture });
		await resolve(url, { ...large, isIncognito: true });
		expect(web.requests.map(({ init }) => init.cache)).toEqual(['no-store']);
	});

	test('is held to the bytes that a person may ask for', async () => {
		const bytes = maximumAskedPictureBytes + 1;
		const { resolve } = surroundings({ [url]: { body: png, headers: { 'content-length': String(bytes) } } });
		expect(await resolve(url, large)).toEqual(failure('too-large', { bytes }));
	});
});
