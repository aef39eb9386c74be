import { usualPictureMegabytes } from '../shared/limits';
import type { AnimationMode, NamelessLinkMode, ShownSize, Settings } from './schema';

/** What counts of the settings that are not about single hosts, with what counts where nothing was set. */
export interface Preferences {
	readonly size: ShownSize;
	/** `system` is `pointed` where the person's system wishes for less motion, else `always`. */
	readonly animation: AnimationMode | 'system';
	readonly linksWithoutName: NamelessLinkMode;
	readonly pagePictures: boolean;
	readonly badge: boolean;
	readonly mayUseProxy: boolean;
	readonly firstMode: 'on' | 'ask';
	readonly maximumPictureMegabytes: number;
}

/** What counts as installed. */
export const usualPreferences: Preferences = {
	size: 'medium',
	animation: 'system',
	linksWithoutName: 'probe',
	pagePictures: false,
	badge: false,
	mayUseProxy: false,
	firstMode: 'on',
	maximumPictureMegabytes: usualPictureMegabytes,
};

/** What counts of these settings. */
export function preferencesOf(settings: Settings): Preferences {
	const chosen = Object.entries(settings).filter(([name]) => Object.hasOwn(usualPreferences, name));
	return { ...usualPreferences, ...Object.fromEntries(chosen) };
}

/** What is as installed is not stored, so that a later version may install something else. */
export function withPreference(settings: Settings, name: keyof Preferences, value: unknown): Settings {
	const others = Object.fromEntries(Object.entries(settings).filter(([other]) => other !== name));
	return { ...others, sites: settings.sites, ...(value !== usualPreferences[name] && { [name]: value }) };
}
