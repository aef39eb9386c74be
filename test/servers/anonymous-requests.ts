import { expect } from 'vitest';
import type { SeenRequest } from './fixture-server';

/** What would tell a server who asks, for which page or by which program. */
const telling = ['cookie', 'referer', 'origin', 'authorization', 'proxy-authorization', 'x-forwarded-for', 'from'];

/** The requests that tell more of the person than their address and browser, with what tells it. */
export function tellingRequests(seen: readonly SeenRequest[]): string[] {
	return seen.flatMap(({ method, path, headers }) =>
		telling.filter((name) => headers[name] !== undefined).map((name) => `${method} ${path}: ${name}`),
	);
}

/** Requests of the worker for pictures on the tests’ own hosts: `fetch` asks for any type, pages for pictures. */
export function workerRequests(seen: readonly SeenRequest[]): SeenRequest[] {
	return seen.filter(({ host, headers, path }) => /\.img\.test(:|$)/.test(host) && headers.accept === '*/*' && path !== '/favicon.ico');
}

/** THREAT 12: none of the worker's requests, of all the tests of a file, tells more than it must. */
export function expectAnonymous(seen: readonly SeenRequest[]): void {
	expect(tellingRequests(workerRequests(seen))).toEqual([]);
}
