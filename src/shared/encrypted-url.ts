import { withoutFragment } from './parse-url';

/** The hexadecimal IV (12 or 16 bytes) and key (32 bytes) of an encrypted file, as a URL's fragment (XEP-0454 §3). */
const keyFragment = /^#(?:[\da-f]{88}|[\da-f]{96})$/i;

/** Whether a URL leads to an encrypted file and carries its key: nothing of its fragment may be shown or sent anywhere. */
export function isEncrypted(url: URL): boolean {
	return keyFragment.test(url.hash);
}

/** What the worker is asked for: it alone is told a key, and keeps it to itself; of other fragments it need not know. */
export function addressForWorker(url: URL): string {
	return isEncrypted(url) ? url.href : withoutFragment(url);
}
