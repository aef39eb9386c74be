import { request, type RequestOptions } from '../../../../src/resolve/request/request';
import type { FakeWeb } from './fake-web';

/** The address that is asked for. */
export const address = 'https://a.example.com/p.png';

/** What a fresh message on a public chat may ask. */
export function options(changes: Partial<RequestOptions> = {}): RequestOptions {
	return {
		method: 'GET',
		context: { chatUrl: new URL('https://chat.example.com/'), allowedPrivateHosts: [] },
		mayBeCached: true,
		mayLeadToAct: false,
		isIncognito: false,
		mayRequest: () => Promise.resolve(true),
		signal: new AbortController().signal,
		...changes,
	};
}

/** Requests a URL of a web, and tells the status of the answer or the reason why there is none. */
export async function outcome(web: FakeWeb, changes: Partial<RequestOptions> = {}, url = address): Promise<unknown> {
	const answer = await request(new URL(url), options(changes), web.tools);
	return answer.ok ? answer.value.response.status : answer.reason;
}
