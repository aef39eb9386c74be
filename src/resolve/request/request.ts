import { judge, type GuardContext } from '../guard/verdict';
import { firstByteTimeoutMilliseconds, maximumRedirects } from '../../shared/limits';
import { parseUrl } from '../../shared/parse-url';
import { failure, success, type Failure, type Result } from '../../shared/result';
import type { ObservedResponse, ResponseObserver } from './observe-responses';
import { cameFromPublicPeer, resolvesToPublic, type LookUp } from './peer';
import { timeLimit } from './time-limit';

/** What the requests of one URL may do, and for whom. */
export interface RequestOptions {
	readonly method: 'GET' | 'HEAD';
	/** The chat that asks: exceptions from the guard are its own. */
	readonly context: GuardContext;
	/** Whether an answer kept by the browser will do; not for a further try. */
	readonly mayBeCached: boolean;
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
 * Failures: every reason of the guard, `redirect-invalid`, `too-many-redirects`, `timed-out`, `unreachable`, `cancelled`.
 */
export async function request(first: URL, options: RequestOptions, tools: RequestTools): Promise<Result<Answer>> {
	let url = first;
	for (let redirects = 0; redirects <= maximumRedirects; redirects += 1) {
		const hop = await requestHop(url, options, tools);
		if (!hop.ok) return hop;
		const { response, observed, peerIsAllowed } = hop.value;
		if (response.type !== 'opaqueredirect') return success({ response, peerIsAllowed });
		const next = await redirectTarget(url, observed);
		if (!next) return failure('redirect-invalid');
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

	const observed = tools.observer.observe(url);
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
		const response = await tools.fetch(url.href, init);
		const peerIsAllowed = mustBePublic ? cameFromPublicPeer(observed) : Promise.resolve(true);
		return success({ response, observed, peerIsAllowed });
	} catch {
		observed.stop();
		return whyUnreachable(options.signal, limit.isOver(), observed.error());
	} finally {
		limit.clear();
	}
}

async function redirectTarget(from: URL, observed: ObservedResponse): Promise<URL | undefined> {
	const location = await observed.location;
	observed.stop();
	return location === undefined ? undefined : parseUrl(location, from);
}

function whyUnreachable(signal: AbortSignal, timedOut: boolean, error: string | undefined): Failure {
	if (timedOut) return failure('timed-out');
	if (signal.aborted) return failure('cancelled');
	const refusedByGuard = /LOCAL_NETWORK|BLOCKED_BY_CLIENT|ADDRESS_SPACE/.test(error ?? '');
	return failure(refusedByGuard ? 'address-private' : 'unreachable');
}
