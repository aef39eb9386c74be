import { browser } from 'wxt/browser';
import { hostPattern } from '../../settings/match-patterns';
import { isGranted } from '../../settings/permissions';
import { observeResponses } from './observe-responses';
import type { LookUp } from './peer';
import type { RequestTools } from './request';

/** `dns` is Firefox's alone (webextensions/api/dns), so the shared types do not know it. */
interface WithDns {
	readonly dns?: { resolve(host: string): Promise<{ readonly addresses: readonly string[] }> };
}

/** The browser's own means to make requests. To be called before the first `await` of the worker's start. */
export function browserRequestTools(): RequestTools {
	return {
		fetch: (input, init) => fetch(input, init),
		observer: observeResponses(),
		hasConnectGuard: 'targetAddressSpace' in Request.prototype,
		lookUp: dnsLookUp(),
		isGranted: (url) => isGranted([hostPattern(url.hostname)]),
	};
}

function dnsLookUp(): LookUp | undefined {
	const { dns }: WithDns = browser as WithDns;
	return dns && (async (host) => (await dns.resolve(host)).addresses);
}
