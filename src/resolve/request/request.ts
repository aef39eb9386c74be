import { judge, type GuardContext } from '../guard/verdict';
import { firstByteTimeoutMilliseconds, maximumRedirects } from '../../shared/limits';
import { parseUrl, withoutFragment } from '../../shared/parse-url';
import type { Reason } from '../../shared/reasons';
import { failure, success, type Failure, type Result } from '../../shared/result';
import type { ObservedResponse, ResponseObserver } from './observations';
import { cameFromPublicPeer, resolvesToPublic, toldInTime, type LookUp } from './peer';
import { timeLimit } from './time-limit';

/** What the requests of one URL may do, and for whom. */
export interface RequestOptions {
	readonly method: 'GET' | 'HEAD';
	/** The chat that asks: exceptions from the guard are its own. */
	readonly context: GuardContext;
	/** Whether an answer kept by the browser will do; not for a further try. */
	readonly mayBeCached: boolean;
	/** Counts the request of the URL itself, when the guard has passed it; without its consent nothing is sent. */
	readonly mayRequest: () => Promise<boolean>;
	readonly signal: AbortSignal;
}

/** The response at the end of the redirects. Nothing of its body may be used unless `peerIsAllowed` becomes true. */
export interface Answer {
	readonly response: Response;
	readonly peerIsAllowed: Promise<boolean>;
}

/** What a request needs of its surroundings. */
export interface RequestTools {
	readonly fetch: typeof fetch;
	readonly observer: ResponseObserver;
	/** Whether the browser refuses private addresses itself when it connects (Chromium's `targetAddressSpace`). */
	readonly hasConnectGuard: boolean;
	/** The addresses of a name, where the browser tells them (Firefox's `dns.resolve`). */
	readonly lookUp: LookUp | undefined;
	/** Whether the person has granted requests to this URL. */
	readonly isGranted: (url: URL) => Promise<boolean>;
}

/** `fetch` with what TypeScript does not know yet (Local Network Access, WICG draft). */
type GuardedRequestInit = RequestInit & { targetAddressSpace?: 'public' };

/**
 * Requests a URL as nobody in particular: no cookies, no referrer, no origin. Follows redirects itself, so that each
 * hop passes the whole guard before it is sent. Returns the first answer that is no redirect, whatever its status.
 * Failures: every reason of the guard, `redirect-invalid`, `too-many-redirects`, `asked-too-often`, `timed-out`,
 * `unreachable`, `cancelled`.
 */
export async function request(first: URL, options: RequestOptions, tools: RequestTools): Promise<Result<Answer>> {
	let url = first;
	for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
		const hop = await requestHop(url, redirects === 0 ? options : { ...options, mayRequest: async () => true }, tools);
		if (!hop.ok) return redirects > 0 && hop.reason === 'address-invalid' ? failure('redirect-invalid') : hop;
		const { response, observed, peerIsAllowed } = hop.value;
		if (response.type !== 'opaqueredirect') return success({ response, peerIsAllowed });
		const next = await redirectTarget(url, observed);
		if (!next) return failure(options.signal.aborted ? 'cancelled' : 'redirect-invalid');
		url = next;
	}
	return failure('too-many-redirects');
}

interface Hop extends Answer {
	readonly observed: ObservedResponse;
}

async function requestHop(url: URL, options: RequestOptions, tools: RequestTools): Promise<Result<Hop>> {
	const verdict = judge(url, options.context);
	if (!verdict.ok) return verdict;
	const mustBePublic = verdict.value.addressSpace === 'public';
	if (!(await tools.isGranted(url))) return failure('host-not-granted');
	if (mustBePublic && tools.lookUp && !(await resolvesToPublic(url.hostname, tools.lookUp))) return failure('address-private');
	if (options.signal.aborted) return failure('cancelled');
	if (!(await options.mayRequest())) return failure('asked-too-often');

	const observed = await tools.observer.observe(url);
	const limit = timeLimit(options.signal, firstByteTimeoutMilliseconds);
	const init: GuardedRequestInit = {
		method: options.method,
		credentials: 'omit',
		referrerPolicy: 'no-referrer',
		redirect: 'manual',
		cache: options.mayBeCached ? 'default' : 'reload',
		signal: limit.signal,
		...(mustBePublic && tools.hasConnectGuard ? { targetAddressSpace: 'public' } : {}),
	};
	try {
		const response = await tools.fetch(withoutFragment(url), init);
		const peerIsAllowed = mustBePublic ? cameFromPublicPeer(observed) : Promise.resolve(true);
		if (!mustBePublic && response.type !== 'opaqueredirect') observed.stop();
		return success({ response, observed, peerIsAllowed });
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

/** Chromium's names for what is no failure of the network, so that trying again would not help (measured). */
const reasonsOfErrors: ReadonlyMap<string, Reason> = new Map([
	// `targetAddressSpace` refused the address, or our session rules the URL.
	['net::ERR_FAILED', 'address-private'],
	['net::ERR_BLOCKED_BY_CLIENT', 'address-private'],
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
