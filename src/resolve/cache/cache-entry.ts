import * as v from 'valibot';
import { diskCacheEntryBytes, maximumDiskCacheMilliseconds, maximumRedirects } from '../../shared/limits';
import { parseUrl } from '../../shared/parse-url';
import type { FoundPicture } from '../found';
import type { CacheEntry } from './cache-store';

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));
const sidePixels = v.pipe(v.number(), v.integer(), v.minValue(1));
const origin = v.pipe(
	v.string(),
	v.check((text) => parseUrl(text)?.origin === text),
);

const entrySchema = v.strictObject({
	form: v.literal(2),
	name: v.string(),
	bytes: wholeNumber,
	storedAt: v.number(),
	usedAt: v.number(),
	// Raster pictures alone: nothing else is ever given to a page.
	type: v.picklist(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']),
	data: v.pipe(
		v.instance(Uint8Array),
		v.transform((data) => new Uint8Array(data)),
		v.check((data) => data.byteLength > 0),
	),
	width: sidePixels,
	height: sidePixels,
	look: v.picklist(['picture', 'sticker']),
	animated: v.boolean(),
	isPoster: v.exactOptional(v.literal(true)),
	ledTo: v.pipe(v.array(origin), v.maxLength(maximumRedirects)),
});

const useSchema = v.strictObject({ bytes: wholeNumber, entries: wholeNumber });

/** What is read back, or undefined where it is not as we write it, or too old, or from a time to come. */
export function parseEntry(raw: unknown, name: string, now: number): CacheEntry | undefined {
	const parsed = v.safeParse(entrySchema, raw);
	if (!parsed.success || parsed.output.name !== name) return undefined;
	const age = now - parsed.output.storedAt;
	return age >= 0 && age < maximumDiskCacheMilliseconds ? parsed.output : undefined;
}

/** What all takes, as it was written; undefined where it is not as we write it. */
export function parseUse(raw: unknown): v.InferOutput<typeof useSchema> | undefined {
	const parsed = v.safeParse(useSchema, raw);
	return parsed.success ? parsed.output : undefined;
}

/** A picture in the form in which it is kept. */
export async function entryOf(name: string, { what, ledTo }: FoundPicture, now: number): Promise<CacheEntry> {
	const { blob, width, height, look, animated, isPoster } = what;
	const data = new Uint8Array(await blob.arrayBuffer());
	const bytes = data.byteLength + ledTo.join('').length + diskCacheEntryBytes;
	return {
		form: 2,
		name,
		bytes,
		storedAt: now,
		usedAt: now,
		type: blob.type,
		data,
		width,
		height,
		look,
		animated,
		...(isPoster && { isPoster }),
		ledTo,
	};
}

/** The picture that is kept in an entry. */
export function foundIn({ data, type, width, height, look, animated, isPoster, ledTo }: CacheEntry): FoundPicture {
	return { what: { blob: new Blob([data], { type }), width, height, look, animated, ...(isPoster && { isPoster }) }, ledTo };
}
