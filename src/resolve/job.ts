import { withoutFragment } from '../shared/parse-url';
import type { PictureSize } from '../shared/picture-size';
import type { Reason } from '../shared/reasons';
import type { Failure } from '../shared/result';
import type { CacheKey } from './cache/picture-cache';
import { fileKeyOf, type FileKey, type NameKey } from './decrypt';
import { judge, plainHttpAllowed, type GuardContext } from './guard/verdict';
import type { LeadOptions } from '../settings/lead-options';
import type { Lead } from './lead/lead';
import { whyNotNow, type LedgerEntry } from './ledger/entry';

/** What a content script wants to know, and for which chat. */
export interface Ask {
	/** As it was posted, or as a page names it. */
	readonly url: URL;
	/** Where the URL leads, with its fragment where that is the key of an encrypted file, and what the person has said about that. */
	readonly lead: Lead;
	readonly leadOptions: LeadOptions;
	readonly context: GuardContext;
	/** The tab whose page asks, whichever of its frames. */
	readonly tabId: number;
	/** Whether a private window asks: then the browser keeps no answer. */
	readonly isIncognito: boolean;
	readonly fresh: boolean;
	/** Whether the person asked by a click: then the URL is tried whatever was remembered of it. */
	readonly asked: boolean;
	/** Whether a page has named the URL, and nobody posted it: then no click speaks for what it may do. */
	readonly isNamedByPage?: boolean;
	/** What a picture may weigh that the person has not asked for by a click. */
	readonly maximumBytes: number;
	/** What is large brings its file along, and is on no disk. */
	readonly size: PictureSize;
	readonly devicePixelRatio: number;
	/** Called while its file comes, with how much of it is here, from 0 to 1; only for the first of those who ask for the same. */
	readonly onProgress?: ((share: number) => void) | undefined;
}

/** An ask as it is worked on. */
export interface Job extends Ask {
	/** What is requested: without a fragment, so that no key can get out by it. */
	readonly url: URL;
	readonly fileKey: FileKey | undefined;
}

/** These are about what came back. */
const aboutContent: ReadonlySet<Reason> = new Set([
	'not-a-picture',
	'too-small',
	'too-many-pixels',
	'broken',
	'format-unsupported',
	'decryption-failed',
]);

/** Whether a failure is about an encrypted file: then it holds for that key, and not for the URL. */
export function isAboutFile({ fileKey }: Job, { reason }: Failure): boolean {
	return fileKey !== undefined && aboutContent.has(reason);
}

/**
 * Why a job is not to be done now. What was found at the URL without this key says nothing of an encrypted file; and what
 * was too large is not any more if the person has allowed more since.
 */
export function whyNotJob(job: Job, entry: LedgerEntry, now: number): Failure | undefined {
	const refusal = whyNotNow(entry, now);
	if (!refusal) return undefined;
	const isAllowedNow = refusal.reason === 'too-large' && (refusal.bytes ?? Infinity) <= job.maximumBytes;
	return isAboutFile(job, refusal) || isAllowedNow ? undefined : refusal;
}

/**
 * Goes where an ask leads: with the fragment taken off for good, and the screen's density up to the next half, so that
 * screens nearly alike share.
 */
export function jobOf(ask: Ask): Job {
	const { url } = ask.lead;
	return {
		...ask,
		url: new URL(withoutFragment(url)),
		fileKey: fileKeyOf(url),
		devicePixelRatio: Math.ceil(ask.devicePixelRatio * 2) / 2,
	};
}

/**
 * A result is shared between the chats for which the same exceptions from the guard hold, and no others. What an
 * encrypted file held is on no disk, as its sender meant it.
 */
export async function cacheKey(job: Job, nameKey: NameKey): Promise<CacheKey> {
	const { url, lead, fileKey, context, asked, size, devicePixelRatio } = job;
	const own = judge(context.chatUrl, { ...context, allowedPrivateHosts: [] });
	const chatHost = own.ok && own.value.addressSpace === 'any' ? context.chatUrl.hostname : '';
	const file = fileKey ? await nameKey(fileKey) : '';
	const chat = [chatHost, context.chatUrl.protocol, context.allowedPrivateHosts];
	const key = JSON.stringify([url.href, lead.form, file, asked, size, devicePixelRatio, ...chat]);
	return { key, place: fileKey || size === 'large' ? 'memory' : 'disk' };
}

/** A URL without TLS is tried with it first, on its usual port; without it only where that is allowed, or was asked for. */
export function inTurn({ url, context, asked }: Job, onlyPlainHttp: boolean): URL[] {
	if (url.protocol === 'https:') return [url];
	const plain = asked || plainHttpAllowed(url, context) ? [url] : [];
	if (url.port !== '' || onlyPlainHttp) return plain;
	const secure = new URL(url);
	secure.protocol = 'https:';
	return [secure, ...plain];
}
