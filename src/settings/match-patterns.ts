import { broaderHosts } from './site-policy';
import type { Settings, SiteSettings } from './settings';

/**
 * The patterns that a site's pages match, in the browsers' syntax, where a host without a port means all its ports.
 * A host and all below it, with TLS, and without where the site is meant so.
 */
export function sitePatterns(host: string, site: Pick<SiteSettings, 'plainHttp'>): string[] {
	const hosts = broaderHosts(host).length > 1 ? `*.${host}` : host;
	return site.plainHttp ? [`https://${hosts}/*`, `http://${hosts}/*`] : [`https://${hosts}/*`];
}

/** The pattern for one picture host, with and without TLS: a picture may be tried on either. */
export function hostPattern(host: string): string {
	return `*://${host}/*`;
}

/** Where the content script runs: the sites that are not off, less the narrower ones that are, with TLS or without. */
export function chatPatterns(settings: Settings): { matches: string[]; excludeMatches: string[] } {
	const sites = Object.entries(settings.sites);
	return {
		matches: sites.flatMap(([host, site]) => (site.mode === 'off' ? [] : sitePatterns(host, site))),
		excludeMatches: sites.flatMap(([host, site]) => (site.mode === 'off' ? sitePatterns(host, { plainHttp: true }) : [])),
	};
}
