import type { SiteMode } from '../shared/page-policy';
import { sitePatterns } from '../settings/match-patterns';
import { patternsOfPage } from '../settings/pending-choice';
import { allHosts, isGranted } from '../settings/permissions';
import { readOwnSettings } from '../settings/settings';
import { isCovered, readManaged, withManaged, type Managed } from '../settings/managed';
import { preferencesOf } from '../settings/preferences';
import type { PictureHostModes } from '../settings/picture-host-modes';
import { policyFor } from '../settings/site-policy';
import { findSite } from '../sites/find-site';
import { allowedMode } from '../sites/site';

/** Patterns to ask the person for, and the site they are about. */
export interface WantedGrant {
	readonly host: string;
	readonly patterns: readonly string[];
}

/** What the popup shows of a web page's site. */
export interface SiteState extends WantedGrant {
	readonly mode: SiteMode;
	readonly granted: boolean;
	readonly isBlurred: boolean;
	/** An administrator has set the site's mode. */
	readonly isLocked: boolean;
}

/** What the popup shows, as far as settings and grants tell. */
export interface PopupState {
	/** Undefined where the tab shows no web page. */
	readonly site: SiteState | undefined;
	/** Sites that are on, this one or others, whose permission was never given or has been taken away. */
	readonly missing: readonly WantedGrant[];
	/** Whether pictures may be fetched from all hosts. */
	readonly everywhereGranted: boolean;
	/** What a chat is turned on with. */
	readonly firstMode: 'on' | 'ask';
	readonly pictureHosts: PictureHostModes;
	readonly managed: Managed;
}

/** Reads settings and grants as they are now, for the page in the tab. */
export async function readPopupState(url: URL | undefined): Promise<PopupState> {
	const [own, managed] = await Promise.all([readOwnSettings(), readManaged()]);
	const settings = withManaged(own, managed);
	const wanted = Object.entries(settings.sites)
		.filter(([, { mode }]) => mode !== 'off')
		.map(([host, site]): WantedGrant => ({ host, patterns: sitePatterns(host, site) }));
	const grants = await Promise.all(wanted.map(({ patterns }) => isGranted(patterns)));
	const missing = wanted.filter((_, index) => grants[index] === false);
	const everywhereGranted = await isGranted(allHosts);
	const { firstMode } = preferencesOf(settings);
	const common = { missing, everywhereGranted, firstMode, pictureHosts: settings.pictureHosts ?? {}, managed };
	if (!url) return { ...common, site: undefined };
	const policy = policyFor(url, settings);
	const patterns = patternsOfPage(url, policy);
	const mode = allowedMode(findSite(url.hostname), policy?.mode ?? 'off');
	const host = policy?.host ?? url.hostname;
	const isLocked = isCovered(host, managed.settings.sites);
	const granted = await isGranted(patterns);
	return { ...common, site: { host, patterns, mode, granted, isLocked, isBlurred: policy?.blur ?? false } };
}
