import type { SiteHints } from '../shared/page-policy';
import { broaderHosts } from '../shared/broader-hosts';
import { sites } from './registry';
import type { Site } from './site';

const byHost: ReadonlyMap<string, Site> = new Map(sites.flatMap((site) => site.hosts.map((host) => [host, site])));

/** The site that a host belongs to: its own or the nearest broader host's; undefined for a host we do not know. */
export function findSite(host: string): Site | undefined {
	for (const broader of broaderHosts(host)) {
		const site = byHost.get(broader);
		if (site) return site;
	}
	return undefined;
}

/** What the content script is told of a host's markup: its site's, or that of all software that people host themselves. */
export function hintsFor(host: string): SiteHints {
	const site = findSite(host);
	const candidates = site ? [site] : sites.filter(({ selfHosted }) => selfHosted);
	return {
		skip: candidates.flatMap(({ skip }) => skip ?? []).join(),
		rows: candidates.flatMap(({ rows }) => rows ?? []).join(),
		shownByPage: candidates.flatMap(({ shownByPage }) => shownByPage ?? []).join(),
	};
}
