import { classifyAddress } from '../guard/classify';
import { peerAddressTimeoutMilliseconds } from '../../shared/limits';
import type { ObservedResponse } from './observations';

/**
 * Whether an answer came from a public address: the guard's layer after the fact, which catches an address that changed
 * between a check and the connection. True where the browser does not tell; the other layers have spoken by then.
 */
export async function cameFromPublicPeer(observed: ObservedResponse): Promise<boolean> {
	const address = await toldInTime(observed.peerAddress);
	observed.stop();
	return address === undefined || classifyAddress(address) === 'public';
}

/** What the browser tells of a request, or undefined where it does not tell for too long. */
export async function toldInTime(told: Promise<string | undefined>): Promise<string | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const untold = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), peerAddressTimeoutMilliseconds);
	});
	const value = await Promise.race([told, untold]);
	clearTimeout(timer);
	return value;
}

/** Looks a host's addresses up, where the browser lets an extension do so. */
export type LookUp = (host: string) => Promise<readonly string[]>;

/** Whether all addresses of a host are public. True where the name cannot be looked up here, as behind a proxy. */
export async function resolvesToPublic(host: string, lookUp: LookUp): Promise<boolean> {
	try {
		const addresses = await lookUp(host);
		return addresses.every((address) => classifyAddress(address) === 'public');
	} catch {
		return true;
	}
}
