import { findSite } from '../sites/find-site';
import { allowedMode } from '../sites/site';
import { sitePatterns } from './match-patterns';
import { isGranted, onGrantsChanged } from './permissions';
import type { LeadOptions } from './lead-options';
import { megabyte } from '../shared/limits';
import type { PictureHostModes } from './picture-host-modes';
import type { NamelessLinkMode } from './schema';
import { onSettingsChanged, readSettings, type Settings } from './settings';
import { preferencesOf, type Preferences } from './preferences';
import { policyFor, type SitePolicy } from './site-policy';

/** The policy that counts for a page now: its site is on or asks, and the person's grant for it stands. */
export interface CurrentPolicy {
	for(page: URL): Promise<SitePolicy | undefined>;
	/** What the person prefers, whatever the site. */
	preferences(): Promise<Preferences>;
	/** What the person has said about pictures, whatever the site. */
	forPictures(): Promise<PicturePolicy>;
}

/** Where posted URLs lead, and which hosts' pictures are shown. */
export interface PicturePolicy extends LeadOptions {
	readonly pictureHosts: PictureHostModes;
	/** Up to this a picture is shown unasked. */
	readonly maximumBytes: number;
	/** What is done with links that do not look like pictures. */
	readonly linksWithoutName: NamelessLinkMode;
}

/**
 * Reads settings once and after each change, since every question of every chat asks for the policy. What could not be read is
 * thrown to who asks then, and read again for the next.
 */
export function createCurrentPolicy(): CurrentPolicy {
	let settings: Promise<Settings> | undefined;
	let granted = new Map<string, Promise<boolean>>();

	const isSiteGranted = (policy: SitePolicy): Promise<boolean> => {
		const known = granted.get(policy.host);
		if (known) return known;
		const asked = isGranted(sitePatterns(policy.host, policy));
		const all = granted.set(policy.host, asked);
		asked.catch(() => all.delete(policy.host));
		return asked;
	};
	const current = (): Promise<Settings> => {
		settings ??= readSettings().catch((error: unknown) => {
			settings = undefined;
			throw error;
		});
		return settings;
	};

	onSettingsChanged(() => {
		settings = undefined;
		granted = new Map();
	});
	onGrantsChanged(() => {
		granted = new Map();
	});

	return {
		async for(page) {
			const policy = policyFor(page, await current());
			if (!policy || !(await isSiteGranted(policy))) return undefined;
			return { ...policy, mode: allowedMode(findSite(page.hostname), policy.mode) };
		},
		async preferences() {
			return preferencesOf(await current());
		},
		async forPictures() {
			const said = await current();
			const { mappings = [], pictureHosts = {} } = said;
			const { pagePictures, linksWithoutName, maximumPictureMegabytes } = preferencesOf(said);
			return { mappings, pictureHosts, pagePictures, linksWithoutName, maximumBytes: maximumPictureMegabytes * megabyte };
		},
	};
}
