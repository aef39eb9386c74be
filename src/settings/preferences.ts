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
	return {
		size: settings.size ?? usualPreferences.size,
		animation: settings.animation ?? usualPreferences.animation,
		linksWithoutName: settings.linksWithoutName ?? usualPreferences.linksWithoutName,
		pagePictures: settings.pagePictures ?? usualPreferences.pagePictures,
		badge: settings.badge ?? usualPreferences.badge,
		mayUseProxy: settings.mayUseProxy ?? usualPreferences.mayUseProxy,
		firstMode: settings.firstMode ?? usualPreferences.firstMode,
		maximumPictureMegabytes: settings.maximumPictureMegabytes ?? usualPreferences.maximumPictureMegabytes,
	};
}

/** What is as installed is not stored, so that a later version may install something else. */
export function withPreference(settings: Settings, name: keyof Preferences, value: unknown): Settings {
	const others = Object.fromEntries(Object.entries(settings).filter(([other]) => other !== name));
	return { ...others, sites: settings.sites, ...(value !== usualPreferences[name] && { [name]: value }) };
}
