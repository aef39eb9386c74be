import { describe, expect, test, vi } from 'vitest';
import { discardBody, readBody, type ReadOptions } from '../../../../src/resolve/request/read-body';
import { sniffedBytes } from '../../../../src/shared/limits';
import { failure, success, type Result } from '../../../../src/shared/result';

const maximumBytes = 10_000;

function options(changes: Partial<ReadOptions<string>> = {}): ReadOptions<string> {
	return { maximumBytes, sniff: () => Promise.resolve(success('a kind')), signal: new AbortController().signal, ...changes };
}

function bytes(length: number): Uint8Array<ArrayBuffer> {
	return Uint8Array.from({ length }, (_, index) => index % 251);
}

/** A response that sends so many bytes in chunks, and notes how many it was asked for and whether it was given up. */
function streaming(length: number, chunk = 1000, headers: Record<string, string> = {}, end?: Error) {
	const all = bytes(length);
	const sent = { bytes: 0, cancelled: false };
	const body = new ReadableStream<Uint8Array>(
		{
			pull(controller) {
				if (sent.bytes < length) {
					controller.enqueue(all.subarray(sent.bytes, sent.bytes + chunk));
					sent.bytes = Math.min(length, sent.bytes + chunk);
				} else if (end) controller.error(end);
				else controller.close();
			},
			cancel() {
				sent.cancelled = true;
			},
		},
		{ highWaterMark: 0 },
	);
	return { response: new Response(body, { headers }), sent };
}

async function reasonOf(response: Response, changes: Partial<ReadOptions<string>> = {}): Promise<unknown> {
	const body = await readBody(response, options(changes));
	return body.ok ? body.value.bytes.length : body;
}

describe('a body', () => {
	test.each([100, 999, sniffedBytes - 1, sniffedBytes, sniffedBytes + 1, maximumBytes])('of %s bytes is read whole', async (length) => {
		for (const chunk of [1, 7, 1000, maximumBytes]) {
			const body = await readBody(streaming(length, chunk).response, options());
			expect(body).toEqual(success({ bytes: bytes(length), kind: 'a kind' }));
		}
	});

	test('with the announced length is read whole', async () => {
		expect(await reasonOf(streaming(500, 100, { 'content-length': '500' }).response)).toBe(500);
	});

	test('is judged once, by its first bytes and no more', async () => {
		const sniff = vi.fn<ReadOptions<string>['sniff']>(() => Promise.resolve(success('x')));
		await reasonOf(streaming(9000, 3000).response, { sniff });
		expect(sniff).toHaveBeenCalledTimes(1);
		expect(sniff.mock.calls[0]?.[0]).toEqual(bytes(sniffedBytes));
		await reasonOf(streaming(300, 10).response, { sniff });
		expect(sniff).toHaveBeenCalledTimes(2);
		expect(sniff.mock.calls[1]?.[0]).toEqual(bytes(300));
	});
});

describe('THREAT 18: reading stops', () => {
	test('before it begins where too much is announced', async () => {
		const { response, sent } = streaming(maximumBytes, 1000, { 'content-length': String(maximumBytes + 1) });
		expect(await reasonOf(response)).toEqual(failure('too-large', { bytes: maximumBytes + 1 }));
		expect(sent).toEqual({ bytes: 0, cancelled: true });
	});

	test.each([{}, { 'content-length': '5' }, { 'content-length': '99999999', 'content-encoding': 'gzip' }, { 'content-length': '-1' }])(
		'at the chunk that is too much, whatever was announced: %j',
		async (headers) => {
			const { response, sent } = streaming(1_000_000, 1000, headers);
			expect(await reasonOf(response)).toEqual(failure('too-large'));
			expect(sent).toEqual({ bytes: maximumBytes + 1000, cancelled: true });
		},
	);

	test('at the first bytes that are no picture', async () => {
		const { response, sent } = streaming(1_000_000, 1000);
		expect(await reasonOf(response, { sniff: () => Promise.resolve(failure('not-a-picture')) })).toEqual(failure('not-a-picture'));
		expect(sent).toEqual({ bytes: 5000, cancelled: true });
	});

	test.each(['<!doctype html>', '\uFEFF<!DOCTYPE HTML\n', '\r\n\t <html lang="en">', '<HEAD>', '<script >', '<p>', '<title>x'])(
		'at the first tag of a page: %j',
		async (beginning) => {
			const sniff = vi.fn<ReadOptions<string>['sniff']>(() => Promise.resolve(success('x')));
			const start = new TextEncoder().encode(beginning);
			const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(start) });
			expect(await reasonOf(new Response(body), { sniff })).toEqual(failure('not-a-picture'));
			expect(sniff).not.toHaveBeenCalled();
		},
	);

	test.each(['<svg>', '<?xml version="1.0"?><svg>', '<!-- drawn by hand --><svg>', '<page>', '<!doctype svg>', 'GIF89a<html>'])(
		'not at what may be a picture: %j',
		async (beginning) => {
			expect(await reasonOf(new Response(beginning.padEnd(100)))).toBe(100);
		},
	);

	test('also where an endless body drips', async () => {
		const { response, sent } = streaming(1_000_000, 1);
		expect(await reasonOf(response)).toEqual(failure('too-large'));
		expect(sent).toEqual({ bytes: maximumBytes + 1, cancelled: true });
	});
});

describe('what is not read', () => {
	test('is not there yet', async () => {
		expect(await reasonOf(new Response(null))).toEqual(failure('truncated'));
		expect(await reasonOf(new Response(''))).toEqual(failure('truncated'));
		expect(await reasonOf(new Response('x'))).toBe(1);
	});

	test('ends before the announced length', async () => {
		expect(await reasonOf(streaming(500, 100, { 'content-length': '501' }).response)).toEqual(failure('truncated'));
		expect(await reasonOf(streaming(500, 100, { 'content-length': '501', 'content-encoding': 'gzip' }).response)).toBe(500);
		expect(await reasonOf(streaming(500, 100, { 'content-length': '501', 'content-encoding': 'identity' }).response)).toEqual(
			failure('truncated'),
		);
	});

	test('breaks off', async () => {
		expect(await reasonOf(streaming(500, 100, {}, new TypeError('network error')).response)).toEqual(failure('truncated'));
	});

	test('breaks off because nobody waits for it any more', async () => {
		const aborted = streaming(500, 100, {}, new DOMException('Aborted', 'AbortError'));
		expect(await reasonOf(aborted.response, { signal: AbortSignal.abort() })).toEqual(failure('cancelled'));
	});

	test('is small and no picture', async () => {
		const sniff = (): Promise<Result<string>> => Promise.resolve(failure('format-unsupported'));
		expect(await reasonOf(streaming(500).response, { sniff })).toEqual(failure('format-unsupported'));
	});
});

describe('a body that is not wanted', () => {
	test('is given up', async () => {
		const { response, sent } = streaming(500);
		await discardBody(response);
		expect(sent.cancelled).toBe(true);
	});

	test('may have broken off, or not be there', async () => {
		const broken = () => new ReadableStream({ start: (controller) => controller.error(new TypeError('network error')) });
		await expect(discardBody(new Response(broken()))).resolves.toBeUndefined();
		await expect(discardBody(new Response(null))).resolves.toBeUndefined();
		const tooLarge = new Response(broken(), { headers: { 'content-length': '99999999' } });
		await expect(readBody(tooLarge, options())).resolves.toEqual(failure('too-large', { bytes: 99_999_999 }));
	});
});

test.each([
	['of what was announced', { 'content-length': '3000' }, [1 / 3, 2 / 3, 1]],
	['nothing where nothing was announced', {}, []],
])('while a body comes is told, as a share, %s', async (_, headers: Record<string, string>, shares) => {
	const told: number[] = [];
	await readBody(streaming(3000, 1000, headers).response, options({ onProgress: (share) => told.push(share) }));
	expect(told).toEqual(shares);
});
