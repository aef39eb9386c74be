import { failure, type Failure } from '../../shared/result';
import { isIpLiteral } from '../../shared/host-name';
import { classifyAddress, classifyLiteral } from '../guard/address';
import { answeredFromCache, type ObservedResponse } from './observations';
import { toldInTime } from './told-in-time';

/** What may answer besides public servers. */
export interface PeerOptions {
	/** The proxy's own address, where requests go through one and the person has agreed to that. */
	readonly proxyAddress: string | undefined;
	/** Whether the person has agreed to a proxy that hides addresses. */
	readonly mayUseProxy: () => Promise<boolean>;
}

/**
 * Why an answer may not be used for where it came from: the guard's layer after the fact, which catches an address that
 * changed between a check and the connection. What the browser kept came by this way before. Where it tells nothing,
 * nothing is used. Failures: `address-private`; `behind-proxy`, where the browser (Firefox) tells of a proxy.
 */
export async function peerFailure(observed: ObservedResponse, options: PeerOptions): Promise<Failure | undefined> {
	const address = await toldInTime(observed.peerAddress);
	observed.stop();
	if (address === answeredFromCache) return undefined;
	if ((await observed.proxy) !== undefined) return (await options.mayUseProxy()) ? undefined : failure('behind-proxy');
	if (address !== undefined && (address === options.proxyAddress || classifyAddress(address) === 'public')) return undefined;
	return failure('address-private');
}

/** Looks a host's addresses up, where the browser lets an extension do so. */
export type LookUp = (host: string) => Promise<readonly string[]>;

/** Whether all addresses of a host are public. True where the name cannot be looked up here, as behind a proxy. */
export async function resolvesToPublic(host: string, lookUp: LookUp): Promise<boolean> {
	// Firefox looks up no IPv6 address in brackets.
	if (isIpLiteral(host)) return classifyLiteral(host) === 'public';
	try {
		const addresses = await lookUp(host);
		return addresses.every((address) => classifyAddress(address) === 'public');
	} catch {
		return true;
	}
}
