import { hexadecimal } from './hexadecimal';

/** The SHA-256 digest of some bytes, in hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	return hexadecimal(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
