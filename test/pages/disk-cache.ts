import { createDiskCache, type DiskCache } from '../../src/resolve/cache/disk-cache';
import { createIndexedDbStore } from '../../src/resolve/cache/indexed-db-store';
import type { FoundPicture } from '../../src/resolve/found';

declare global {
	/** A cache in the page's own database, as the worker has one in its own, with room for this many bytes. */
	var openCache: (maximumBytes: number) => DiskCache;
	/** A picture of this many bytes, as it is kept. */
	var pictureOf: (bytes: number) => FoundPicture;
}

let time = 1_800_000_000_000;

globalThis.openCache = (maximumBytes) => createDiskCache(createIndexedDbStore('pictures'), () => (time += 1), maximumBytes);
globalThis.pictureOf = (bytes) => ({
	what: { blob: new Blob([new Uint8Array(bytes)], { type: 'image/png' }), width: 30, height: 20, look: 'picture', animated: false },
	ledTo: [],
});
