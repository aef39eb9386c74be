import { broaderHosts } from '../shared/broader-hosts';
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

/**
 * The pattern for one URL's host and scheme. For scheme and all, Chromium does not see that what is granted with TLS and
 * what is granted without are both of it.
 */
export function pagePattern({ protocol, hostname }: URL): string {
	return `${protocol}//${hostname}/*`;
}

/**
 * Where the content script runs: the sites that are not off, less the narrower ones that are, with TLS or without. A
 * site that is off but has one within it that is not is left out by its own host alone: patterns know no exception.
 */
export function chatPatterns(settings: Settings): { matches: string[]; excludeMatches: string[] } {
	const sites = Object.entries(settings.sites);
	const running = sites.filter(([, { mode }]) => mode !== 'off');
	const off = sites.filter(([, { mode }]) => mode === 'off');
	return {
		matches: running.flatMap(([host, site]) => sitePatterns(host, site)),
		excludeMatches: off.flatMap(([host]) =>
			running.some(([within]) => broaderHosts(within).includes(host))
				? [`https://${host}/*`, `http://${host}/*`]
				: sitePatterns(host, { plainHttp: true }),
		),
	};
}
