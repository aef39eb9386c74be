/**
 * The host of a URL as it is compared: without the trailing dots that only mark a name as complete (RFC 1034, section
 * 3.1). The URL parser has already made it lower case and ASCII, and IP addresses canonical. Empty if there is none.
 */
export function bareHost(url: URL): string {
	return withoutTrailingDots(url.hostname);
}

/** The same name without trailing dots. */
export function withoutTrailingDots(host: string): string {
	let end = host.length;
	while (host[end - 1] === '.') end -= 1;
	return host.slice(0, end);
}

/** A name with an empty label is none, and cannot be resolved (RFC 1034, section 3.1). */
export function hasEmptyLabel(host: string): boolean {
	return host.split('.').includes('');
}

/**
 * Whether a host is made of what names on a network are made of. The URL parser lets through more signs than that (`a*b.org`,
 * `$(x).png`), and of those the browsers take no match pattern.
 */
export function isPlainName(host: string): boolean {
	return /^[\w.-]+$/.test(host);
}

/** Whether the host of a parsed URL is an IP address: four decimal parts, or IPv6 in brackets. */
export function isIpLiteral(host: string): boolean {
	return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host);
}
