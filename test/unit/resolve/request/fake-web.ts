import { createObservations } from '../../../../src/resolve/request/observations';
import type { RequestTools } from '../../../../src/resolve/request/request';

/** How a server that is not there answers one request. */
export interface FakeAnswer {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: BodyInit | null;
	/** Sends on to this address; `null` for a redirect without one. */
	readonly location?: string | null;
	/** The address that the browser tells the answer came from; `null` where it never tells. */
	readonly peer?: string | null;
	/** No answer at all, with this name of the browser's for it. */
	readonly error?: string;
	/** No answer until the request is given up. */
	readonly hangs?: boolean;
}

/** A request as it was made. */
export interface FakeRequest {
	readonly method: string;
	readonly url: string;
	readonly init: RequestInit & { readonly targetAddressSpace?: string };
}

/** A web of a few URLs, and what was asked of it. URLs that are not there cannot be reached. */
export interface FakeWeb {
	readonly tools: RequestTools;
	readonly requests: FakeRequest[];
	/** `GET https://…` and so on, in order. */
	readonly asked: () => string[];
	/** Observations that nobody has ended. */
	readonly observed: () => number;
}

/** What answers: one answer always, or one after another, the last of them from then on. */
export type FakeAnswers = Readonly<Record<string, FakeAnswer | readonly FakeAnswer[] | ((request: FakeRequest) => FakeAnswer)>>;

function isList(answers: FakeAnswers[string]): answers is readonly FakeAnswer[] {
	return Array.isArray(answers);
}

/** Answers as told: each URL by its own answers, whose keys may begin with a method (`HEAD https://…`). */
export function fakeWeb(answers: FakeAnswers, tools: Partial<RequestTools> = {}): FakeWeb {
	const requests: FakeRequest[] = [];
	const observations = createObservations();

	const answerTo = (request: FakeRequest): FakeAnswer => {
		const list = answers[`${request.method} ${request.url}`] ?? answers[request.url] ?? { error: 'net::ERR_NAME_NOT_RESOLVED' };
		if (typeof list === 'function') return list(request);
		if (!isList(list)) return list;
		const earlier = requests.filter(({ method, url }) => method === request.method && url === request.url).length - 1;
		return list[Math.min(earlier, list.length - 1)] ?? {};
	};

	const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
		const request: FakeRequest = { method: init.method ?? 'GET', url: input instanceof Request ? input.url : String(input), init };
		requests.push(request);
		const answer = answerTo(request);
		if (answer.hangs) await new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('Aborted'))));
		init.signal?.throwIfAborted();
		if (answer.error !== undefined) {
			observations.tell(request.url, 'error', answer.error);
			throw new TypeError('Failed to fetch');
		}
		if (answer.peer !== null) observations.tell(request.url, 'peerAddress', answer.peer ?? '8.8.8.8');
		if (answer.location !== undefined) {
			observations.tell(request.url, 'location', answer.location ?? undefined);
			return opaqueRedirect();
		}
		const body = request.method === 'HEAD' ? null : (answer.body ?? null);
		return new Response(body, { status: answer.status ?? 200, headers: answer.headers ?? {} });
	};

	return {
		requests,
		asked: () => requests.map(({ method, url }) => `${method} ${url}`),
		observed: () => observations.size,
		tools: {
			fetch,
			observer: observations,
			hasConnectGuard: true,
			lookUp: undefined,
			isGranted: () => Promise.resolve(true),
			mayUseProxy: () => Promise.resolve(false),
			...tools,
		},
	};
}

/** What `fetch` gives for a redirect that it is not to follow (Fetch standard, section 2.2.6). */
function opaqueRedirect(): Response {
	return Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
}
