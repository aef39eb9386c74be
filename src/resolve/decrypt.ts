import { fileTypeFromBuffer } from 'file-type';
import { authenticationTagBytes, sniffedBytes } from '../shared/limits';
import { isEncrypted } from '../shared/encrypted-url';
import { failure, success, type Failure, type Result } from '../shared/result';
import { concatenated } from './concatenated';
import { sha256 } from './digest';
import { isPage } from './request/is-page';
import { readBody, type Body } from './request/read-body';
import { sniff, type FileKind } from './sniff';

/** Hexadecimal digits of an AES-256 key: the end of the fragment. What precedes is the IV. */
const keyDigits = 64;

/** What opens an encrypted file. It goes nowhere but into WebCrypto. */
export interface FileKey {
	readonly key: Uint8Array<ArrayBuffer>;
	/** 12 bytes, or 16 from older clients. */
	readonly iv: Uint8Array<ArrayBuffer>;
}

/** The key that a URL's fragment carries (XEP-0454 §3), or undefined where it is no encrypted file's. */
export function fileKeyOf(url: URL): FileKey | undefined {
	if (!isEncrypted(url)) return undefined;
	const digits = url.hash.slice(1);
	return { iv: bytesOf(digits.slice(0, -keyDigits)), key: bytesOf(digits.slice(-keyDigits)) };
}

/** Names a key within this run of the worker; it cannot be told from the name, which means nothing to any other run. */
export type NameKey = (key: FileKey) => Promise<string>;

/** Draws the salt that makes the names of keys useless outside. */
export function createKeyNames(): NameKey {
	const salt = crypto.getRandomValues(new Uint8Array(32));
	return ({ key, iv }) => sha256(concatenated([salt, iv, key]));
}

/** A page is no encrypted file, though somebody hung a key on its URL: its length is not waited for to see. */
export function whyNotEncrypted(response: Response): Failure | undefined {
	return isPage(response) ? failure('not-a-picture') : undefined;
}

/** What reading an encrypted file may cost, and when it is given up. */
export interface OpenOptions {
	/** Of the file itself, without the tag behind it. */
	readonly maximumBytes: number;
	readonly signal: AbortSignal;
	/** As `readBody` has it. */
	readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Reads and decrypts a response's body: AES-256-GCM, its 16-byte tag behind it. What is a file of another kind is given
 * up at its first bytes, but nothing is made of any byte before the tag has vouched for them all.
 * Failures: those of `readBody` and `sniff`; `decryption-failed` where the key does not fit or the file was changed.
 */
export async function readEncrypted(response: Response, fileKey: FileKey, options: OpenOptions): Promise<Result<Body<FileKind>>> {
	const { iv } = fileKey;
	const key = await crypto.subtle.importKey('raw', fileKey.key, 'AES-GCM', false, ['encrypt', 'decrypt']);

	/** GCM encrypts and decrypts alike, by the same stream, so this is the plain text of what comes first. */
	const glance = async (firstBytes: Uint8Array<ArrayBuffer>): Promise<Result<undefined>> => {
		const plain = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, firstBytes)).slice(0, firstBytes.length);
		const kind = await sniff(plain);
		// Bytes of no kind at all may be those of a wrong key: the tag tells.
		return kind.ok || !(await fileTypeFromBuffer(plain)) ? success(undefined) : kind;
	};

	const maximumBytes = options.maximumBytes + authenticationTagBytes;
	const body = await readBody(response, { ...options, maximumBytes, sniff: glance });
	if (!body.ok) return body;
	const plain = await decrypted(body.value.bytes, key, iv);
	if (!plain) return failure('decryption-failed');
	const kind = await sniff(plain.slice(0, sniffedBytes));
	return kind.ok ? success({ bytes: plain, kind: kind.value }) : kind;
}

async function decrypted(
	bytes: Uint8Array<ArrayBuffer>,
	key: CryptoKey,
	iv: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes));
	} catch {
		return undefined;
	}
}

function bytesOf(digits: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
