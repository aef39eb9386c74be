import { afterEach, describe, expect, test, vi } from 'vitest';
import type { GuardContext } from '../../../src/resolve/guard/verdict';
import { maximumRequestsPerUrlPerHour, totalTimeoutMilliseconds } from '../../../src/shared/limits';
import { failure, type Result } from '../../../src/shared/result';
import { picture, png, surroundings } from './resolver-setup';

const url = 'https://a.example.com/p.png';
const other = 'https://a.example.com/p';

function reason(result: Result<unknown>): string {
	return result.ok ? 'shown' : result.reason;
}

function chat(address: string, ...allowedPrivateHosts: string[]): { readonly context: GuardContext } {
	return { context: { chatUrl: new URL(address), allowedPrivateHosts } };
}

afterEach(() => {
	vi.useRealTimers();
});

describe('without TLS', () => {
	const plain = 'http://a.example.com/p.png';
	const noTls = { [plain]: picture };

	test('a URL is tried with it first', async () => {
		const { resolve, web } = surroundings({ [url]: picture, [plain]: picture });
		expect(reason(await resolve(plain))).toBe('shown');
		expect(web.asked()).toEqual([`GET ${url}`]);
	});

	test('a URL is not tried unasked on a page that has TLS', async () => {
		const { resolve, web } = surroundings(noTls);
		expect(reason(await resolve(plain))).toBe('plain-http');
		expect(reason(await resolve(plain, { asked: true }))).toBe('shown');
		expect(web.asked()).toEqual([`GET ${url}`, `GET ${url}`, `GET ${plain}`]);
	});

	test('a URL is tried on a page that has none either, or where its host is allowed', async () => {
		expect(reason(await surroundings(noTls).resolve(plain, chat('http://chat.example.com/')))).toBe('shown');
		const nas = surroundings({ 'http://nas.lan/p.png': { ...picture, peer: '192.168.1.5' } });
		expect(reason(await nas.resolve('http://nas.lan/p.png', chat('https://chat.example.com/', 'nas.lan')))).toBe('shown');
	});

	test('a URL with a port is tried as it is', async () => {
		const { resolve, web } = surroundings({ 'http://a.example.com:81/p.png': picture });
		expect(reason(await resolve('http://a.example.com:81/p.png', chat('http://chat.example.com/')))).toBe('shown');
		expect(reason(await resolve('http://a.example.com:81/q.png'))).toBe('plain-http');
		expect(web.requests.length).toBe(1);
	});

	test('a server that has answered so is not tried with TLS again', async () => {
		const set = surroundings({ [plain]: [{ status: 403 }, picture] });
		expect(reason(await set.resolve(plain, chat('http://chat.example.com/')))).toBe('forbidden');
		set.time += 2000;
		expect(reason(await set.resolve(plain, chat('http://chat.example.com/')))).toBe('shown');
		expect(set.web.asked()).toEqual([`GET ${url}`, `GET ${plain}`, `GET ${plain}`]);
	});

	test('a server that was down is tried with TLS when it is back', async () => {
		const { resolve } = surroundings({ [url]: [{ error: 'net::ERR_CONNECTION_REFUSED' }, picture] });
		expect(reason(await resolve(plain))).toBe('plain-http');
		expect(reason(await resolve(plain))).toBe('shown');
	});
});

describe('THREAT 10: a failure that may pass', () => {
	test('is tried again after its wait, around the cache', async () => {
		const set = surroundings({ [url]: [{ status: 403 }, picture] });
		expect(await set.resolve(url)).toEqual(failure('forbidden', { retryAfterMilliseconds: 1000 }));
		expect(await set.resolve(url)).toEqual(failure('forbidden', { retryAfterMilliseconds: 1000 }));
		set.time += 1000;
		expect(reason(await set.resolve(url))).toBe('shown');
		expect(set.web.requests.map(({ init }) => init.cache)).toEqual(['default', 'reload']);
	});

	test('is tried again before its wait when the person asks', async () => {
		const { resolve } = surroundings({ [url]: [{ status: 403 }, picture] });
		await resolve(url);
		expect(reason(await resolve(url, { asked: true }))).toBe('shown');
	});

	test('settles after so many tries', async () => {
		const set = surroundings({ [url]: { status: 404 } });
		for (
			let result = await set.resolve(url);
			!result.ok && result.retryAfterMilliseconds !== undefined;
			result = await set.resolve(url)
		) {
			set.time += result.retryAfterMilliseconds;
		}
		expect(set.web.requests.length).toBe(5);
		expect(await set.resolve(url)).toEqual(failure('gone'));
		expect(set.web.requests.length).toBe(5);
	});

	test.each([400, 401, 410, 451])('is not what %s tells: it settles at once', async (status) => {
		const { resolve, web } = surroundings({ [url]: { status } });
		const result = await resolve(url);
		expect(result).toEqual(failure(status === 410 ? 'gone' : 'forbidden'));
		expect(await resolve(url)).toEqual(result);
		expect(web.requests.length).toBe(1);
		expect(await resolve(url, { asked: true })).toEqual(result);
		expect(web.requests.length).toBe(2);
	});

	test('waits as long as the server asks', async () => {
		const { resolve } = surroundings({ [url]: { status: 429, headers: { 'retry-after': '60' } } });
		expect(await resolve(url)).toEqual(failure('busy', { retryAfterMilliseconds: 60_000 }));
	});
});

describe('requests', () => {
	test('that the guard refused do not count', async () => {
		let isGranted = false;
		const { resolve } = surroundings({ [url]: picture }, { isGranted: () => Promise.resolve(isGranted) });
		for (let times = 0; times < 2 * maximumRequestsPerUrlPerHour; times += 1)
			expect(reason(await resolve(url))).toBe('host-not-granted');
		isGranted = true;
		expect(reason(await resolve(url))).toBe('shown');
	});

	test('are no more than the limit also where one try takes two', async () => {
		const { resolve, web, ledger } = surroundings({ [other]: picture });
		await ledger.update(other, (entry) => ({
			...entry,
			requestedAt: Array.from({ length: maximumRequestsPerUrlPerHour - 1 }, () => 1_800_000_000_000),
		}));
		expect(reason(await resolve(other))).toBe('asked-too-often');
		expect(web.asked()).toEqual([`HEAD ${other}`]);
	});

	test('of many short links are no more than the limit of the one picture that they lead to', async () => {
		const links = Array.from({ length: 20 }, (_, index) => `https://short.example.com/${index}.png`);
		const answers = Object.fromEntries(links.map((link) => [link, { location: url }]));
		const { resolve, web } = surroundings({ ...answers, [url]: picture });
		const results = await Promise.all(links.map((link) => resolve(link)));
		expect(web.asked().filter((asked) => asked === `GET ${url}`)).toHaveLength(maximumRequestsPerUrlPerHour);
		expect(results.filter((result) => reason(result) === 'asked-too-often')).toHaveLength(20 - maximumRequestsPerUrlPerHour);
		expect(reason(await resolve(links[19] ?? '', { asked: true }))).toBe('shown');
	});

	test('that the person asks for are not limited', async () => {
		const { resolve, web } = surroundings({ [url]: { status: 404 } });
		for (let times = 0; times < 10; times += 1) await resolve(url, { asked: true });
		expect(web.requests.length).toBe(10);
	});
});

describe('what takes too long', () => {
	test('is given up, and may be tried again', async () => {
		vi.useFakeTimers();
		const drip = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(png.subarray(0, 150)) });
		const { resolve } = surroundings({
			[url]: ({ init }) => {
				const body = drip.pipeThrough(new TransformStream(), init.signal ? { signal: init.signal } : {});
				return { body };
			},
		});
		const resolving = resolve(url);
		await vi.advanceTimersByTimeAsync(totalTimeoutMilliseconds);
		expect(await resolving).toMatchObject({ reason: 'timed-out', retryAfterMilliseconds: 1000 });
		expect(vi.getTimerCount()).toBe(0);
	});

	test('is given up when nobody waits any more, and nothing is remembered against it', async () => {
		const set = surroundings({ [url]: [{ hangs: true }, picture] });
		const controller = new AbortController();
		const resolving = set.resolve(url, {}, controller.signal);
		await new Promise((resolve) => setImmediate(resolve));
		controller.abort();
		expect(reason(await resolving)).toBe('cancelled');
		await new Promise((resolve) => setImmediate(resolve));
		expect(set.web.requests[0]?.init.signal?.aborted).toBe(true);
		expect(reason(await set.resolve(url))).toBe('shown');
	});
});
