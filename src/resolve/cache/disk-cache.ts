import {
	diskCacheTimeoutMilliseconds,
	diskCacheUseNotedMilliseconds,
	maximumDiskCacheBytes,
	maximumDiskCacheMilliseconds,
} from '../../shared/limits';
import { inTime } from '../../shared/in-time';
import { sha256 } from '../digest';
import type { FoundPicture } from '../found';
import { entryOf, foundIn, parseEntry, parseUse } from './cache-entry';
import type { CacheEntry, CacheStore, CacheTransaction, CacheUse, HeldEntry } from './cache-store';

/**
 * Pictures kept on disk: as long as their bytes fit, a few days, the ones not used for longest gone first. A disk that is
 * full, gone or slow keeps nothing, and is no failure.
 */
export interface DiskCache {
	get(key: string): Promise<FoundPicture | undefined>;
	set(key: string, found: FoundPicture): Promise<void>;
	/** Drops what is too old. Done by itself before the first picture is kept. */
	sweep(): Promise<void>;
	clear(): Promise<void>;
	use(): Promise<CacheUse>;
}

/** Keeps pictures in a store. Their names there are digests, since their keys tell which URLs were seen. */
export function createDiskCache(store: CacheStore, now: () => number, maximumBytes = maximumDiskCacheBytes): DiskCache {
	let isSwept = false;

	const sweep = async (): Promise<void> => {
		isSwept = true;
		const time = now() - maximumDiskCacheMilliseconds;
		await orElse(undefined, () => store.transact('readwrite', (steps) => removeWhile(steps, () => steps.storedBefore(time))));
	};

	const drop = async (name: string): Promise<void> => {
		await store.transact('readwrite', async (steps) => {
			// Somebody may have put a good one there meanwhile.
			const raw = await steps.read(name);
			if (raw === undefined || parseEntry(raw, name, now())) return;
			await steps.remove(name);
			await steps.writeUse(await steps.countUse());
		});
	};

	const noteUse = (entry: CacheEntry): Promise<void> =>
		store.transact('readwrite', async (steps) => {
			if ((await steps.read(entry.name)) !== undefined) await steps.write({ ...entry, usedAt: now() });
		});

	return {
		sweep,
		get: (key) =>
			orElse(undefined, async () => {
				const name = await nameOf(key);
				// A database may not answer, as where another version holds it open.
				const raw = await inTime(
					store.transact('readonly', (steps) => steps.read(name)),
					diskCacheTimeoutMilliseconds,
				);
				if (raw === undefined) return undefined;
				const entry = parseEntry(raw, name, now());
				if (!entry) void orElse(undefined, () => drop(name));
				else if (now() - entry.usedAt > diskCacheUseNotedMilliseconds) void orElse(undefined, () => noteUse(entry));
				return entry && foundIn(entry);
			}),
		async set(key, found) {
			if (!isSwept) await sweep();
			const entry = await entryOf(await nameOf(key), found, now());
			if (entry.bytes > maximumBytes) return;
			await orElse(undefined, () =>
				store.transact('readwrite', async (steps) => {
					const isThere = (await steps.read(entry.name)) !== undefined;
					const before = isThere ? undefined : parseUse(await steps.readUse());
					await steps.write(entry);
					const use = before ? { bytes: before.bytes + entry.bytes, entries: before.entries + 1 } : await steps.countUse();
					await steps.writeUse(use);
					if (use.bytes > maximumBytes) await makeRoom(steps, maximumBytes);
				}),
			);
		},
		clear: () =>
			orElse(undefined, () =>
				store.transact('readwrite', async (steps) => {
					await steps.removeAll();
					await steps.writeUse({ bytes: 0, entries: 0 });
				}),
			),
		use: () => orElse({ bytes: 0, entries: 0 }, () => store.transact('readonly', useOf)),
	};
}

async function useOf(steps: CacheTransaction): Promise<CacheUse> {
	return parseUse(await steps.readUse()) ?? steps.countUse();
}

async function makeRoom(steps: CacheTransaction, maximumBytes: number): Promise<void> {
	await removeWhile(steps, async ({ bytes }) => (bytes > maximumBytes ? steps.leastRecentlyUsed() : undefined));
}

/** Removes one after another, as long as there is a next one, and keeps the sum. */
async function removeWhile(steps: CacheTransaction, next: (use: CacheUse) => Promise<HeldEntry | undefined>): Promise<void> {
	let use = await useOf(steps);
	for (let held = await next(use); held; held = await next(use)) {
		await steps.remove(held.name);
		use = { bytes: Math.max(0, use.bytes - held.bytes), entries: Math.max(0, use.entries - 1) };
	}
	await steps.writeUse(use);
}

function nameOf(key: string): Promise<string> {
	return sha256(new TextEncoder().encode(key));
}

/** What the browser's storage says no to, it says by a `DOMException`; anything else is a bug. */
async function orElse<Value>(otherwise: Value, task: () => Promise<Value>): Promise<Value> {
	try {
		return await task();
	} catch (error) {
		if (error instanceof DOMException) return otherwise;
		throw error;
	}
}
