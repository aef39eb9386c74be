import { parseHostPattern } from '../shared/host-patterns';
import type { Settings } from './settings';

/**
 * Every private host that some site's pictures may come from: the ones allowed, and the chats' own hosts. What is no
 * host is left out, since the browser refuses all its rules for one that is not.
 */
export function privateHostsInUse(settings: Settings): string[] {
	const hosts = Object.entries(settings.sites)
		.filter(([, site]) => site.mode !== 'off')
		.flatMap(([host, site]) => [host, ...site.privateHosts])
		.flatMap((host) => parseHostPattern(host) ?? []);
	return [...new Set(hosts)];
}
