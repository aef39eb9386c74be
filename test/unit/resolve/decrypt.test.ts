import { describe, expect, test } from 'vitest';
import { encrypted, type EncryptedFile } from '../../fixtures/encrypted';
import { createKeyNames, fileKeyOf, readEncrypted } from '../../../src/resolve/decrypt';
import type { FileKind } from '../../../src/resolve/sniff';
import type { Body } from '../../../src/resolve/request/read-body';
import { failure, success, type Result } from '../../../src/shared/result';
import { png } from './resolver-setup';

const otherKey = '5'.repeat(64);

/** What comes of a served file, by the fragment of the URL it was posted under. */
async function open(served: Uint8Array<ArrayBuffer>, fragment: string, maximumBytes = 1_000_000): Promise<Result<Body<FileKind>>> {
	const fileKey = fileKeyOf(new URL(`https://a.org/f#${fragment}`));
	if (!fileKey) throw new Error('The fragment is no key');
	return readEncrypted(new Response(served), fileKey, { maximumBytes, signal: new AbortController().signal });
}

function withOtherKey({ fragment }: EncryptedFile): string {
	return fragment.slice(0, -64) + otherKey;
}

describe('an encrypted file', () => {
	test.each([12, 16] as const)('is what it was before, with an IV of %i bytes, in any case of the digits', async (ivBytes) => {
		const file = await encrypted(png, ivBytes);
		for (const fragment of [file.fragment, file.fragment.toUpperCase()]) {
			expect(await open(file.bytes, fragment)).toEqual(success({ bytes: png, kind: 'png' }));
		}
	});

	test('is bounded by what it holds, without the tag', async () => {
		const file = await encrypted(png);
		expect(await open(file.bytes, file.fragment, png.length)).toMatchObject({ ok: true });
		expect(await open(file.bytes, file.fragment, png.length - 1)).toEqual(failure('too-large'));
	});

	test('that is shorter than its tag, or is nothing, is no picture', async () => {
		expect(await open(new Uint8Array(8), '0'.repeat(88))).toEqual(failure('decryption-failed'));
		const file = await encrypted(new Uint8Array(0));
		expect(await open(file.bytes, file.fragment)).toEqual(failure('not-a-picture'));
	});

	test.each([
		['whose key is another', (file: EncryptedFile) => open(file.bytes, withOtherKey(file))],
		['whose IV is another', (file: EncryptedFile) => open(file.bytes, `0000${file.fragment.slice(4)}`)],
		['that ends too early', (file: EncryptedFile) => open(file.bytes.slice(0, -1), file.fragment)],
		[
			'one bit of which was changed',
			(file: EncryptedFile) =>
				open(
					file.bytes.map((byte, index) => (index === 150 ? byte ^ 1 : byte)),
					file.fragment,
				),
		],
	])('%s is not opened', async (_, outcome) => {
		expect(await outcome(await encrypted(png))).toEqual(failure('decryption-failed'));
	});

	test('of another kind is given up at its first bytes', async () => {
		const pdf = new Uint8Array(200_000);
		pdf.set(new TextEncoder().encode('%PDF-1.7\n'));
		const file = await encrypted(pdf);
		let pulled = 0;
		const body = new ReadableStream<Uint8Array>({
			pull(controller) {
				controller.enqueue(file.bytes.slice(pulled, pulled + 10_000));
				pulled += 10_000;
				if (pulled >= file.bytes.length) controller.close();
			},
		});
		const fileKey = fileKeyOf(new URL(`https://a.org/f#${file.fragment}`));
		const options = { maximumBytes: 1_000_000, signal: new AbortController().signal };
		expect(fileKey && (await readEncrypted(new Response(body), fileKey, options))).toEqual(failure('not-a-picture'));
		expect(pulled).toBeLessThan(50_000);
	});

	test('of no kind at all is read to its end, since a wrong key looks the same', async () => {
		const file = await encrypted(new TextEncoder().encode('Only words. '.repeat(1000)));
		expect(await open(file.bytes, file.fragment)).toEqual(failure('not-a-picture'));
	});
});

describe('a key', () => {
	test('is split from the end of the fragment', () => {
		for (const ivBytes of [12, 16]) {
			const fileKey = fileKeyOf(new URL(`https://a.org/f#${'ab'.repeat(ivBytes)}${'Cd'.repeat(32)}`));
			expect(fileKey).toEqual({ iv: new Uint8Array(ivBytes).fill(0xab), key: new Uint8Array(32).fill(0xcd) });
		}
		expect(fileKeyOf(new URL('https://a.org/f#part'))).toBeUndefined();
	});

	test('is named alike within a run, and otherwise by the next', async () => {
		const [one, other] = ['1', '2'].map((digit) => fileKeyOf(new URL(`https://a.org/f#${digit.repeat(88)}`)));
		if (!one || !other) throw new Error('The fragments are no keys');
		const nameKey = createKeyNames();
		expect(await nameKey(one)).toBe(await nameKey({ ...one }));
		expect(await nameKey(one)).not.toBe(await nameKey(other));
		expect(await nameKey(one)).not.toBe(await createKeyNames()(one));
		expect(await nameKey(one)).not.toContain('1'.repeat(8));
	});
});
