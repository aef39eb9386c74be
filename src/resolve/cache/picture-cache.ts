import type { ShownPicture } from '../../shared/shown-picture';
import { maximumMemoryCacheBytes, rememberedFailureBytes } from '../../shared/limits';
import { success, type Result } from '../../shared/result';
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
	recall(key: CacheKey): Result<ShownPicture> | undefined;
	/** What is on disk; from then on in memory too. */
	read(key: CacheKey): Promise<Result<ShownPicture> | undefined>;
	keep(key: CacheKey, result: Result<ShownPicture>): void;
	/** Forgets all. */
	clear(): Promise<void>;
	/** What is kept on disk. */
	use(): Promise<CacheUse>;
}

/** Two levels; without a disk, memory alone. */
export function createPictureCache(disk: DiskCache | undefined): PictureCache {
	const createMemory = () => createMemoryCache<Result<ShownPicture>>(maximumMemoryCacheBytes);
	let memory = createMemory();

	const remember = ({ key }: CacheKey, result: Result<ShownPicture>): void => {
		const bytes = result.ok ? result.value.blob.size + (result.value.original?.blob.size ?? 0) : rememberedFailureBytes;
		memory.set(key, result, bytes);
	};

	return {
		recall: ({ key }) => memory.get(key),
		async read(key) {
			const picture = key.place === 'disk' ? await disk?.get(key.key) : undefined;
			if (!picture) return undefined;
			const result = success(picture);
			remember(key, result);
			return result;
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
