import { browser } from 'wxt/browser';
import { managedTimeoutMilliseconds } from '../shared/limits';
import { inTime } from '../shared/in-time';
import { parseSettings, type Settings, type SiteSettings } from './schema';
import { broaderHosts } from '../shared/broader-hosts';
import { migrated } from './versions';

/** What an administrator has set for this browser; `public/managed-schema.json` describes it to Chrome's policies. */
export interface Managed {
	/** What is set so, and cannot be changed here. */
	readonly settings: Settings;
	/** No private host may be allowed but the ones that are set so. */
	readonly forbidsPrivateHosts: boolean;
}

const nothing: Managed = { settings: { sites: {} }, forbidsPrivateHosts: false };

/** What was answered too late, the answer that is still awaited, and who is to be told of such a one. */
let cameLate = nothing;
let awaited: Promise<void> | undefined;
const onLate = new Set<() => void>();

/**
 * What is set now; nothing where nobody administers this browser. Chromium 156 may not answer for as long as the worker runs, if
 * the extension has just been loaded anew (measured): then it is waited for once, and counts from when it comes.
 */
export async function readManaged(): Promise<Managed> {
	if (awaited) return cameLate;
	const asked = ask();
	const answer = await inTime(asked, managedTimeoutMilliseconds);
	if (answer) return answer;
	awaited ??= asked.then((late) => {
		const isNews = JSON.stringify(late) !== JSON.stringify(cameLate);
		cameLate = late;
		awaited = undefined;
		if (isNews) for (const tell of onLate) tell();
	});
	return cameLate;
}

/** Calls back after every change, and when an answer comes that was not waited for. */
export function onManagedChanged(callback: () => void): void {
	onLate.add(callback);
	browser.storage.onChanged.addListener((_changes, area) => {
		if (area === 'managed') callback();
	});
}

async function ask(): Promise<Managed> {
	let raw: unknown;
	try {
		raw = await browser.storage.managed.get();
	} catch {
		// Firefox refuses where there is no policy for us.
		return nothing;
	}
	try {
		const stored = migrated(raw);
		return { settings: parseSettings(stored) ?? nothing.settings, forbidsPrivateHosts: stored?.['forbidPrivateHosts'] === true };
	} catch (error) {
		// Something is set that we cannot read: it may be this.
		console.error('Vignette:', error);
		return { ...nothing, forbidsPrivateHosts: true };
	}
}

/** The person's settings as far as their administrator leaves them to them, with what is set for them. */
export function withManaged(own: Settings, { settings, forbidsPrivateHosts }: Managed): Settings {
	const sites = Object.entries(own.sites)
		.filter(([host]) => !isCovered(host, settings.sites))
		.map(([host, site]): [string, SiteSettings] => [host, forbidsPrivateHosts ? { ...site, privateHosts: [] } : site]);
	const { pictureHosts = {} } = settings;
	const hosts = Object.entries(own.pictureHosts ?? {}).filter(([host]) => !isCovered(host, pictureHosts));
	return {
		...own,
		...settings,
		sites: { ...Object.fromEntries(sites), ...settings.sites },
		...((own.pictureHosts || settings.pictureHosts) && { pictureHosts: { ...Object.fromEntries(hosts), ...pictureHosts } }),
	};
}

/** Whether a host has an entry that counts for it: its own, or a broader one's. */
export function isCovered(host: string, entries: Readonly<Record<string, unknown>>): boolean {
	return broaderHosts(host).some((broader) => Object.hasOwn(entries, broader));
}
