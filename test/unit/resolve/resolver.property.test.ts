import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maximumRequestsPerUrlPerHour } from '../../../src/shared/limits';
import { picture, surroundings } from './resolver-setup';
import type { FakeAnswer } from './request/fake-web';

const hour = 3_600_000;
const urls = ['https://a.example.com/p.png', 'https://a.example.com/q', 'http://b.example.com/r.png', 'http://c.example.com/s'];

const answer = fc.constantFrom<FakeAnswer>(
	picture,
	{ status: 403 },
	{ status: 404 },
	{ status: 405 },
	{ status: 429, headers: { 'retry-after': '1' } },
	{ status: 503 },
	{ headers: { 'content-type': 'image/png' }, body: 'x' },
	{ headers: { 'content-type': 'text/html' }, body: '<p>' },
	{ error: 'net::ERR_CONNECTION_REFUSED' },
	{ location: '/elsewhere' },
);

/** Some ask at the same moment; then the time goes on. */
const moment = fc.record({
	asks: fc.array(
		fc.record({
			url: fc.constantFrom(...urls),
			fresh: fc.boolean(),
			devicePixelRatio: fc.constantFrom(1, 2, 3),
			chat: fc.constantFrom('http', 'https'),
		}),
		{ maxLength: 4 },
	),
	milliseconds: fc.constantFrom(0, 500, 1200, 4000, 12_000, 40_000, hour / 3),
});

test('whatever is asked and answered, no URL is asked for more often than the limit within any hour', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(moment, { maxLength: 30 }),
			fc.array(answer, { minLength: 1, maxLength: 30 }),
			async (moments, answers) => {
				const requested: { readonly path: string; readonly at: number }[] = [];
				const respond = ({ url }: { readonly url: string }): FakeAnswer => {
					requested.push({ path: new URL(url).pathname, at: set.time });
					return answers[requested.length % answers.length] ?? picture;
				};
				const secure = urls.map((url) => url.replace('http:', 'https:'));
				const set = surroundings(Object.fromEntries([...urls, ...secure].map((url) => [url, respond])));
				for (const { asks, milliseconds } of moments) {
					await Promise.all(
						asks.map(({ url, chat, ...rest }) =>
							set.resolve(url, {
								...rest,
								context: { chatUrl: new URL(`${chat}://chat.example.com/`), allowedPrivateHosts: [] },
							}),
						),
					);
					set.time += milliseconds;
				}
				for (const { path, at } of requested) {
					const within = requested.filter((one) => one.path === path && one.at >= at && one.at < at + hour);
					expect(within.length).toBeLessThanOrEqual(maximumRequestsPerUrlPerHour);
				}
			},
		),
		{ seed: 20_260_104, numRuns: 80 },
	);
});
