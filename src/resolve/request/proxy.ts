import type { ObservedResponse, ResponseObserver } from './observations';
import { headTimeoutMilliseconds } from '../../shared/limits';
import { timeLimit } from './time-limit';
import { toldInTime } from './told-in-time';

/** The host that is asked for to find a proxy: a name that no server can have (RFC 6761, section 6.4). */
export const proxyCheckHost = 'vignette-proxy-check.invalid';
const proxyCheckUrl = new URL(`http://${proxyCheckHost}/`);

/** What finding a proxy needs. */
export interface ProxyCheckTools {
	readonly fetch: typeof fetch;
	readonly observer: ResponseObserver;
	/** Whether the person has granted requests to this URL. */
	readonly isGranted: (url: URL) => Promise<boolean>;
}

/**
 * Whether requests go through an HTTP proxy, asked after Chromium's connect guard has refused one. A proxy hides the
 * servers' addresses, so the guard refuses every request, as it does those to private addresses. A name that does not
 * exist tells the two apart: without a proxy it is not found; with one the browser looks nothing up, and is refused
 * (measured in Chromium 156). Nothing is sent to anyone, but for the look-up.
 */
export async function isBehindProxy(tools: ProxyCheckTools, signal: AbortSignal): Promise<boolean> {
	// Without the grant the browser would name us in the request, and tell us nothing.
	if (!(await tools.isGranted(proxyCheckUrl))) return false;
	return (await check(tools, signal, { targetAddressSpace: 'public' }, ({ error }) => error)) === 'net::ERR_FAILED';
}

/** The proxy's own address: where its answer comes from when it is asked for the same name; undefined if it gives none soon. */
export async function proxyAddress(tools: ProxyCheckTools, signal: AbortSignal): Promise<string | undefined> {
	return check(tools, signal, {}, ({ peerAddress }) => peerAddress);
}

async function check(
	{ fetch, observer }: ProxyCheckTools,
	signal: AbortSignal,
	guard: { readonly targetAddressSpace?: 'public' },
	told: (observed: ObservedResponse) => Promise<string | undefined>,
): Promise<string | undefined> {
	const observed = await observer.observe(proxyCheckUrl, signal);
	if (!observed) return undefined;
	// All who check wait for one another, so none may wait for what the proxy does not tell.
	const limit = timeLimit(signal, headTimeoutMilliseconds);
	try {
		const response = await fetch(proxyCheckUrl.href, {
			method: 'HEAD',
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			redirect: 'manual',
			cache: 'no-store',
			signal: limit.signal,
			...guard,
		});
		await response.body?.cancel();
	} catch {
		// What went wrong is observed.
	} finally {
		limit.clear();
	}
	const value = limit.signal.aborted ? undefined : await toldInTime(told(observed));
	observed.stop();
	return value;
}
