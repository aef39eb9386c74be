import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FoundPicture } from '../../../src/resolve/found';
import { createDiskCache } from '../../../src/resolve/cache/disk-cache';
import { checkLimits, playsWithinLimits } from '../../../src/resolve/facts/within-limits';
import { createArrivals } from '../../../src/resolve/arrivals';
import { mayRequest, unknownEntry } from '../../../src/resolve/ledger/entry';
import { boundedFrameMilliseconds } from '../../../src/resolve/metadata/frame-duration';
import { gunzip } from '../../../src/shared/gunzip';
import {
	diskCacheEntryBytes,
	firstByteTimeoutMilliseconds,
	maximumAnimatedFrames,
	maximumAnimatedPixels,
	maximumArrivalsPerHost,
	maximumArrivalsPerTab,
	maximumAskedPictureBytes,
	maximumDiskCacheBytes,
	maximumDiskCacheMilliseconds,
	maximumLottieBytes,
	maximumPictureBytes,
	maximumRedirects,
	maximumRequestsPerUrlPerHour,
	maximumSidePixels,
	maximumStaticPixels,
	maximumSvgBytes,
	megabyte,
	minimumFrameMilliseconds,
	totalTimeoutMilliseconds,
	trackingPixelSidePixels,
} from '../../../src/shared/limits';
import type { Result } from '../../../src/shared/result';
import { createFakeStore } from './cache/fake-store';
import { still } from './facts/build/facts-of';
import type { FakeAnswer } from './request/fake-web';
import { picture, png, surroundings } from './resolver-setup';

const url = 'https://a.example.com/0.png';
const now = 1_800_000_000_000;

function outcome(result: Result<unknown>): string {
	return result.ok ? 'passes' : result.reason;
}

/** What comes of one less than a limit, the limit itself, and one more. */
async function around(limit: number, judge: (value: number) => unknown): Promise<unknown[]> {
	const outcomes: unknown[] = [];
	for (const value of [limit - 1, limit, limit + 1]) outcomes.push(await judge(value));
	return outcomes;
}

/** The picture with so many bytes, of which those behind its end mean nothing. */
function pictureOf(bytes: number): Uint8Array<ArrayBuffer> {
	const padded = new Uint8Array(bytes);
	padded.set(png);
	return padded;
}

afterEach(() => {
	vi.useRealTimers();
});

describe('each limit of the design, one below it, at it, and one above', () => {
	test('is the figure that was decided', () => {
		expect([maximumPictureBytes, maximumAskedPictureBytes]).toEqual([15 * megabyte, 50 * megabyte]);
		expect([maximumStaticPixels, maximumSidePixels, maximumAnimatedPixels, maximumAnimatedFrames]).toEqual([5e7, 32_767, 9e7, 1000]);
		expect([minimumFrameMilliseconds, trackingPixelSidePixels, maximumRedirects]).toEqual([20, 3, 5]);
		expect([firstByteTimeoutMilliseconds, totalTimeoutMilliseconds]).toEqual([10_000, 30_000]);
		expect([maximumLottieBytes, maximumSvgBytes]).toEqual([4 * megabyte, megabyte / 4]);
		expect([maximumDiskCacheBytes, maximumDiskCacheMilliseconds]).toEqual([64 * megabyte, 7 * 86_400_000]);
		expect([maximumRequestsPerUrlPerHour, maximumArrivalsPerTab, maximumArrivalsPerHost]).toEqual([6, 60, 20]);
	});

	describe.each([
		['unasked', false, maximumPictureBytes],
		['asked for', true, maximumAskedPictureBytes],
	] as const)('bytes of a picture that is %s', (_, asked, limit) => {
		test.each([
			['announced', (bytes: number) => ({ 'content-length': String(bytes) })],
			['not announced', () => ({})],
		])('%s', async (_form, headers) => {
			const judge = async (bytes: number): Promise<string> => {
				const { resolve } = surroundings({ [url]: { body: pictureOf(bytes), headers: headers(bytes) } });
				return outcome(await resolve(url, { asked }));
			};
			expect(await around(limit, judge)).toEqual(['passes', 'passes', 'too-large']);
		});
	});

	test('pixels, of all and of a side', async () => {
		expect(await around(maximumStaticPixels, (decodedPixels) => outcome(checkLimits(still(8, 8, { decodedPixels }))))).toEqual([
			'passes',
			'passes',
			'too-many-pixels',
		]);
		expect(await around(maximumSidePixels, (side) => outcome(checkLimits(still(side, 1))))).toEqual([
			'passes',
			'passes',
			'too-many-pixels',
		]);
	});

	test('a tracking pixel', async () => {
		const judge = (side: number): string => outcome(checkLimits(still(side, side)));
		expect(await around(trackingPixelSidePixels, judge)).toEqual(['too-small', 'too-small', 'passes']);
	});

	test('frames, and their pixels', async () => {
		expect(await around(maximumAnimatedFrames, (frames) => playsWithinLimits(still(9, 9, { frames })))).toEqual([true, true, false]);
		expect(
			await around(maximumAnimatedPixels / 100, (decodedPixels) => playsWithinLimits(still(9, 9, { frames: 100, decodedPixels }))),
		).toEqual([true, true, false]);
	});

	test('the time of a frame', async () => {
		expect(await around(minimumFrameMilliseconds, boundedFrameMilliseconds)).toEqual([20, 20, 21]);
	});

	test('redirects', async () => {
		const judge = async (redirects: number): Promise<string> => {
			const answers = Array.from({ length: redirects + 1 }, (_, hop): [string, FakeAnswer] => [
				`https://a.example.com/${hop}.png`,
				hop < redirects ? { location: `/${hop + 1}.png` } : picture,
			]);
			return outcome(await surroundings(Object.fromEntries(answers)).resolve(url));
		};
		expect(await around(maximumRedirects, judge)).toEqual(['passes', 'passes', 'too-many-redirects']);
	});

	test('the time to the first byte', async () => {
		vi.useFakeTimers();
		const judge = async (milliseconds: number): Promise<string> => {
			const set = surroundings({ [url]: picture });
			const { fetch } = set.web.tools;
			const late: typeof fetch = async (input, init) => {
				const response = await fetch(input, init);
				await new Promise((resolve) => setTimeout(resolve, milliseconds));
				init?.signal?.throwIfAborted();
				return response;
			};
			const resolving = surroundings({ [url]: picture }, { ...set.web.tools, fetch: late }).resolve(url);
			await vi.advanceTimersByTimeAsync(milliseconds);
			return outcome(await resolving);
		};
		// An answer at the very moment is late.
		expect(await around(firstByteTimeoutMilliseconds, judge)).toEqual(['passes', 'timed-out', 'timed-out']);
	});

	test('the time in all', async () => {
		vi.useFakeTimers();
		const judge = async (milliseconds: number): Promise<string> => {
			const set = surroundings({
				[url]: ({ init }) => ({
					body: new ReadableStream<Uint8Array>({
						start(controller) {
							controller.enqueue(png.subarray(0, 150));
							init.signal?.addEventListener('abort', () => controller.error(new Error('Aborted')));
							setTimeout(() => {
								if (init.signal?.aborted) return;
								controller.enqueue(png.subarray(150));
								controller.close();
							}, milliseconds);
						},
					}),
				}),
			});
			const resolving = set.resolve(url);
			await vi.advanceTimersByTimeAsync(milliseconds);
			return outcome(await resolving);
		};
		expect(await around(totalTimeoutMilliseconds, judge)).toEqual(['passes', 'timed-out', 'timed-out']);
	});

	test.each([
		['a sticker', maximumLottieBytes],
		['a drawing', maximumSvgBytes],
	])('the bytes that %s is unpacked to', async (_, limit) => {
		const judge = async (bytes: number): Promise<string> => (await gunzip(new Uint8Array(gzipSync(new Uint8Array(bytes))), limit)).end;
		expect(await around(limit, judge)).toEqual(['whole', 'whole', 'full']);
	});

	test('the bytes of the cache on disk', async () => {
		const kept = (bytes: number): FoundPicture => ({
			what: { width: 1, height: 1, look: 'picture', animated: false, blob: new Blob([new Uint8Array(bytes)]) },
			ledTo: [],
		});
		const half = maximumDiskCacheBytes / 2;
		const judge = async (bytes: number): Promise<number> => {
			const cache = createDiskCache(createFakeStore(), () => now);
			await cache.set('a', kept(half - diskCacheEntryBytes));
			await cache.set('b', kept(bytes - half - diskCacheEntryBytes));
			return (await cache.use()).entries;
		};
		expect(await around(maximumDiskCacheBytes, judge)).toEqual([2, 2, 1]);
	});

	test('the age of what is on disk', async () => {
		const judge = async (age: number): Promise<boolean> => {
			let time = now;
			const cache = createDiskCache(createFakeStore(), () => time);
			const blob = new Blob(['x'], { type: 'image/png' });
			await cache.set('a', { what: { blob, width: 1, height: 1, look: 'picture', animated: false }, ledTo: [] });
			time += age;
			return (await cache.get('a')) !== undefined;
		};
		// What is a week old has expired.
		expect(await around(maximumDiskCacheMilliseconds, judge)).toEqual([true, false, false]);
	});

	test('requests of a URL within an hour', async () => {
		const judge = (requests: number): boolean =>
			mayRequest({ ...unknownEntry, requestedAt: Array.from({ length: requests - 1 }, () => now) }, now);
		expect(await around(maximumRequestsPerUrlPerHour, judge)).toEqual([true, true, false]);
	});

	test('arrivals within a minute, of a tab and of a host', async () => {
		const judge =
			(hosts: number) =>
			(count: number): boolean => {
				const arrivals = createArrivals(() => now);
				const admitted = Array.from({ length: count }, (_, index) => arrivals.admit(1, `${index % hosts}.example`));
				return admitted.every(Boolean);
			};
		expect(await around(maximumArrivalsPerTab, judge(10))).toEqual([true, true, false]);
		expect(await around(maximumArrivalsPerHost, judge(1))).toEqual([true, true, false]);
	});
});
