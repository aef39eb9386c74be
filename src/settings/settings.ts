import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import { siteModes } from '../messages/protocol';

const host = v.pipe(v.string(), v.minLength(1), v.maxLength(253));

const site = v.object({
	/** Off: nothing of us runs there. Ask: no request before a click. On: pictures show at once. */
	mode: v.picklist(siteModes),
	/** Whether the site's pages without TLS are meant too: only when it was turned on from one. */
	plainHttp: v.boolean(),
	/** Private hosts that may serve pictures to this site: `nas.lan`, `192.168.1.5`, `*.img.test`. */
	privateHosts: v.array(host),
});

const settingsSchema = v.object({
	/** By host; a site covers the hosts below it, unless they have an entry of their own. */
	sites: v.record(host, site),
});

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

/** What is stored, or the defaults where it is missing or damaged. Never throws for its content. */
export async function readSettings(): Promise<Settings> {
	const parsed = v.safeParse(settingsSchema, await item.getValue());
	return parsed.success ? parsed.output : defaultSettings;
}

/** Stores what `change` makes of the present settings, and returns it. */
export async function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
	const changed = v.parse(settingsSchema, change(await readSettings()));
	await item.setValue(changed);
	return changed;
}

/** Calls back after every change, from whichever page it came. */
export function onSettingsChanged(callback: () => void): void {
	item.watch(callback);
}
