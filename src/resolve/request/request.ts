import { mayAct } from '../guard/acting-links';
import { judge, type GuardContext } from '../guard/verdict';
import { firstByteTimeoutMilliseconds, headTimeoutMilliseconds, maximumRedirects } from '../../shared/limits';
import { parseUrl, withoutFragment } from '../../shared/parse-url';
import type { Reason } from '../../shared/reasons';
import { failure, success, type Failure, type Result } from '../../shared/result';
import type { ObservedResponse } from './observations';
import { peerFailure, resolvesToPublic, type LookUp } from './peer';
import { isBehindProxy, proxyAddress, type ProxyCheckTools } from './proxy';
import { toldInTime } from './told-in-time';
import { timeLimit } from './time-limit';

/** What the requests of one URL may do, and for whom. */
export interface RequestOptions {
	readonly method: 'GET' | 'HEAD';
	/** The chat that asks: exceptions from the guard are its own. */
	readonly context: GuardContext;
	/** Whether an answer kept by the browser will do; not for a further try. */
	readonly mayBeCached: boolean;
	/** Whether redirects may lead to what may act: only where the person has asked for this very link. */
	readonly mayLeadToAct: boolean;
	/** Whether a private window asks: then the browser neither keeps the answer nor answers with what it has kept. */
	readonly isIncognito: boolean;
	/** Counts the request of the URL, or of one it leads to, when the guard has passed it; without its consent nothing is sent. */
	readonly mayRequest: (sent: URL) => Promise<boolean>;
	readonly signal: AbortSignal;
}

/** The response at the end of the redirects. Nothing of its body may be used before `peerFailure` has become undefined. */
export interface Answer {
	readonly response: Response;
	/** Where it came from, after all redirects. */
	readonly url: URL;
	/** The origins that redirects led to on the way there, each once. */
	readonly ledTo: readonly string[];
	/** Why nothing may be used that came from there: `address-private`, `behind-proxy`. */
	readonly peerFailure: Promise<Failure | undefined>;
	/** Closes the connection of a body that is not wanted: in Firefox cancelling its stream does not (measured). */
	readonly end: () => void;
}

/** What a request needs of its surroundings. */
export interface RequestTools extends ProxyCheckTools {
	/** Whether the browser refuses private addresses itself when it connects (Chromium's `targetAddressSpace`). */
	readonly hasConnectGuard: boolean;
	/** The addresses of a name, where the browser tells them (Firefox's `dns.resolve`). */
	readonly lookUp: LookUp | undefined;
	/** Whether the person has agreed to a proxy that hides addresses. */
	readonly mayUseProxy: () => Promise<boolean>;
}

/** `fetch` with what TypeScript does not know yet (Local Network Access, WICG draft). */
type GuardedRequestInit = RequestInit & { targetAddressSpace?: 'public' };

/**
 * Requests a URL as nobody in particular: no cookies, no referrer, no origin. Follows redirects itself, so that each
 * hop passes the whole guard before it is sent. Returns the first answer that is no redirect, whatever its status.
 * Failures: every reason of the guard, `acting-link`, `behind-proxy`, `redirect-invalid`, `too-many-redirects`, `asked-too-often`, `timed-out`,
 * `unreachable`, `cancelled`.
 */
export async function request(first: URL, options: RequestOptions, tools: RequestTools): Promise<Result<Answer>> {
	let url = first;
	const ledTo = new Set<string>();
	// What leads to one that may act by the person's own mapping or proxy may go on as it began.
	const mustNotAct = !options.mayLeadToAct && !mayAct(first);
	for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
		const hop = await requestHop(url, options, tools, redirects > 0 && mustNotAct);
		if (!hop.ok) return redirects > 0 && hop.reason === 'address-invalid' ? failure('redirect-invalid') : hop;
		const { response, observed, end } = hop.value;
		if (response.type !== 'opaqueredirect')
			return success({ response, url, ledTo: [...ledTo], peerFailure: hop.value.peerFailure, end });
		const next = await redirectTarget(url, observed);
		if (!next) return failure(options.signal.aborted ? 'cancelled' : 'redirect-invalid');
		url = next;
		ledTo.add(next.origin);
	}
	return failure('too-many-redirects');
}

interface Hop extends Omit<Answer, 'ledTo'> {
	readonly observed: ObservedResponse;
}

async function requestHop(url: URL, options: RequestOptions, tools: RequestTools, mustNotAct: boolean): Promise<Result<Hop>> {
	const verdict = judge(url, options.context);
	if (!verdict.ok) return verdict;
	if (mustNotAct && mayAct(url)) return failure('acting-link');
	const mustBePublic = verdict.value.addressSpace === 'public';
	if (!(await tools.isGranted(url))) return failure('host-not-granted', { host: url.hostname });
	if (mustBePublic && tools.lookUp && !(await resolvesToPublic(url.hostname, tools.lookUp))) return failure('address-private');
	if (options.signal.aborted) return failure('cancelled');
	if (!(await options.mayRequest(url))) return failure('asked-too-often');

	if (!mustBePublic) return send(url, options, tools, 'any');
	const hop = await send(url, options, tools, { proxyAddress: undefined, connectGuard: tools.hasConnectGuard });
	const refused = !hop.ok && hop.reason === 'address-private' && tools.hasConnectGuard;
	if (!refused) return hop;
	const { signal } = options;
	const hasProxy = await isBehindProxy(tools, signal);
	if (signal.aborted) return failure('cancelled');
	if (!hasProxy) return hop;
	if (!(await tools.mayUseProxy())) return failure('behind-proxy');
	return send(url, options, tools, { proxyAddress: await proxyAddress(tools, signal), connectGuard: false });
}

/** What may answer: any server, or only public ones and this proxy, held to that by the browser as well or not. */
type AllowedPeers = 'any' | { readonly proxyAddress: string | undefined; readonly connectGuard: boolean };

async function send(url: URL, options: RequestOptions, tools: RequestTools, peers: AllowedPeers): Promise<Result<Hop>> {
	const observed = await tools.observer.observe(url, options.signal);
	if (!observed) return failure('cancelled');
	const limit = timeLimit(options.signal, options.method === 'HEAD' ? headTimeoutMilliseconds : firstByteTimeoutMilliseconds);
	const init: GuardedRequestInit = {
		method: options.method,
		credentials: 'omit',
		referrerPolicy: 'no-referrer',
		redirect: 'manual',
		cache: options.isIncognito ? 'no-store' : options.mayBeCached ? 'default' : 'reload',
		signal: limit.signal,
		...(peers !== 'any' && peers.connectGuard ? { targetAddressSpace: 'public' } : {}),
	};
	try {
		const response = await tools.fetch(withoutFragment(url), init);
		const { mayUseProxy } = tools;
		const failed = peers === 'any' ? undefined : peerFailure(observed, { proxyAddress: peers.proxyAddress, mayUseProxy });
		if (peers === 'any' && response.type !== 'opaqueredirect') observed.stop();
		return success({ response, url, observed, peerFailure: Promise.resolve(failed), end: limit.end });
	} catch {
		return await whyUnreachable(options.signal, limit.isOver(), observed);
	} finally {
		limit.clear();
	}
}

async function redirectTarget(from: URL, observed: ObservedResponse): Promise<URL | undefined> {
	const location = await toldInTime(observed.location);
	observed.stop();
	return location === undefined ? undefined : parseUrl(location, from);
}

/** The browsers' names for what is no failure of the network, so that trying again would not help (measured). */
const reasonsOfErrors: ReadonlyMap<string, Reason> = new Map([
	// `targetAddressSpace` refused the address, or our session rules the URL (in Firefox as well).
	['net::ERR_FAILED', 'address-private'],
	['net::ERR_BLOCKED_BY_CLIENT', 'address-private'],
	['NS_ERROR_ABORT', 'address-private'],
	// A redirect to a scheme that is none of the web's.
	['net::ERR_UNSAFE_REDIRECT', 'redirect-invalid'],
	['net::ERR_UNKNOWN_URL_SCHEME', 'redirect-invalid'],
	// A `Location` that is no URL.
	['net::ERR_INVALID_REDIRECT', 'redirect-invalid'],
]);

async function whyUnreachable(signal: AbortSignal, timedOut: boolean, observed: ObservedResponse): Promise<Failure> {
	const error = signal.aborted || timedOut ? undefined : await toldInTime(observed.error);
	observed.stop();
	if (timedOut) return failure('timed-out');
	if (signal.aborted) return failure('cancelled');
	return failure(reasonsOfErrors.get(error ?? '') ?? 'unreachable');
}
