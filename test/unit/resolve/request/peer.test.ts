import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ObservedResponse } from '../../../../src/resolve/request/observations';
import { cameFromPublicPeer, resolvesToPublic } from '../../../../src/resolve/request/peer';
import { peerAddressTimeoutMilliseconds } from '../../../../src/shared/limits';

function observed(peerAddress: Promise<string | undefined>): ObservedResponse {
	return { peerAddress, location: Promise.resolve(undefined), error: Promise.resolve(undefined), stop: vi.fn<() => void>() };
}

describe('an answer', () => {
	test.each([
		['8.8.8.8', true],
		['2606:4700::1111', true],
		['::ffff:8.8.8.8', true],
		[undefined, true],
		['127.0.0.1', false],
		['192.168.1.5', false],
		['169.254.169.254', false],
		['::1', false],
		['fe80::1%eth0', false],
		['::ffff:10.0.0.1', false],
		['', false],
		['no address', false],
	])('from %s: public is %s', async (address, isPublic) => {
		const response = observed(Promise.resolve(address));
		expect(await cameFromPublicPeer(response)).toBe(isPublic);
		expect(response.stop).toHaveBeenCalled();
	});

	describe('of which nothing is told', () => {
		beforeEach(() => {
			vi.useFakeTimers();
		});
		afterEach(() => {
			vi.useRealTimers();
		});

		test('counts as public in the end: the other layers have spoken', async () => {
			const response = observed(new Promise(() => {}));
			const isPublic = cameFromPublicPeer(response);
			await vi.advanceTimersByTimeAsync(peerAddressTimeoutMilliseconds);
			expect(await isPublic).toBe(true);
			expect(response.stop).toHaveBeenCalled();
			expect(vi.getTimerCount()).toBe(0);
		});

		test('leaves no timer behind when it is told in time', async () => {
			await cameFromPublicPeer(observed(Promise.resolve('10.0.0.1')));
			expect(vi.getTimerCount()).toBe(0);
		});
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
