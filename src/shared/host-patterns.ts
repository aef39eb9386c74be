import { bareHost, hasEmptyLabel, isIpLiteral, isPlainName, withoutTrailingDots } from './host-name';
import { parseUrl } from './parse-url';

const wildcard = '*.';
/** Anything that would make a port, path, user name or second wildcard of it, or that the URL parser would pass over. */
const notOfAName = /[\s/\\?#@:*[\]]/u;
const bracketedIpv6 = /^\[[0-9a-f:.]+\]$/iu;
const bareIpv6 = /^[0-9a-f.]*:[0-9a-f:.]+$/iu;

/** The host as the URL parser spells it, without trailing dots; undefined if the text is anything but one host. */
function parseHost(text: string): string | undefined {
	const host = bareIpv6.test(text) ? `[${text}]` : text;
	if (notOfAName.test(host) && !bracketedIpv6.test(host)) return undefined;
	const url = parseUrl(`http://${host}/`);
	const parsed = url ? bareHost(url) : '';
	return (isPlainName(parsed) && !hasEmptyLabel(parsed)) || isIpLiteral(parsed) ? parsed : undefined;
}

/**
 * Reads what a person wrote into the list of private hosts that may serve pictures: one host (`192.168.1.5`, `nas.lan`,
 * `[fd00::1]` also without its brackets), or `*.` and a name for that name and every name below it, as in match patterns.
 * Returns it as the URL parser spells hosts, so that equal ones are equal text. Undefined for anything else: nothing, `*`
 * alone, `*.` and an IP address, a port, a path, a user name, signs that no name has.
 */
export function parseHostPattern(text: string): string | undefined {
	const trimmed = text.trim();
	if (!trimmed.startsWith(wildcard)) return parseHost(trimmed);
	const host = parseHost(trimmed.slice(wildcard.length));
	return host === undefined || isIpLiteral(host) ? undefined : `${wildcard}${host}`;
}

/** The name that a pattern of `parseHostPattern` is about: its host, or what follows `*.`. */
export function hostOfPattern(pattern: string): string {
	return pattern.startsWith(wildcard) ? pattern.slice(wildcard.length) : pattern;
}

/** Whether a parsed URL's host is one that a pattern of `parseHostPattern` stands for. Trailing dots do not matter. */
export function matchesHostPattern(host: string, pattern: string): boolean {
	const bare = withoutTrailingDots(host);
	const name = hostOfPattern(pattern);
	return bare === name || (name !== pattern && bare.endsWith(`.${name}`));
}
