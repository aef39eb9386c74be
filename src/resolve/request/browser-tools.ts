import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { createKnownGrants } from '../../settings/known-grants';
import { readSettings } from '../../settings/settings';
import { observeResponses } from './observe-responses';
import type { LookUp } from './peer';
import type { RequestTools } from './request';

/** `dns` is Firefox's alone (MDN, WebExtensions API `dns`), so the types that all browsers share do not know it. */
const dnsApi = v.object({ resolve: v.function() });
const dnsRecord = v.object({ addresses: v.array(v.string()) });

/** The browser's own means to make requests. To be called before the first `await` of the worker's start. */
export function browserRequestTools(): RequestTools {
	return {
		fetch: (input, init) => fetch(input, init),
		observer: observeResponses(),
		hasConnectGuard: 'targetAddressSpace' in Request.prototype,
		lookUp: dnsLookUp(),
		isGranted: createKnownGrants(),
		mayUseProxy: async () => (await readSettings()).mayUseProxy ?? false,
	};
}

function dnsLookUp(): LookUp | undefined {
	const dns = v.safeParse(dnsApi, Reflect.get(browser, 'dns'));
	if (!dns.success) return undefined;
	const { resolve } = dns.output;
	return async (host) => v.parse(dnsRecord, await resolve(host)).addresses;
}
