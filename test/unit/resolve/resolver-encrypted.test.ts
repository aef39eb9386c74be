import { describe, expect, test } from 'vitest';
import { encrypted } from '../../fixtures/encrypted';
import { failure } from '../../../src/shared/result';
import { png, surroundings } from './resolver-setup';

const url = 'https://a.example.com/upload/f';
const file = await encrypted(png);
const { fragment } = file;
const wrong = fragment.slice(0, -64) + '5'.repeat(64);
const served = { headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };

describe('an encrypted file', () => {
	test('costs one request, without its key', async () => {
		const { resolve, web } = surroundings({ [url]: served });
		expect(await resolve(`${url}#${fragment}`)).toMatchObject({ ok: true, value: { width: 200, height: 100 } });
		expect(web.asked()).toEqual([`GET ${url}`]);
	});

	test('is shared in memory, under its own key alone', async () => {
		const { resolve, web } = surroundings({ [url]: served });
		expect(await resolve(`${url}#${wrong}`)).toEqual(failure('decryption-failed'));
		expect(await resolve(`${url}#${fragment}`)).toMatchObject({ ok: true });
		expect(await resolve(`${url}#${fragment.toUpperCase()}`)).toMatchObject({ ok: true });
		expect(await resolve(`${url}#${wrong}`)).toEqual(failure('decryption-failed'));
		expect(web.requests.length).toBe(2);
	});

	test('is not held against the URL without its key, nor the other way round', async () => {
		const { resolve } = surroundings({ [url]: served });
		expect(await resolve(url)).toEqual(failure('not-a-picture'));
		expect(await resolve(`${url}#${fragment}`)).toMatchObject({ ok: true });
		expect(await resolve(url)).toEqual(failure('not-a-picture'));
	});

	test('is asked for six times an hour at most, whatever the keys', async () => {
		const { resolve, web } = surroundings({ [url]: served });
		for (let digit = 0; digit < 9; digit += 1) await resolve(`${url}#${fragment.slice(0, -64)}${String(digit).repeat(64)}`);
		expect(await resolve(`${url}#${fragment}`)).toEqual(failure('asked-too-often'));
		expect(web.requests.length).toBe(6);
	});

	test('is not kept on disk, nor is its key in what is remembered', async () => {
		const seen: string[] = [];
		const disk = {
			get: (key: string) => Promise.resolve(void seen.push(key)),
			set: (key: string) => Promise.resolve(void seen.push(key)),
			sweep: () => Promise.resolve(),
			clear: () => Promise.resolve(),
			use: () => Promise.resolve({ bytes: 0, entries: 0 }),
		};
		const { resolve, written } = surroundings({ [url]: served, 'https://a.example.com/p.png': { body: png } }, {}, disk);
		await resolve(`${url}#${fragment}`);
		expect(seen).toEqual([]);
		expect(written().toLowerCase()).not.toContain(fragment.slice(-64));
		await resolve('https://a.example.com/p.png');
		expect(seen.length).toBe(2);
	});

	test.each([
		['without TLS', `http://a.example.com/f#${fragment}`],
		['with a user name', `https://user@a.example.com/f#${fragment}`],
	])('is refused %s', async (_, address) => {
		const { resolve, web } = surroundings({ [url]: served });
		expect(await resolve(address)).toEqual(failure('address-invalid'));
		expect(web.requests).toEqual([]);
	});

	test('is none that is a page, which is not read', async () => {
		const { resolve } = surroundings({ [url]: { headers: { 'content-type': 'text/html' }, body: ' '.repeat(5000) } });
		expect(await resolve(`${url}#${fragment}`)).toEqual(failure('not-a-picture'));
	});
});
