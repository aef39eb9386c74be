import type { SiteMode } from '../messages/from-worker';
import { sitePatterns } from '../settings/match-patterns';
import { patternsOfPage } from '../settings/pending-choice';
import { everywhere, isGranted } from '../settings/permissions';
import { readSettings } from '../settings/settings';
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
}

/** What the popup shows, as far as settings and grants tell. */
export interface PopupState {
	/** Undefined where the tab shows no web page. */
	readonly site: SiteState | undefined;
	/** Sites that are on, this one or others, whose permission was never given or has been taken away. */
	readonly missing: readonly WantedGrant[];
	/** Whether pictures may be fetched from all hosts. */
	readonly everywhereGranted: boolean;
}

/** Reads settings and grants as they are now, for the page in the tab. */
export async function readPopupState(url: URL | undefined): Promise<PopupState> {
	const settings = await readSettings();
	const wanted = Object.entries(settings.sites)
		.filter(([, { mode }]) => mode !== 'off')
		.map(([host, site]): WantedGrant => ({ host, patterns: sitePatterns(host, site) }));
	const grants = await Promise.all(wanted.map(({ patterns }) => isGranted(patterns)));
	const missing = wanted.filter((_, index) => grants[index] === false);
	const everywhereGranted = await isGranted(everywhere);
	if (!url) return { site: undefined, missing, everywhereGranted };
	const policy = policyFor(url, settings);
	const patterns = patternsOfPage(url, policy);
	const mode = allowedMode(findSite(url.hostname), policy?.mode ?? 'off');
	const site = { host: policy?.host ?? url.hostname, patterns, mode, granted: await isGranted(patterns) };
	return { site, missing, everywhereGranted };
}
