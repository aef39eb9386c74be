import { describe, expect, test } from 'vitest';
import { readPagePicture } from '../../../../src/resolve/lead/page-picture';
import { maximumPageBytes } from '../../../../src/shared/limits';
import { failure, success } from '../../../../src/shared/result';

const pageUrl = new URL('https://a.org/album/1');
const meta = (content: string): string => `<meta property="og:image" content="${content}">`;

function read(body: BodyInit | null, contentType = 'text/html', signal = new AbortController().signal) {
	return readPagePicture(new Response(body, { headers: { 'content-type': contentType } }), pageUrl, signal);
}

describe('the picture of a page', () => {
	test.each([
		['https://b.org/c.png', 'https://b.org/c.png'],
		['//b.org/c.png', 'https://b.org/c.png'],
		['/c.png', 'https://a.org/c.png'],
		['c.png', 'https://a.org/album/c.png'],
	])('at %s is at %s', async (content, expected) => {
		expect(await read(meta(content))).toEqual(success({ picture: new URL(expected), others: 0 }));
	});

	test('is relative to the page’s base, and that to the page', async () => {
		expect(await read(`<base href="/files/">${meta('c.png')}`)).toEqual(
			success({ picture: new URL('https://a.org/files/c.png'), others: 0 }),
		);
		expect(await read(`<base href="https://[">${meta('c.png')}`)).toMatchObject({ ok: true });
	});

	test('is the first that can be requested', async () => {
		const body = ['data:image/png;base64,x', 'javascript:alert(1)', 'https://[', 'ftp://a.org/x', '/c.png'].map(meta).join('');
		expect(await read(body)).toEqual(success({ picture: new URL('https://a.org/c.png'), others: 4 }));
	});

	test.each([
		['text/html; charset=windows-1252', new Uint8Array([0xe9])],
		['text/html; charset="utf-8"', new TextEncoder().encode('é')],
		['text/html', new TextEncoder().encode('é')],
		['text/html; charset=no-such-charset', new TextEncoder().encode('é')],
	])('is read in the encoding that its header names: %s', async (contentType, name) => {
		const [before, after] = ['<meta property=og:image content="/', '.png">'].map((text) => new TextEncoder().encode(text));
		const body = new Blob([before ?? '', name, after ?? '']);
		expect(await read(body, contentType)).toEqual(success({ picture: new URL('https://a.org/é.png'), others: 0 }));
	});

	test('is read in the encoding that its meta names', async () => {
		const body = new Blob(['<meta charset="iso-8859-1"><meta property=og:image content="/', new Uint8Array([0xe9]), '.png">']);
		expect(await read(body)).toEqual(success({ picture: new URL('https://a.org/é.png'), others: 0 }));
	});

	test('is found over the ends of chunks, and the rest of the page is not read', async () => {
		const text = `<head>${' '.repeat(40_000)}${meta('/c.png')}</head><body>`;
		let pulls = 0;
		const body = new ReadableStream<Uint8Array>({
			pull(controller) {
				const start = pulls * 7000;
				pulls += 1;
				controller.enqueue(new TextEncoder().encode((text.slice(start, start + 7000) || 'x').padEnd(7000)));
			},
		});
		expect(await read(body)).toEqual(success({ picture: new URL('https://a.org/c.png'), others: 0 }));
		expect(pulls * 7000).toBeLessThan(maximumPageBytes);
	});

	test('is looked for in the start of an endless page only', async () => {
		let sent = 0;
		let isCancelled = false;
		const body = new ReadableStream<Uint8Array>({
			pull(controller) {
				sent += 10_000;
				controller.enqueue(new Uint8Array(10_000));
			},
			cancel() {
				isCancelled = true;
			},
		});
		expect(await read(body)).toEqual(failure('not-a-picture'));
		expect(sent).toBeLessThan(maximumPageBytes + 50_000);
		expect(isCancelled).toBe(true);
	});

	test('is that of the part that has arrived where the page is broken off', async () => {
		const body = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(new TextEncoder().encode(meta('/c.png')));
			},
			pull(controller) {
				controller.error(new Error('Broken off'));
			},
		});
		expect(await read(body)).toMatchObject({ ok: true });
	});

	test.each([null, '', '<p>Hello', '<meta property="og:image">'])('is none in %j', async (body) => {
		expect(await read(body)).toEqual(failure('not-a-picture'));
	});
});
