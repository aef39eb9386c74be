import ipaddr from 'ipaddr.js';
import { parseUrl } from '../../shared/parse-url';

/** Whether an address is one of the public internet. */
export type AddressReach = 'public' | 'private';

/** Azure's platform services answer here, inside each virtual machine's own network, on an address that looks public. */
const azurePlatformAddress = '168.63.129.16';
/** All that is assigned as global unicast so far (RFC 4291, section 2.4; IANA's IPv6 address space registry). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** The well-known prefix of NAT64 (RFC 6052, section 2.1). */
const wellKnownNat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
/** Where servers of one's own network are found, and with 0.0.0.0 one's own machine. */
const localRanges: ReadonlySet<string> = new Set(['unspecified', 'loopback', 'private', 'linkLocal', 'carrierGradeNat']);

function isPublicIpv4(address: ipaddr.IPv4): boolean {
	return address.range() === 'unicast' && address.toString() !== azurePlatformAddress;
}

/** An interface identifier that carries an IPv4 address (RFC 5214, section 6.1). */
function isIsatap(address: ipaddr.IPv6): boolean {
	const [, , , , upper, marker] = address.parts;
	return marker === 0x5efe && (upper === 0 || upper === 0x0200);
}

function isPublicIpv6(address: ipaddr.IPv6): boolean {
	return address.match(globalUnicast) && address.range() === 'unicast' && !isIsatap(address);
}

/** The IPv4 server that an IPv6 address of a socket or of DNS64 stands for. */
function translatedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
	if (!address.isIPv4MappedAddress() && !address.match(wellKnownNat64)) return undefined;
	return new ipaddr.IPv4(address.toByteArray().slice(12));
}

/** IPv6 in any spelling, without its zone: read by the URL parser, for ipaddr.js takes `::a.b.c.d` for `::ffff:a.b.c.d`. */
function parseIpv6(text: string): ipaddr.IPv6 | undefined {
	const [address = ''] = text.split('%', 1);
	const url = ipaddr.IPv6.isValid(address) ? parseUrl(`http://[${address}]/`) : undefined;
	return url && ipaddr.IPv6.parse(url.hostname.slice(1, -1));
}

function reach(isPublic: boolean): AddressReach {
	return isPublic ? 'public' : 'private';
}

/**
 * Sorts an address that a server was reached at, or a name resolved to: IPv4 in four decimal parts, or IPv6 with or
 * without a zone. Public is what IANA's special-purpose registries leave over (RFC 6890). `::ffff:a.b.c.d` and the
 * well-known NAT64 prefix count as the IPv4 address within, for that is how dual-stack sockets and networks without
 * IPv4 show public servers; every other embedding is private. So is what cannot be read.
 */
export function classifyAddress(address: string): AddressReach {
	if (ipaddr.IPv4.isValidFourPartDecimal(address)) return reach(isPublicIpv4(ipaddr.IPv4.parse(address)));
	const parsed = parseIpv6(address);
	if (!parsed) return 'private';
	const translated = translatedIpv4(parsed);
	return reach(translated ? isPublicIpv4(translated) : isPublicIpv6(parsed));
}

/**
 * Sorts an IP address that is the host of a parsed URL. Unlike an address met on the wire, an IPv6 address with an
 * IPv4 one inside is private whatever is inside: nobody posts pictures so.
 */
export function classifyLiteral(host: string): AddressReach {
	if (!host.startsWith('[')) return classifyAddress(host);
	const address = parseIpv6(host.slice(1, -1));
	return reach(address !== undefined && isPublicIpv6(address));
}

/** Whether four bytes are an address of one's own machine or network: narrower than what is not public. */
export function isLocalIpv4(bytes: readonly number[]): boolean {
	return localRanges.has(new ipaddr.IPv4([...bytes]).range());
}

/** Whether text is an IPv6 address of a special range, whatever it is reserved for. */
export function isSpecialIpv6(text: string): boolean {
	const address = parseIpv6(text);
	return address !== undefined && address.range() !== 'unicast';
}
