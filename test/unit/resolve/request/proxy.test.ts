import { afterEach, describe, expect, test, vi } from 'vitest';
import { proxyCheckHost } from '../../../../src/resolve/request/proxy';
import { request } from '../../../../src/resolve/request/request';
import { headTimeoutMilliseconds } from '../../../../src/shared/limits';
import type { FakeAnswer, FakeRequest } from './fake-web';
import { fakeWeb } from './fake-web';

const picture = 'https://files.example.org/picture.png';
const check = `http://${proxyCheckHost}/`;

const options = {
	method: 'GET',
	context: { chatUrl: new URL('https://chat.example.org/'), allowedPrivateHosts: [] },
	mayBeCached: true,
	mayLeadToAct: false,
	isIncognito: false,
	mayRequest: () => Promise.resolve(true),
	signal: new AbortController().signal,
} as const;

/** As Chromium does behind a proxy: with the connect guard nothing goes through, without it the proxy answers. */
function byProxy(address: string, status = 200): (request: FakeRequest) => FakeAnswer {
	return ({ init }) => (init.targetAddressSpace === undefined ? { status, peer: address } : { error: 'net::ERR_FAILED' });
}

describe('THREAT 7: behind a proxy', () => {
	const answers = { [picture]: byProxy('10.0.0.9'), [check]: byProxy('10.0.0.9', 502) };

	test('nothing goes through before the person agrees, which they are told', async () => {
		const web = fakeWeb(answers);
		expect(await request(new URL(picture), options, web.tools)).toMatchObject({ reason: 'behind-proxy' });
		expect(web.requests.every(({ init }) => init.targetAddressSpace === 'public')).toBe(true);
		expect(web.observed()).toBe(0);
	});

	test('pictures come through it when they have, and from no other private address', async () => {
		const web = fakeWeb(answers, { mayUseProxy: () => Promise.resolve(true) });
		const answer = await request(new URL(picture), options, web.tools);
		expect(answer.ok && (await answer.value.peerFailure)).toBeUndefined();
		const elsewhere = fakeWeb({ ...answers, [picture]: byProxy('10.0.0.7') }, { mayUseProxy: () => Promise.resolve(true) });
		const other = await request(new URL(picture), options, elsewhere.tools);
		expect(other.ok && (await other.value.peerFailure)).toMatchObject({ reason: 'address-private' });
	});

	test.each([true, false])('a private address stays one where there is no proxy, whether or not they have agreed: %s', async (agreed) => {
		const direct = { [picture]: byProxy('10.0.0.9'), [check]: { error: 'net::ERR_NAME_NOT_RESOLVED' } };
		const web = fakeWeb(direct, { mayUseProxy: () => Promise.resolve(agreed) });
		expect(await request(new URL(picture), options, web.tools)).toMatchObject({ reason: 'address-private' });
		expect(web.requests.every(({ init }) => init.targetAddressSpace === 'public')).toBe(true);
	});

	describe('that holds what it is asked for', () => {
		const other = `${picture}?2`;
		const holding = {
			[picture]: byProxy('10.0.0.9'),
			[other]: byProxy('10.0.0.9'),
			[check]: ({ init }: FakeRequest) => (init.targetAddressSpace === undefined ? { hangs: true } : { error: 'net::ERR_FAILED' }),
		};
		afterEach(() => {
			vi.useRealTimers();
		});

		test('its address is waited for no longer than a HEAD is, and then nothing private passes for it', async () => {
			vi.useFakeTimers();
			const web = fakeWeb(holding, { mayUseProxy: () => Promise.resolve(true) });
			const answers = [request(new URL(picture), options, web.tools), request(new URL(other), options, web.tools)];
			await vi.advanceTimersByTimeAsync(2 * headTimeoutMilliseconds);
			const [answer] = await Promise.all(answers);
			expect(answer?.ok && (await answer.value.peerFailure)).toMatchObject({ reason: 'address-private' });
			expect(web.observed()).toBe(0);
		});

		test('who asked can go, first in line or not', async () => {
			const web = fakeWeb(holding, { mayUseProxy: () => Promise.resolve(true) });
			const controllers = [new AbortController(), new AbortController()];
			const answers = controllers.map(({ signal }, index) =>
				request(new URL(index === 0 ? picture : other), { ...options, signal }, web.tools),
			);
			const checks = (): number => web.asked().filter((asked) => asked === `HEAD ${check}`).length;
			await vi.waitFor(() => expect(checks()).toBe(3));
			for (const [index, controller] of controllers.toReversed().entries()) {
				controller.abort();
				expect(await answers[1 - index]).toMatchObject({ reason: 'cancelled' });
			}
			expect(web.observed()).toBe(0);
		});
	});

	test('nothing is found out where the check is not granted', async () => {
		const web = fakeWeb(answers, { isGranted: (url) => Promise.resolve(url.hostname !== proxyCheckHost) });
		expect(await request(new URL(picture), options, web.tools)).toMatchObject({ reason: 'address-private' });
		expect(web.asked()).toEqual([`GET ${picture}`]);
	});
});
