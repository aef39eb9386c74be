import { describe, expect, test } from 'vitest';
import { mayBePicture, parseRetryAfter, refusesHead, statusFailure } from '../../../../src/resolve/request/status';
import { failure } from '../../../../src/shared/result';

const now = Date.parse('2026-01-01T00:00:00Z');

describe('a status', () => {
	test('of 200 says nothing against the body', () => {
		expect(statusFailure(new Response('x'), now)).toBeUndefined();
	});

	test.each([
		[201, 'not-a-picture'],
		[206, 'truncated'],
		[403, 'forbidden'],
		[404, 'gone'],
		[408, 'timed-out'],
		[425, 'busy'],
		[429, 'busy'],
		[500, 'server-failed'],
		[502, 'server-failed'],
		[503, 'busy'],
		[504, 'server-failed'],
		[599, 'server-failed'],
	] as const)('of %s is %s', (status, reason) => {
		expect(statusFailure(new Response(null, { status }), now)).toEqual(failure(reason));
	});

	test.each([
		[400, 'forbidden'],
		[401, 'forbidden'],
		[410, 'gone'],
		[416, 'forbidden'],
		[451, 'forbidden'],
	] as const)('of %s is %s, for which no wait is long enough', (status, reason) => {
		const response = new Response(null, { status, headers: { 'retry-after': '1' } });
		expect(statusFailure(response, now)).toEqual(failure(reason, { retryAfterMilliseconds: Infinity }));
	});

	test('of 203 is a proxy’s copy of the whole', () => {
		expect(statusFailure(new Response('x', { status: 203 }), now)).toBeUndefined();
	});

	test.each([
		['bytes 0-99/100', undefined],
		['Bytes  0-0/1', undefined],
		['bytes 0-98/100', failure('truncated')],
		['bytes 1-99/100', failure('truncated')],
		['bytes 0-99/*', failure('truncated')],
		['bytes */100', failure('truncated')],
		['items 0-99/100', failure('truncated')],
		['bytes 0-99/100, bytes 0-99/100', failure('truncated')],
	])('of 206 with the range %s is a body: %j', (range, expected) => {
		expect(statusFailure(new Response('x', { status: 206, headers: { 'content-range': range } }), now)).toEqual(expected);
	});

	test('comes with the wait that the server asks for', () => {
		const response = new Response(null, { status: 429, headers: { 'retry-after': '7' } });
		expect(statusFailure(response, now)).toEqual(failure('busy', { retryAfterMilliseconds: 7000 }));
	});

	const inAMinute = now / 1000 + 60;

	test.each<[headers: Record<string, string>, milliseconds: number | undefined]>([
		[{ 'ratelimit-reset': '7' }, 7000],
		[{ 'x-ratelimit-reset': '7' }, 7000],
		[{ 'x-ratelimit-reset': String(inAMinute) }, 60_000],
		[{ 'ratelimit-reset': String(inAMinute) }, 60_000],
		[{ 'x-ratelimit-reset': `${inAMinute}.25` }, 60_250],
		[{ 'x-ratelimit-reset': String(inAMinute - 120) }, 0],
		[{ 'x-ratelimit-reset': '999999999' }, 999_999_999_000],
		[{ 'x-ratelimit-reset': 'Thu, 01 Jan 2026 00:01:00 GMT' }, 60_000],
		[{ 'ratelimit-reset': 'soon', 'x-ratelimit-reset': '7' }, 7000],
		[{ 'ratelimit-reset': '5', 'x-ratelimit-reset': '7' }, 5000],
		[{ 'retry-after': '3', 'ratelimit-reset': '7' }, 3000],
		[{ 'retry-after': 'soon', 'ratelimit-reset': '7' }, 7000],
		[{ 'x-ratelimit-reset': '-7' }, undefined],
		[{ 'x-ratelimit-reset': String(inAMinute * 1000) }, undefined],
		[{ 'x-ratelimit-reset': 'Infinity' }, undefined],
	])('of 429 and 503 comes with the time until a server’s limit is reset: %j', (headers, milliseconds) => {
		const wait = milliseconds === undefined ? {} : { retryAfterMilliseconds: milliseconds };
		for (const status of [429, 503]) {
			expect(statusFailure(new Response(null, { status, headers }), now)).toEqual(failure('busy', wait));
		}
	});

	test.each([403, 404, 500])('of %s is not about a limit', (status) => {
		const response = new Response(null, { status, headers: { 'ratelimit-reset': '7' } });
		expect(statusFailure(response, now)).not.toHaveProperty('retryAfterMilliseconds');
	});
});

describe('a wait', () => {
	test.each([
		[null, undefined],
		['', undefined],
		['0', 0],
		['120', 120_000],
		[' 5 ', 5000],
		['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
		['Wed, 31 Dec 2025 23:59:00 GMT', 0],
		['soon', undefined],
		['-5', undefined],
		['1.5', undefined],
		['1e3', undefined],
		['9'.repeat(40), undefined],
		['Infinity', undefined],
	])('of %j is %s ms', (text, milliseconds) => {
		expect(parseRetryAfter(text, now)).toBe(milliseconds);
	});
});

test.each([
	[200, false],
	[301, false],
	[400, true],
	[403, true],
	[404, true],
	[405, true],
	[408, false],
	[425, false],
	[429, false],
	[500, true],
	[501, true],
	[503, false],
])('HEAD is refused by %s: %s', (status, isRefused) => {
	expect(refusesHead(status)).toBe(isRefused);
});

test.each([
	[null, true],
	['', true],
	[' ', true],
	['image/png', true],
	['IMAGE/PNG; charset=utf-8', true],
	['image/x-unheard-of', true],
	['video/webm', true],
	['application/octet-stream', true],
	['Application/Octet-Stream; x=y', true],
	['text/html', false],
	['text/plain', false],
	['application/json', false],
	['application/pdf', false],
	['x-image/png', false],
])('what is announced as %j may be a picture: %s', (type, may) => {
	expect(mayBePicture(type)).toBe(may);
});
