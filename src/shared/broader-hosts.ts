import { isIpLiteral } from './host-name';

/** The host and those it belongs to, the narrowest first: `a.b.org`, `b.org`, `org`. IP addresses have no broader host. */
export function broaderHosts(host: string): string[] {
	if (isIpLiteral(host)) return [host];
	const labels = host.split('.');
	return labels.map((_, index) => labels.slice(index).join('.'));
}
