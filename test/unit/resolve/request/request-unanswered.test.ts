import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { request } from '../../../../src/resolve/request/request';
import { firstByteTimeoutMilliseconds, headTimeoutMilliseconds } from '../../../../src/shared/limits';
import { failure } from '../../../../src/shared/result';
import { fakeWeb } from './fake-web';
import { address, options, outcome } from './request-setup';

describe('without an answer', () => {
	test.each(['net::ERR_NAME_NOT_RESOLVED', 'net::ERR_CONNECTION_REFUSED', 'net::ERR_CERT_DATE_INVALID', 'NS_ERROR_UNKNOWN_HOST'])(
		'and with %s a host is unreachable',
		async (error) => {
			const web = fakeWeb({ [address]: { error } });
			expect(await outcome(web)).toBe('unreachable');
			expect(web.observed()).toBe(0);
		},
	);

	test('that the browser itself refused, an address is private', async () => {
		expect(await outcome(fakeWeb({ [address]: { error: 'net::ERR_BLOCKED_BY_CLIENT' } }))).toBe('address-private');
	});

	describe('for long', () => {
		beforeEach(() => {
			vi.useFakeTimers();
		});
		afterEach(() => {
			vi.useRealTimers();
		});

		test('the time is out', async () => {
			const asking = outcome(fakeWeb({ [address]: { hangs: true } }));
			await vi.advanceTimersByTimeAsync(firstByteTimeoutMilliseconds);
			expect(await asking).toBe('timed-out');
			expect(vi.getTimerCount()).toBe(0);
		});

		test('the time is out earlier for a HEAD', async () => {
			const asking = outcome(fakeWeb({ [address]: { hangs: true } }), { method: 'HEAD' });
			await vi.advanceTimersByTimeAsync(headTimeoutMilliseconds);
			expect(await asking).toBe('timed-out');
		});

		test.each([-1, 0])('an answer %s ms from the limit decides', async (milliseconds) => {
			const web = fakeWeb({ [address]: {} });
			const late = () =>
				new Promise<Response>((resolve) =>
					setTimeout(() => resolve(new Response('x')), firstByteTimeoutMilliseconds + milliseconds),
				);
			const fetch: typeof web.tools.fetch = (_input, init) =>
				Promise.race([
					late(),
					new Promise<Response>((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('Aborted')))),
				]);
			const asking = request(new URL(address), options(), { ...web.tools, fetch });
			await vi.advanceTimersByTimeAsync(firstByteTimeoutMilliseconds + 2000);
			expect((await asking).ok).toBe(milliseconds < 0);
		});

		test('a request is given up with its signal', async () => {
			const controller = new AbortController();
			const web = fakeWeb({ [address]: { hangs: true } });
			const asking = outcome(web, { signal: controller.signal });
			await vi.advanceTimersByTimeAsync(1);
			controller.abort();
			expect(await asking).toBe('cancelled');
			expect(web.requests[0]?.init.signal?.aborted).toBe(true);
			expect(vi.getTimerCount()).toBe(0);
		});

		test('a body may take longer than the first byte', async () => {
			const web = fakeWeb({ [address]: {} });
			const answer = await request(new URL(address), options(), web.tools);
			await vi.advanceTimersByTimeAsync(2 * firstByteTimeoutMilliseconds);
			expect(answer.ok && web.requests[0]?.init.signal?.aborted).toBe(false);
		});

		test('a redirect of which the browser tells nothing leads nowhere', async () => {
			const web = fakeWeb({ [address]: { location: '/q.png' } });
			const untold = { ...web.tools, observer: fakeWeb({}).tools.observer };
			const asking = request(new URL(address), options(), untold);
			await vi.runAllTimersAsync();
			expect(await asking).toEqual(failure('redirect-invalid'));
		});
	});
});
