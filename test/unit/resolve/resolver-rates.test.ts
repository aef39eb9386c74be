import { afterEach, describe, expect, test, vi } from 'vitest';
import {
	historyIntervalMilliseconds,
	maximumArrivalsPerHost,
	maximumArrivalsPerTab,
	maximumHistoryAtOncePerTab,
} from '../../../src/shared/limits';
import type { Result } from '../../../src/shared/result';
import { picture, surroundings } from './resolver-setup';

const url = 'https://a.example.com/p.png';

function reason(result: Result<unknown>): string {
	return result.ok ? 'shown' : result.reason;
}

function count(results: readonly Result<unknown>[], wanted: string): number {
	return results.filter((result) => reason(result) === wanted).length;
}

/** A web that has every picture of a list. */
function webOf(urls: readonly string[]) {
	return surroundings(Object.fromEntries(urls.map((one) => [one, picture])));
}

afterEach(() => {
	vi.useRealTimers();
});

describe('a raid', () => {
	const ofHost = Array.from({ length: 500 }, (_, index) => `https://a.example.com/${index}.png`);
	const ofHosts = Array.from({ length: 500 }, (_, index) => `https://${index}.example.com/p.png`);

	test('of one host is bounded; the rest waits for a click, which always helps', async () => {
		const set = webOf(ofHost);
		const results = await Promise.all(ofHost.map((one) => set.resolve(one)));
		expect(count(results, 'shown')).toBe(maximumArrivalsPerHost);
		expect(count(results, 'too-many-at-once')).toBe(500 - maximumArrivalsPerHost);
		expect(set.web.requests.length).toBe(maximumArrivalsPerHost);
		expect(reason(await set.resolve(ofHost[499] ?? '', { asked: true }))).toBe('shown');
	});

	test('by the person’s proxy is bounded by whose pictures they are, and for the tab', async () => {
		const byProxy = { leadOptions: { mappings: [{ from: 'https:', to: 'https://proxy.org/?{url}' }], pagePictures: false } };
		const set = surroundings({});
		await Promise.all(ofHost.map((one) => set.resolve(one, byProxy)));
		expect(set.web.requests.length).toBe(maximumArrivalsPerHost);
		await Promise.all(ofHosts.map((one) => set.resolve(one, byProxy)));
		expect(set.web.requests.length).toBe(maximumArrivalsPerTab);
	});

	test('of many hosts is bounded', async () => {
		const set = webOf(ofHosts);
		await Promise.all(ofHosts.map((one) => set.resolve(one)));
		expect(set.web.requests.length).toBe(maximumArrivalsPerTab);
	});

	test('that comes as a history is bounded, and gets its turn', async () => {
		vi.useFakeTimers();
		const set = webOf(ofHosts);
		const pass = async (milliseconds: number): Promise<void> => {
			set.time += milliseconds;
			await vi.advanceTimersByTimeAsync(milliseconds);
		};
		const results = ofHosts.slice(0, 2 * maximumHistoryAtOncePerTab).map((one) => set.resolve(one, { fresh: false }));
		await pass(0);
		await pass(historyIntervalMilliseconds - 1);
		expect(set.web.requests.length).toBe(maximumHistoryAtOncePerTab);
		expect(reason(await set.resolve(ofHosts[499] ?? ''))).toBe('shown');
		// What is said after it is of the history as well if it comes soon, but does not wait behind it.
		const after = set.resolve(ofHosts[498] ?? '', { fresh: false });
		await pass(0);
		await pass(1);
		expect(reason(await after)).toBe('shown');
		expect(set.web.requests.length).toBe(maximumHistoryAtOncePerTab + 2);
		for (let turn = 0; turn < maximumHistoryAtOncePerTab; turn += 1) await pass(historyIntervalMilliseconds);
		expect(count(await Promise.all(results), 'shown')).toBe(2 * maximumHistoryAtOncePerTab);
	});

	test('of one picture is one request, and counts once', async () => {
		const set = webOf([url, ...ofHost]);
		await Promise.all(Array.from({ length: 100 }, () => set.resolve(url)));
		expect(set.web.requests.length).toBe(1);
		const results = await Promise.all(ofHost.map((one) => set.resolve(one)));
		expect(count(results, 'shown')).toBe(maximumArrivalsPerHost - 1);
	});
});

describe('what counts', () => {
	test('is no picture that is known, and no link that is refused', async () => {
		const set = webOf([url]);
		for (let times = 0; times < 2 * maximumArrivalsPerTab; times += 1) {
			expect(reason(await set.resolve(url))).toBe('shown');
			await set.resolve(`https://a.example.com/unsubscribe/${times}`);
			await set.resolve(`http://192.168.1.${times}/p.png`);
		}
		expect(reason(await set.resolve('https://a.example.com/new.png'))).toBe('unreachable');
	});

	test('is no further try', async () => {
		const urls = Array.from({ length: maximumArrivalsPerHost }, (_, index) => `https://a.example.com/${index}.png`);
		const set = surroundings(Object.fromEntries(urls.map((one) => [one, [{ status: 403 }, picture]])));
		for (const one of urls) expect(reason(await set.resolve(one))).toBe('forbidden');
		expect(reason(await set.resolve(url))).toBe('too-many-at-once');
		set.time += 1000;
		for (const one of urls) expect(reason(await set.resolve(one))).toBe('shown');
	});
});
