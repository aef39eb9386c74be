import type { Managed } from '../../settings/managed';
import { preferencesOf, usualPreferences } from '../../settings/preferences';
import type { Settings } from '../../settings/schema';
import type { PopupState } from '../popup-state';

/**
 * How Vignette is set, as far as a person may give it away: what is not as installed, in the settings' own names; of sites, hosts and
 * mappings only how many; what is granted, and whether an administrator has set anything.
 */
export function settingsToTell(
	settings: Settings,
	{ everywhereGranted, managed }: Pick<PopupState, 'everywhereGranted' | 'managed'>,
): string {
	const { sites, pictureHosts = {}, mappings = [] } = settings;
	const counts = {
		sites: Object.keys(sites).length,
		privateHosts: Object.values(sites).flatMap(({ privateHosts }) => privateHosts).length,
		pictureHosts: Object.keys(pictureHosts).length,
		mappings: mappings.length,
	};
	// Only these, none of which names a host or holds a key.
	const usual = new Map<string, unknown>(Object.entries(usualPreferences));
	const chosen = Object.entries(preferencesOf(settings)).flatMap(([name, value]) =>
		value === usual.get(name) ? [] : [`${name} ${value}`],
	);
	return [
		...Object.entries(counts).flatMap(([name, count]) => (count === 0 ? [] : [`${count} ${name}`])),
		...chosen,
		everywhereGranted ? 'all hosts granted' : 'single hosts granted',
		...(isSet(managed) ? ['an administrator’s among them'] : []),
	].join(', ');
}

/** The mode that counts for the page, and whether its site is granted. */
export function modeToTell({ site }: Pick<PopupState, 'site'>): string {
	if (!site) return 'no web page';
	return site.mode !== 'off' && !site.granted ? `${site.mode}, not granted` : site.mode;
}

function isSet({ settings: { sites, ...others }, forbidsPrivateHosts }: Managed): boolean {
	return forbidsPrivateHosts || Object.keys(sites).length > 0 || Object.keys(others).length > 0;
}
