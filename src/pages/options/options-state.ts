import { browser } from 'wxt/browser';
import { readManaged, withManaged, type Managed } from '../../settings/managed';
import { sitePatterns } from '../../settings/match-patterns';
import { allHosts, isGranted } from '../../settings/permissions';
import { preferencesOf, type Preferences } from '../../settings/preferences';
import { canUndoReplacing } from '../../settings/replace-settings';
import type { Settings } from '../../settings/schema';
import { readOwnSettings } from '../../settings/settings';

/** All that the options page shows. */
export interface OptionsState {
	/** What the person has set. */
	readonly own: Settings;
	readonly managed: Managed;
	/** What counts of both. */
	readonly settings: Settings;
	readonly preferences: Preferences;
	readonly everywhereGranted: boolean;
	/** What was granted by itself, as the browser spells it. */
	readonly origins: readonly string[];
	/** The sites that are not off and not granted. */
	readonly missing: ReadonlySet<string>;
	readonly canUndo: boolean;
}

/** Reads settings and grants as they are now. */
export async function readOptionsState(): Promise<OptionsState> {
	const [own, managed, everywhereGranted, granted, canUndo] = await Promise.all([
		readOwnSettings(),
		readManaged(),
		isGranted(allHosts),
		browser.permissions.getAll(),
		canUndoReplacing(),
	]);
	const settings = withManaged(own, managed);
	const running = Object.entries(settings.sites).filter(([, { mode }]) => mode !== 'off');
	const grants = await Promise.all(running.map(([host, site]) => isGranted(sitePatterns(host, site))));
	return {
		own,
		managed,
		settings,
		preferences: preferencesOf(settings),
		everywhereGranted,
		origins: (granted.origins ?? []).filter((origin) => !allHosts.includes(origin) && origin !== '<all_urls>'),
		missing: new Set(running.filter((_, index) => grants[index] === false).map(([host]) => host)),
		canUndo,
	};
}
