import { createDiskCache, type DiskCache } from '../../src/resolve/cache/disk-cache';
import { createIndexedDbStore } from '../../src/resolve/cache/indexed-db-store';
import type { ShownPicture } from '../../src/shared/shown-picture';

declare global {
	/** A cache in the page's own database, as the worker has one in its own, with room for this many bytes. */
	var openCache: (maximumBytes: number) => DiskCache;
	/** A picture of this many bytes. */
	var pictureOf: (bytes: number) => ShownPicture;
}

let time = 1_800_000_000_000;

globalThis.openCache = (maximumBytes) => createDiskCache(createIndexedDbStore('pictures'), () => (time += 1), maximumBytes);
globalThis.pictureOf = (bytes) => ({
	blob: new Blob([new Uint8Array(bytes)], { type: 'image/png' }),
	width: 30,
	height: 20,
	look: 'picture',
	animated: false,
});
