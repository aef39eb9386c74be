import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { bundlePage } from '../pages/bundle-page';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

let server: FixtureServer;
let browser: LaunchedChromium;

beforeAll(async () => {
	server = await startFixtureServer();
	browser = await launchChromium();
	server.file('/cache.js', (await bundlePage('disk-cache.ts')).script, 'text/javascript');
	server.file('/', '<!doctype html><title>Cache</title><script src="/cache.js"></script>', 'text/html');
});
afterAll(async () => {
	await browser.close();
	await server.close();
});

/** A page that has the cache's own code; each test has an origin of its own, and so a database. */
async function open(name: string): Promise<Page> {
	const page = await browser.context.newPage();
	await page.goto(server.url(`${name}.localhost`, '/'));
	return page;
}

describe('the cache in the browser’s own database', () => {
	it('keeps to its bound over a thousand pictures, the last ones there, and is empty when it is cleared', async () => {
		const page = await open('many');
		const run = await page.evaluate(async () => {
			const entry = 10_000 + 512;
			const cache = openCache(100 * entry);
			let most = 0;
			for (let index = 0; index < 1000; index += 1) {
				await cache.set(String(index), pictureOf(10_000));
				most = Math.max(most, (await cache.use()).bytes);
			}
			const found = await Promise.all([899, 900, 999].map(async (index) => (await cache.get(String(index)))?.what.blob.size));
			const use = await cache.use();
			await cache.clear();
			return { most: most / entry, found, entries: use.entries, cleared: await cache.use(), gone: await cache.get('999') };
		});
		expect(run).toEqual({
			most: 100,
			found: [undefined, 10_000, 10_000],
			entries: 100,
			cleared: { bytes: 0, entries: 0 },
			gone: undefined,
		});
	});

	it('has whole entries only, however its page is ended', async () => {
		const page = await open('ended');
		await page.evaluate(() => {
			const cache = openCache(1_000_000_000);
			const [first] = Array.from({ length: 500 }, (_, index) => cache.set(String(index), pictureOf(50_000)));
			return first;
		});
		await page.close();
		const next = await open('ended');
		const found = await next.evaluate(async () => {
			const cache = openCache(1_000_000_000);
			const sizes: number[] = [];
			for (let index = 0; index < 500; index += 1) {
				const picture = await cache.get(String(index));
				if (picture) sizes.push((await picture.what.blob.arrayBuffer()).byteLength);
			}
			return { use: await cache.use(), sizes };
		});
		expect(found.sizes.length).toBeGreaterThan(0);
		expect(found.sizes.filter((size) => size !== 50_000)).toEqual([]);
		expect(found.use).toEqual({ bytes: found.sizes.length * 50_512, entries: found.sizes.length });
	});

	it('starts anew where a newer version has left its own', async () => {
		const page = await open('newer');
		const found = await page.evaluate(async () => {
			const newer = indexedDB.open('pictures', 9);
			newer.addEventListener('upgradeneeded', () => newer.result.createObjectStore('other'));
			await new Promise((resolve) => newer.addEventListener('success', resolve));
			newer.result.close();
			const cache = openCache(100_000);
			await cache.set('a', pictureOf(10));
			return { use: await cache.use(), there: (await cache.get('a')) !== undefined };
		});
		expect(found).toEqual({ use: { bytes: 522, entries: 1 }, there: true });
	});

	it('goes on where the disk is full, and where its database is taken away from under it', async () => {
		const page = await open('taken');
		const session = await page.context().newCDPSession(page);
		const keep = (key: string): Promise<boolean> =>
			page.evaluate(async (name) => {
				const cache = openCache(100_000_000);
				await cache.set(name, pictureOf(2_000_000));
				return (await cache.get(name)) !== undefined;
			}, key);
		const origin = new URL(page.url()).origin;
		await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
		expect(await keep('a')).toBe(false);
		await session.send('Storage.overrideQuotaForOrigin', { origin });
		await expect.poll(() => keep('b')).toBe(true);
		await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		expect(await keep('c')).toBe(true);
	});
});
