import { describe, expect, test, vi } from 'vitest';
import type { LookUp } from '../../../../src/resolve/request/peer';
import { request, type RequestOptions } from '../../../../src/resolve/request/request';
import { maximumRedirects } from '../../../../src/shared/limits';
import { fakeWeb, type FakeAnswers } from './fake-web';
import { address, options, outcome } from './request-setup';

function chain(length: number): FakeAnswers {
	const hops = Array.from({ length }, (_, index) => [`https://a.example.com/${index}`, { location: `/${index + 1}` }] as const);
	return { [address]: { location: '/0' }, ...Object.fromEntries(hops), [`https://a.example.com/${length}`]: { status: 200 } };
}

describe('a request', () => {
	test('is made as nobody in particular', async () => {
		const web = fakeWeb({ [address]: {} });
		expect(await outcome(web)).toBe(200);
		expect(web.requests[0]?.init).toMatchObject({
			method: 'GET',
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
			redirect: 'manual',
			cache: 'default',
			targetAddressSpace: 'public',
		});
		expect(web.requests[0]?.init.headers).toBeUndefined();
		expect(web.requests[0]?.init.body).toBeUndefined();
	});

	test('goes around the cache for a further try', async () => {
		const web = fakeWeb({ [address]: {} });
		await outcome(web, { mayBeCached: false, method: 'HEAD' });
		expect(web.requests[0]?.init).toMatchObject({ method: 'HEAD', cache: 'reload' });
	});

	test.each([true, false])('leaves nothing in the cache for a private window', async (mayBeCached) => {
		const web = fakeWeb({ [address]: {} });
		await outcome(web, { isIncognito: true, mayBeCached });
		expect(web.requests[0]?.init).toMatchObject({ cache: 'no-store' });
	});

	test.each([200, 204, 404, 500])('returns status %s as it is', async (status) => {
		expect(await outcome(fakeWeb({ [address]: { status } }))).toBe(status);
	});

	test('says nothing of the address space where the browser would not understand', async () => {
		const web = fakeWeb({ [address]: {} }, { hasConnectGuard: false });
		await outcome(web);
		expect(web.requests[0]?.init).not.toHaveProperty('targetAddressSpace');
	});

	test('leaves out the demand for a public address where the host is allowed', async () => {
		const web = fakeWeb({ 'https://nas.lan/p.png': { peer: '192.168.1.5' } });
		const context = { chatUrl: new URL('https://chat.example.com/'), allowedPrivateHosts: ['nas.lan'] };
		const answer = await request(new URL('https://nas.lan/p.png'), options({ context }), web.tools);
		expect(answer.ok && (await answer.value.peerFailure)).toBeUndefined();
		expect(web.requests[0]?.init).not.toHaveProperty('targetAddressSpace');
		expect(web.observed()).toBe(0);
	});
});

describe('nothing is sent', () => {
	test.each([
		['http://192.168.1.5/p.png', 'address-private'],
		['https://localhost/p.png', 'address-private'],
		['https://user@a.example.com/p.png', 'address-invalid'],
		['ftp://a.example.com/p.png', 'address-invalid'],
	])('to %s', async (url, reason) => {
		const web = fakeWeb({ [url]: {} });
		const mayRequest = vi.fn<RequestOptions['mayRequest']>(() => Promise.resolve(true));
		expect(await outcome(web, { mayRequest }, url)).toBe(reason);
		expect(web.requests).toEqual([]);
		expect(mayRequest).not.toHaveBeenCalled();
	});

	test('to a host that is not granted, and nothing is counted', async () => {
		const web = fakeWeb({ [address]: {} }, { isGranted: () => Promise.resolve(false) });
		const mayRequest = vi.fn<RequestOptions['mayRequest']>(() => Promise.resolve(true));
		expect(await outcome(web, { mayRequest })).toBe('host-not-granted');
		expect(web.requests).toEqual([]);
		expect(mayRequest).not.toHaveBeenCalled();
	});

	test('to a name that resolves to a private address, be it one of several', async () => {
		const lookUp = vi.fn<LookUp>(() => Promise.resolve(['8.8.8.8', '10.0.0.1']));
		const web = fakeWeb({ [address]: {} }, { lookUp });
		expect(await outcome(web)).toBe('address-private');
		expect(lookUp).toHaveBeenCalledWith('a.example.com');
		expect(web.requests).toEqual([]);
	});

	test('where it was asked for often enough', async () => {
		const web = fakeWeb({ [address]: {} });
		expect(await outcome(web, { mayRequest: () => Promise.resolve(false) })).toBe('asked-too-often');
		expect(web.requests).toEqual([]);
	});

	test('for somebody who has gone', async () => {
		const web = fakeWeb({ [address]: {} });
		expect(await outcome(web, { signal: AbortSignal.abort() })).toBe('cancelled');
		expect(web.requests).toEqual([]);
	});
});

describe('a redirect', () => {
	test.each(['/q.png', 'https://a.example.com/q.png', '//a.example.com/q.png', 'q.png#part'])('to %s is followed', async (location) => {
		const web = fakeWeb({ [address]: { location }, 'https://a.example.com/q.png': {} });
		expect(await outcome(web)).toBe(200);
		expect(web.requests.length).toBe(2);
	});

	test.each([
		[null, 'redirect-invalid'],
		['https://[', 'redirect-invalid'],
		['ftp://a.example.com/q.png', 'redirect-invalid'],
		['javascript:alert(1)', 'redirect-invalid'],
		['data:image/png;base64,AAAA', 'redirect-invalid'],
		['https://user:password@a.example.com/q.png', 'redirect-invalid'],
		[`https://a.example.com/${'x'.repeat(2048)}`, 'redirect-invalid'],
		['http://127.0.0.1/q.png', 'address-private'],
		['http://[::1]/q.png', 'address-private'],
		['//2130706433/q.png', 'address-private'],
		['https://router.lan/q.png', 'address-private'],
	])('to %s is not', async (location, reason) => {
		const web = fakeWeb({ [address]: { location } });
		expect(await outcome(web)).toBe(reason);
		expect(web.asked()).toEqual([`GET ${address}`]);
		expect(web.observed()).toBe(0);
	});

	test('is followed as often as the limit, and no further', async () => {
		expect(await outcome(fakeWeb(chain(maximumRedirects - 1)))).toBe(200);
		const tooLong = fakeWeb(chain(maximumRedirects));
		expect(await outcome(tooLong)).toBe('too-many-redirects');
		expect(tooLong.requests.length).toBe(maximumRedirects + 1);
	});

	test('to itself ends', async () => {
		const web = fakeWeb({ [address]: { location: address } });
		expect(await outcome(web)).toBe('too-many-redirects');
		expect(web.requests.length).toBe(maximumRedirects + 1);
	});

	test('to a host that is not granted is not followed', async () => {
		const web = fakeWeb(
			{ [address]: { location: 'https://b.example.com/' } },
			{ isGranted: ({ hostname }) => Promise.resolve(hostname !== 'b.example.com') },
		);
		expect(await outcome(web)).toBe('host-not-granted');
		expect(web.asked()).toEqual([`GET ${address}`]);
	});

	test('passes the look-up of names at each hop', async () => {
		const lookUp = (host: string) => Promise.resolve([host === 'b.example.com' ? '10.0.0.1' : '8.8.8.8']);
		const web = fakeWeb({ [address]: { location: 'https://b.example.com/' } }, { lookUp });
		expect(await outcome(web)).toBe('address-private');
		expect(web.asked()).toEqual([`GET ${address}`]);
	});

	test('keeps the method, and is counted as a request of where it leads', async () => {
		const web = fakeWeb({ [address]: { location: '/q' }, 'https://a.example.com/q': {} });
		const mayRequest = vi.fn<RequestOptions['mayRequest']>(() => Promise.resolve(true));
		expect(await outcome(web, { method: 'HEAD', mayRequest })).toBe(200);
		expect(web.asked()).toEqual([`HEAD ${address}`, 'HEAD https://a.example.com/q']);
		expect(mayRequest.mock.calls.map(([sent]) => sent.href)).toEqual([address, 'https://a.example.com/q']);
	});

	test('to what was asked for often enough is not followed', async () => {
		const web = fakeWeb({ [address]: { location: '/q' }, 'https://a.example.com/q': {} });
		expect(await outcome(web, { mayRequest: (sent) => Promise.resolve(sent.href === address) })).toBe('asked-too-often');
		expect(web.asked()).toEqual([`GET ${address}`]);
	});
});
