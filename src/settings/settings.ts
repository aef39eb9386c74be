import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import { siteModes } from '../messages/from-worker';
import { parseHostPattern } from '../resolve/guard/host-patterns';
import { hostName, hostText } from './host-name';
import { mappingsSchema } from './mappings';
import { pictureHostModesSchema } from './picture-host-modes';

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
});

const siteEntry = v.tuple([hostName, site]);

const settingsSchema = v.object({
	/** By host; a site covers the hosts below it, unless they have an entry of their own. A damaged entry is dropped alone. */
	sites: v.pipe(
		v.record(v.string(), v.unknown()),
		v.transform((sites) => Object.fromEntries(Object.entries(sites).flatMap(parseEntry))),
	),
	/** What the person has said of single picture hosts; none if missing, as with all below. */
	pictureHosts: v.exactOptional(v.fallback(pictureHostModesSchema, {})),
	/** Where what is posted is fetched from instead, in the order in which they are tried. */
	mappings: v.exactOptional(v.fallback(mappingsSchema, [])),
	/** Whether the pictures that any page names are shown, and not only those of picture hosts' pages. */
	pagePictures: v.exactOptional(v.fallback(v.boolean(), false)),
	/** Whether the person goes on behind a proxy, which hides from us whether a server is on a private network. */
	mayUseProxy: v.exactOptional(v.fallback(v.boolean(), false)),
});

function parseEntry(entry: [string, unknown]): v.InferOutput<typeof siteEntry>[] {
	const parsed = v.safeParse(siteEntry, entry);
	return parsed.success ? [parsed.output] : [];
}

export type SiteSettings = Readonly<v.InferOutput<typeof site>>;
export type Settings = Readonly<v.InferOutput<typeof settingsSchema>>;

/** As installed, nothing is on; the `e2e` build is on for the hosts that tests use (DESIGN §3). */
export const defaultSettings: Settings =
	import.meta.env.MODE === 'e2e'
		? {
				sites: {
					'chat.test': { mode: 'on', plainHttp: false, privateHosts: ['*.img.test'] },
					localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] },
				},
			}
		: { sites: {} };

const item = storage.defineItem<unknown>('local:settings', { fallback: defaultSettings });

/** What is stored, less what of it is damaged; the defaults where it is missing. Never throws for its content. */
export async function readSettings(): Promise<Settings> {
	const parsed = v.safeParse(settingsSchema, await item.getValue());
	return parsed.success ? parsed.output : defaultSettings;
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Stores what `change` makes of the present settings, and returns it. One change after the other, so that none is lost. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
	const changing = lastChange.then(async () => {
		const changed = v.parse(settingsSchema, change(await readSettings()));
		await item.setValue(changed);
		return changed;
	});
	lastChange = changing.catch(() => {});
	return changing;
}

/** Calls back after every change, from whichever page it came. */
export function onSettingsChanged(callback: () => void): void {
	item.watch(callback);
}
