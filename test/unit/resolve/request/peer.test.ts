import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answeredFromCache, type ObservedResponse } from '../../../../src/resolve/request/observations';
import { peerFailure, resolvesToPublic } from '../../../../src/resolve/request/peer';
import { peerAddressTimeoutMilliseconds } from '../../../../src/shared/limits';

function observed(peerAddress: Promise<string | undefined>, proxy?: string): ObservedResponse {
	return {
		peerAddress,
		proxy: Promise.resolve(proxy),
		location: Promise.resolve(undefined),
		error: Promise.resolve(undefined),
		stop: vi.fn<() => void>(),
	};
}

const noProxy = { proxyAddress: undefined, mayUseProxy: () => Promise.resolve(false) };

describe('THREAT 6: an answer', () => {
	test.each([
		['8.8.8.8', undefined],
		['2606:4700::1111', undefined],
		['::ffff:8.8.8.8', undefined],
		[answeredFromCache, undefined],
		['127.0.0.1', 'address-private'],
		['192.168.1.5', 'address-private'],
		['169.254.169.254', 'address-private'],
		['::1', 'address-private'],
		['fe80::1%eth0', 'address-private'],
		['::ffff:10.0.0.1', 'address-private'],
		['', 'address-private'],
		['no address', 'address-private'],
	])('from %s: %s', async (address, reason) => {
		const response = observed(Promise.resolve(address));
		expect((await peerFailure(response, noProxy))?.reason).toBe(reason);
		expect(response.stop).toHaveBeenCalled();
	});

	test('from the proxy that the person has agreed to is used, and from its neighbour is not', async () => {
		const options = { proxyAddress: '10.0.0.1', mayUseProxy: () => Promise.resolve(true) };
		expect(await peerFailure(observed(Promise.resolve('10.0.0.1')), options)).toBeUndefined();
		expect((await peerFailure(observed(Promise.resolve('10.0.0.2')), options))?.reason).toBe('address-private');
	});

	test.each(['8.8.8.8', '10.0.0.1', undefined])(
		'by a proxy that the browser tells of, at %s, is used if the person agrees',
		async (address) => {
			const response = observed(Promise.resolve(address), 'http');
			expect((await peerFailure(response, noProxy))?.reason).toBe('behind-proxy');
			expect(await peerFailure(response, { ...noProxy, mayUseProxy: () => Promise.resolve(true) })).toBeUndefined();
		},
	);

	describe('of which nothing is told', () => {
		beforeEach(() => {
			vi.useFakeTimers();
		});
		afterEach(() => {
			vi.useRealTimers();
		});

		test('is not used in the end', async () => {
			const response = observed(new Promise(() => {}));
			const failed = peerFailure(response, noProxy);
			await vi.advanceTimersByTimeAsync(peerAddressTimeoutMilliseconds);
			expect((await failed)?.reason).toBe('address-private');
			expect(response.stop).toHaveBeenCalled();
			expect(vi.getTimerCount()).toBe(0);
		});

		test('leaves no timer behind when it is told in time', async () => {
			await peerFailure(observed(Promise.resolve('10.0.0.1')), noProxy);
			expect(vi.getTimerCount()).toBe(0);
		});
	});
});

describe('an IP address', () => {
	test.each([
		['[::1]', false],
		['[fd00::1]', false],
		['10.0.0.1', false],
		['[2606:4700::1111]', true],
		['8.8.8.8', true],
	])('%s is not looked up; public: %s', async (host, isPublic) => {
		const lookUp = vi.fn<() => Promise<string[]>>().mockRejectedValue(new Error('NS_ERROR_UNKNOWN_HOST'));
		expect(await resolvesToPublic(host, lookUp)).toBe(isPublic);
		expect(lookUp).not.toHaveBeenCalled();
	});
});

describe('a name', () => {
	test.each([
		[['8.8.8.8'], true],
		[['8.8.8.8', '2606:4700::1111'], true],
		[['8.8.8.8', '::1'], false],
		[['10.0.0.1'], false],
	])('of %j: public is %s', async (addresses, isPublic) => {
		expect(await resolvesToPublic('a.example.com', () => Promise.resolve(addresses))).toBe(isPublic);
	});

	test('that cannot be looked up here counts as public: the server may still be reached through a proxy', async () => {
		expect(await resolvesToPublic('a.example.com', () => Promise.reject(new Error('NS_ERROR_UNKNOWN_HOST')))).toBe(true);
	});
});
