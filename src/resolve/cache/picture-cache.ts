import { maximumMemoryCacheBytes, rememberedFailureBytes } from '../../shared/limits';
import { success, type Result } from '../../shared/result';
import type { FoundPicture } from '../found';
import { createMemoryCache } from '../memory-cache';
import type { CacheUse } from './cache-store';
import type { DiskCache } from './disk-cache';

/** What a result is kept under, and where it may be kept. */
export interface CacheKey {
	readonly key: string;
	/** On disk as well, where the cache has one, or in memory alone. */
	readonly place: 'disk' | 'memory';
}

/** What is known already: in memory first, then on disk. */
export interface PictureCache {
	/** What is in memory. */
	recall(key: CacheKey): Result<FoundPicture> | undefined;
	/** What is on disk; from then on in memory too. */
	read(key: CacheKey): Promise<FoundPicture | undefined>;
	keep(key: CacheKey, result: Result<FoundPicture>): void;
	/** Forgets all. */
	clear(): Promise<void>;
	/** What is kept on disk. */
	use(): Promise<CacheUse>;
}

/** Two levels; without a disk, memory alone. */
export function createPictureCache(disk: DiskCache | undefined): PictureCache {
	const createMemory = () => createMemoryCache<Result<FoundPicture>>(maximumMemoryCacheBytes);
	let memory = createMemory();

	const remember = ({ key }: CacheKey, result: Result<FoundPicture>): void => {
		const bytes = result.ok ? bytesOf(result.value) : rememberedFailureBytes;
		memory.set(key, result, bytes);
	};

	return {
		recall: ({ key }) => memory.get(key),
		async read(key) {
			const found = key.place === 'disk' ? await disk?.get(key.key) : undefined;
			if (found) remember(key, success(found));
			return found;
		},
		keep(key, result) {
			remember(key, result);
			// Nobody waits for the disk, and a worker that is stopped meanwhile leaves no half of it.
			if (key.place === 'disk' && result.ok) void disk?.set(key.key, result.value);
		},
		async clear() {
			memory = createMemory();
			await disk?.clear();
		},
		use: async () => (await disk?.use()) ?? { bytes: 0, entries: 0 },
	};
}

function bytesOf({ what: { blob, original } }: FoundPicture): number {
	return blob.size + (original?.blob.size ?? 0);
}
