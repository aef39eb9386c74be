import { broaderHosts } from '../shared/broader-hosts';
import { parseHostPattern } from '../shared/host-patterns';
import type { Settings, SiteSettings } from './settings';

/** A site's entry, with the host it is kept under: the page's own or a broader one. */
export interface SitePolicy extends SiteSettings {
	readonly host: string;
}

/** The entry that counts for a page: the narrowest host's, and only if it is meant for the page's scheme. */
export function policyFor(url: URL, settings: Settings): SitePolicy | undefined {
	for (const host of broaderHosts(url.hostname)) {
		const site = Object.hasOwn(settings.sites, host) ? settings.sites[host] : undefined;
		if (site) return url.protocol === 'https:' || (url.protocol === 'http:' && site.plainHttp) ? { ...site, host } : undefined;
	}
	return undefined;
}

/** The settings with one site's mode set; what was known of the site stays. */
export function withSiteMode(settings: Settings, url: URL, mode: SiteSettings['mode']): Settings {
	const known = policyFor(url, settings);
	const host = known?.host ?? url.hostname;
	const before = Object.hasOwn(settings.sites, host) ? settings.sites[host] : undefined;
	const site: SiteSettings = {
		privateHosts: [],
		...before,
		mode,
		plainHttp: url.protocol === 'http:' || (before?.plainHttp ?? false),
	};
	return { ...settings, sites: { ...settings.sites, [host]: site } };
}

/** The settings with one more private host allowed to serve pictures to a site that has an entry; unchanged if it is no host. */
export function withPrivateHost(settings: Settings, url: URL, privateHost: string): Settings {
	const policy = policyFor(url, settings);
	const added = parseHostPattern(privateHost);
	if (!policy || added === undefined || policy.privateHosts.includes(added)) return settings;
	const { host, ...site } = policy;
	return { ...settings, sites: { ...settings.sites, [host]: { ...site, privateHosts: [...site.privateHosts, added] } } };
}

/** The settings with the pictures of a site that has an entry blurred or not. */
export function withBlur(settings: Settings, url: URL, blur: boolean): Settings {
	const policy = policyFor(url, settings);
	if (!policy) return settings;
	const { host, ...site } = policy;
	return { ...settings, sites: { ...settings.sites, [host]: { ...site, blur } } };
}
