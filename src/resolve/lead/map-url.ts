import { isProxy, targetOrigin, type Mapping } from '../../settings/mappings';
import { isEncrypted } from '../../shared/encrypted-url';
import { parseUrl, withoutFragment } from '../../shared/parse-url';
import { classify } from '../guard/classify';
import { signedPath } from './signed-path';

/** Where the first mapping that is for a posted URL leads, proxies left out; undefined where none is. */
export function mappedUrl(posted: URL, mappings: readonly Mapping[]): URL | undefined {
	for (const mapping of mappings) {
		const rest = isProxy(mapping) ? undefined : restOf(posted, mapping.from);
		if (rest === undefined) continue;
		const { to } = mapping;
		const text = to.includes('{rest}') ? to.replaceAll('{rest}', () => rest) : to + rest;
		const target = keptInside(text, mapping, posted);
		if (target) return target;
	}
	return undefined;
}

/**
 * The way to a URL through the first proxy that is for it; undefined where none is. Only what is public goes there: a
 * proxy would fetch private addresses of its own network, and has no business with those of the person's.
 */
export async function proxiedUrl(url: URL, mappings: readonly Mapping[]): Promise<URL | undefined> {
	for (const mapping of mappings) {
		if (!isProxy(mapping) || restOf(url, mapping.from) === undefined || classify(url) !== 'public') continue;
		const { to, signing } = mapping;
		// What leads to the proxy already is not sent through it once more.
		if (targetOrigin(to) === url.origin) continue;
		const bare = withoutFragment(url);
		const text = signing
			? to.replace(/\/+$/, '') + (await signedPath(bare, signing))
			: to.replaceAll('{url}', () => encodeURIComponent(bare));
		const target = keptInside(text, mapping, url);
		if (target) return target;
	}
	return undefined;
}

/** What follows a prefix; undefined where the URL does not begin with it, or goes on in the middle of a name. */
function restOf(url: URL, from: string): string | undefined {
	const text = withoutFragment(url);
	const prefix = /^\w+:\/{0,2}$/.test(from) ? from.toLowerCase() : (parseUrl(from)?.href ?? from);
	if (!text.startsWith(prefix)) return undefined;
	const rest = text.slice(prefix.length);
	return rest === '' || /[/:?#=&]$/.test(prefix) || /^[/?#]/.test(rest) ? rest : undefined;
}

/** Only what stays at the origin that the person wrote; a key stays with the file, and goes nowhere else. */
function keptInside(text: string, { to }: Mapping, posted: URL): URL | undefined {
	const target = parseUrl(text);
	if (!target || target.origin !== targetOrigin(to)) return undefined;
	target.hash = isEncrypted(posted) ? posted.hash : '';
	return target;
}
