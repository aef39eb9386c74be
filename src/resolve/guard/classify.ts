import { maximumUrlCharacters } from '../../shared/limits';
import { bareHost, hasEmptyLabel, isIpLiteral, isPlainName } from '../../shared/host-name';
import { classifyLiteral } from './address';
import { embedsPrivateAddress } from './embedded-address';
import { isLocalName } from './local-names';

/** What a URL points at, told from its text alone: the public internet, a private place, or nothing we would request. */
export type AddressKind = 'public' | 'private' | 'invalid';

/**
 * Sorts a parsed URL before anything is resolved or sent. Invalid: a scheme other than http and https, a user name or
 * password, no host or one with an empty label or signs that no name has, more than `maximumUrlCharacters`. Private: an IP address that is not
 * public, a local name, a name that spells a private address. The URL standard's parser has already made one spelling
 * of all those an IPv4 address has.
 */
export function classify(url: URL): AddressKind {
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'invalid';
	if (url.username !== '' || url.password !== '') return 'invalid';
	if (url.href.length > maximumUrlCharacters) return 'invalid';
	const host = bareHost(url);
	if (hasEmptyLabel(host)) return 'invalid';
	if (isIpLiteral(host)) return classifyLiteral(host);
	if (!isPlainName(host)) return 'invalid';
	return isLocalName(host) || embedsPrivateAddress(host) ? 'private' : 'public';
}
