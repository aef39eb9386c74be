import { freshRetryDelaysMilliseconds, maximumPageCacheBytes, rememberedMilliseconds } from '../../shared/limits';
import { createMemoryCache } from '../memory-cache';
import type { Found } from '../found';
import type { PagePicture } from './page-picture';

/** Which pictures pages have named, for an hour: the addresses of many are signed for a time. */
export interface KnownPages {
	get(key: string): Found<PagePicture> | undefined;
	keep(key: string, page: Found<PagePicture>): void;
	/** Forgets a page whose picture is not there any more, unless it was read so lately that it would say the same. */
	doubt(key: string): void;
}

/** None at first. `now` is in milliseconds since the epoch. */
export function createKnownPages(now: () => number): KnownPages {
	const pages = createMemoryCache<{ readonly page: Found<PagePicture>; readonly readAt: number }>(maximumPageCacheBytes);
	const lately = Math.max(...freshRetryDelaysMilliseconds);
	const isWithin = (readAt: number, milliseconds: number): boolean => Math.abs(now() - readAt) < milliseconds;
	return {
		get(key) {
			const known = pages.get(key);
			return known && isWithin(known.readAt, rememberedMilliseconds) ? known.page : undefined;
		},
		keep: (key, page) => pages.set(key, { page, readAt: now() }, page.what.picture.href.length),
		doubt(key) {
			const known = pages.get(key);
			if (known && !isWithin(known.readAt, lately)) pages.delete(key);
		},
	};
}
