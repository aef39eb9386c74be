import type { Mapping } from '../../settings/mappings';
import { hexadecimal } from '../hexadecimal';

/**
 * The path under which go-camo fetches a URL: `/digest/url`, both in hexadecimal or in base64 for URLs without padding,
 * the digest being the URL's HMAC-SHA1 by the proxy's key (go-camo, “URL Formats”).
 */
export async function signedPath(url: string, { key, encoding }: NonNullable<Mapping['signing']>): Promise<string> {
	const text = new TextEncoder();
	const algorithm = { name: 'HMAC', hash: 'SHA-1' };
	const imported = await crypto.subtle.importKey('raw', text.encode(key), algorithm, false, ['sign']);
	const bytes = text.encode(url);
	const digest = new Uint8Array(await crypto.subtle.sign(algorithm.name, imported, bytes));
	const encode = encoding === 'hex' ? hexadecimal : base64Url;
	return `/${encode(digest)}/${encode(bytes)}`;
}

/** RFC 4648 §5, without padding. */
function base64Url(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
}
