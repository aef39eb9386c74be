import type { Settings } from './settings';

/** Every private host that some site's pictures may come from: the ones allowed, and the chats' own hosts. */
export function privateHostsInUse(settings: Settings): string[] {
	const hosts = Object.entries(settings.sites)
		.filter(([, site]) => site.mode !== 'off')
		.flatMap(([host, site]) => [host, ...site.privateHosts]);
	return [...new Set(hosts)];
}
