import * as v from 'valibot';
import { siteModes } from '../shared/page-policy';
import { parseHostPattern } from '../shared/host-patterns';
import { maximumChosenPictureMegabytes } from '../shared/limits';
import { hostName, hostText } from './host-name';
import { mappingsSchema } from './mappings';
import { pictureHostModesSchema } from './picture-host-modes';
import type { Stored } from './versions';

/** How large pictures are shown: the box that each fits in. */
export const shownSizes = ['small', 'medium', 'large'] as const;
export type ShownSize = (typeof shownSizes)[number];

/** When animated pictures move: always, only while pointed at or focused, never. */
export const animationModes = ['always', 'pointed', 'never'] as const;
export type AnimationMode = (typeof animationModes)[number];

/** What is done with links that do not look like pictures: their host is asked what they are, or they are left alone. */
export const namelessLinkModes = ['probe', 'leave'] as const;
export type NamelessLinkMode = (typeof namelessLinkModes)[number];

/** The modes that a site may be turned on with. */
export const firstModes = ['on', 'ask'] as const;

const site = v.object({
	/** Off: nothing of us runs there. Ask: no request before a click. On: pictures show at once. */
	mode: v.picklist(siteModes),
	/** Whether the site's pages without TLS are meant too: only when it was turned on from one. */
	plainHttp: v.boolean(),
	/** Private hosts that may serve pictures to this site, as `parseHostPattern` returns them. What is none is dropped. */
	privateHosts: v.pipe(
		v.array(v.unknown()),
		v.transform((hosts) => hosts.filter((text) => v.is(hostText, text)).flatMap((text) => parseHostPattern(text) ?? [])),
	),
	/** Whether pictures are blurred there until they are pointed at or focused; they are not if missing. */
	blur: v.exactOptional(v.fallback(v.boolean(), false)),
});

const siteEntry = v.tuple([hostName, site]);

/** Sites by host; one that is damaged is dropped alone. */
const sitesSchema = v.pipe(
	v.record(v.string(), v.unknown()),
	v.transform((sites) => Object.fromEntries(Object.entries(sites).flatMap(parseEntry))),
);

const fields = {
	/** By host; a site covers the hosts below it, unless they have an entry of their own. */
	sites: sitesSchema,
	/** What the person has said of single picture hosts; none if missing. */
	pictureHosts: v.exactOptional(pictureHostModesSchema),
	/** Where what is posted is fetched from instead, in the order in which they are tried; none if missing. */
	mappings: v.exactOptional(mappingsSchema),
	/** Whether the pictures that any page names are shown, and not only those of picture hosts' pages; not if missing. */
	pagePictures: v.exactOptional(v.boolean()),
	/** Whether the person goes on behind a proxy, which hides from us whether a server is on a private network. */
	mayUseProxy: v.exactOptional(v.boolean()),
	/** What a site is turned on with where nothing else is said; `on` if missing. */
	firstMode: v.exactOptional(v.picklist(firstModes)),
	/** `medium` if missing. */
	size: v.exactOptional(v.picklist(shownSizes)),
	/** If missing, the system is followed: `pointed` where it wishes for less motion, else `always`. */
	animation: v.exactOptional(v.picklist(animationModes)),
	/** Whether the toolbar's button counts a page's pictures; not if missing. */
	badge: v.exactOptional(v.boolean()),
	/** `probe` if missing. */
	linksWithoutName: v.exactOptional(v.picklist(namelessLinkModes)),
	/** Up to this a picture is shown unasked; `maximumPictureBytes` if missing. */
	maximumPictureMegabytes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maximumChosenPictureMegabytes))),
};

const settingsSchema = v.object(fields);

function parseEntry(entry: [string, unknown]): v.InferOutput<typeof siteEntry>[] {
	const parsed = v.safeParse(siteEntry, entry);
	return parsed.success ? [parsed.output] : [];
}

export type SiteSettings = Readonly<v.InferOutput<typeof site>>;
export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

/**
 * Settings as they were stored or written by somebody. Each is parsed by itself: what is damaged is as if it had never been
 * set, and the others stay. Undefined where there are none.
 */
export function parseSettings(raw: Stored | undefined): Settings | undefined {
	if (raw === undefined) return undefined;
	const sound = Object.entries(fields).filter(([name, field]) => Object.hasOwn(raw, name) && v.is(field, raw[name]));
	return v.parse(settingsSchema, { sites: {}, ...Object.fromEntries(sound.map(([name]) => [name, raw[name]])) });
}
