import { maximumPictureHosts } from '../shared/limits';
import { onManagedChanged, readManaged, withManaged } from './managed';
import { TooManyHostsError } from './picture-host-modes';
import { parseSettings, type Settings } from './schema';
import { changedWithin, migrated, MigrationError, settingsVersion, versionOf, type Stored } from './versions';
import { storedItem } from './stored-item';

export type { Settings, SiteSettings } from './schema';

/** As installed, nothing is on; the `e2e` build is on for the hosts that tests use. */
export const defaultSettings: Settings =
	import.meta.env.MODE === 'e2e'
		? {
				sites: {
					'chat.test': { mode: 'on', plainHttp: false, privateHosts: ['*.img.test'] },
					localhost: { mode: 'on', plainHttp: true, privateHosts: ['*.img.test'] },
				},
			}
		: { sites: {} };

const item = storedItem('local', 'settings');

/**
 * Held while settings are read, changed and written, by whichever of our pages or the worker does so. Chrome's private windows have
 * locks of their own: of two changes that are made there and in an ordinary window within a few milliseconds, one may be lost.
 */
const lockName = 'settings';

/**
 * What counts: what is stored, less what of it is damaged, the defaults where it is missing; and what an administrator has
 * set. Never throws for its content.
 */
export async function readSettings(): Promise<Settings> {
	const [own, managed] = await Promise.all([readOwnSettings(), readManaged()]);
	return withManaged(own, managed);
}

/** What the person has set, whether or not an administrator has set otherwise; nothing is on where it cannot be read at all. */
export async function readOwnSettings(): Promise<Settings> {
	const stored = await item.read();
	try {
		return parseSettings(migrated(stored)) ?? defaultSettings;
	} catch (error) {
		if (!(error instanceof MigrationError)) throw error;
		console.error('Vignette:', error);
		return { sites: {} };
	}
}

/**
 * Stores what `change` makes of what the person has set so far, and returns it. One change after the other, so that none is lost.
 * Throws where the browser cannot store it, where there would be entries of too many picture hosts (`TooManyHostsError`), or where
 * what is stored cannot be read. All of that leaves what was stored.
 */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
	return navigator.locks.request(lockName, async () => {
		const stored = migrated(await item.read());
		const before = parseSettings(stored) ?? defaultSettings;
		const wished = change(before);
		if (Object.keys(wished.pictureHosts ?? {}).length > maximumPictureHosts) throw new TooManyHostsError();
		const changed = parseSettings(wished) ?? before;
		await item.write(toStore(stored, before, changed));
		return changed;
	});
}

function toStore(stored: Stored | undefined, before: Settings, changed: Settings): Stored {
	const isLater = stored !== undefined && versionOf(stored) > settingsVersion;
	return isLater ? changedWithin(stored, before, changed) : { version: settingsVersion, ...changed };
}

/** Calls back after every change, from whichever page it came. */
export function onSettingsChanged(callback: () => void): void {
	item.watch(callback);
	onManagedChanged(callback);
}
