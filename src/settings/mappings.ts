import * as v from 'valibot';
import { maximumMappingCharacters, maximumMappings } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';

const mappingText = v.pipe(v.string(), v.minLength(1), v.maxLength(maximumMappingCharacters));

/** What a mapping may be for: anything else would make it one for no URL, or for scripts. */
const knownScheme = /^(?:https?|file|mxc):/i;

const mapping = v.pipe(
	v.object({
		/** The beginning of posted URLs, with its scheme: `https:` is all that have TLS. */
		from: v.pipe(mappingText, v.regex(knownScheme)),
		/**
		 * What stands in its place. `{rest}` is what follows the beginning, which is put at the end where neither is said;
		 * `{url}` is the whole posted URL, percent-encoded, for a proxy.
		 */
		to: mappingText,
		/** For a proxy that takes signed URLs only, as go-camo does: `to` is its address. */
		signing: v.exactOptional(v.object({ key: mappingText, encoding: v.picklist(['hex', 'base64url']) })),
	}),
	v.check(({ to }) => targetOrigin(to) !== undefined),
);

/** A rule of the person's: what begins so is fetched from there. */
export type Mapping = Readonly<v.InferOutput<typeof mapping>>;

/** A mapping as somebody wrote it; undefined where it is none. */
export function parseMapping(written: unknown): Mapping | undefined {
	const parsed = v.safeParse(mapping, written);
	return parsed.success ? parsed.output : undefined;
}

/** A list of mappings; what is damaged, or is one too many, is dropped. */
export const mappingsSchema = v.pipe(
	v.array(v.unknown()),
	v.transform((list): readonly Mapping[] => {
		const parsed = list.flatMap((entry) => parseMapping(entry) ?? []);
		return parsed.slice(0, maximumMappings);
	}),
);

/** The origin that a mapping's `to` leads to, whatever is put into it; undefined if that may not be, or is not the web's. */
export function targetOrigin(to: string): string | undefined {
	const url = parseUrl(to.replaceAll(/\{(?:rest|url)\}/g, ''));
	if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
	return url.origin;
}

/** Whether a mapping leads through a proxy, which fetches what it is told to, and not to where the file itself is served. */
export function isProxy({ to, signing }: Mapping): boolean {
	return signing !== undefined || to.includes('{url}');
}
