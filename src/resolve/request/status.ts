import { failure, type Failure } from '../../shared/result';
import type { Reason } from '../../shared/reasons';

/** Statuses of a complete body; 203 is a proxy's copy (RFC 9110 §15.3.4). */
const complete: ReadonlySet<number> = new Set([200, 203]);

/** Client errors that may pass by themselves: a file not readable or not there yet, a server that asks to wait. */
const passingClientErrors: ReadonlySet<number> = new Set([403, 404, 408, 425, 429]);

/** By these a server asks to wait, whatever the method was. */
const askingToWait: ReadonlySet<number> = new Set([408, 425, 429, 503]);

/**
 * What a response's status says against showing its body (RFC 9110 §15), with the wait that its server asks for, which
 * is endless where a further try would not help; undefined where the body may be read. A 206 that nobody asked for is
 * read where its range is the whole file, and is `truncated` where it is not.
 */
export function statusFailure(response: Response, now: number): Failure | undefined {
	const { status, headers } = response;
	if (complete.has(status)) return undefined;
	if (status === 206) return isWholeRange(headers.get('content-range')) ? undefined : failure('truncated');
	if (status >= 400 && status < 500 && !passingClientErrors.has(status)) {
		return failure(statusReason(status), { retryAfterMilliseconds: Number.POSITIVE_INFINITY });
	}
	const retryAfterMilliseconds = parseRetryAfter(headers.get('retry-after'), now) ?? untilReset(response, now);
	return failure(statusReason(status), retryAfterMilliseconds === undefined ? {} : { retryAfterMilliseconds });
}

function statusReason(status: number): Reason {
	if (status === 404 || status === 410) return 'gone';
	if (status === 408) return 'timed-out';
	if (status === 425 || status === 429 || status === 503) return 'busy';
	if (status >= 500) return 'server-failed';
	if (status >= 400) return 'forbidden';
	return 'not-a-picture';
}

/** Whether a `Content-Range` is of all that there is: `bytes 0-99/100` (RFC 9110 §14.4). */
function isWholeRange(text: string | null): boolean {
	const [, last, length] = /^\s*bytes\s+0-(\d{1,15})\/(\d{1,15})\s*$/i.exec(text ?? '') ?? [];
	return last !== undefined && Number(last) + 1 === Number(length);
}

/** The wait in milliseconds that a `Retry-After` asks for, given as seconds or as a date (RFC 9110 §10.2.3). */
export function parseRetryAfter(text: string | null, now: number): number | undefined {
	if (text === null) return undefined;
	if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000;
	// A date begins with the name of a day; without, `Date.parse` would take `1.5` for one as well.
	const date = /^\s*[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * The time in milliseconds until a server's limit on requests is reset, where this is why it refuses one: in seconds
 * (draft-ietf-httpapi-ratelimit-headers-06 §2.3), as in `Retry-After`, or in seconds since the epoch, as many servers have it.
 */
function untilReset({ status, headers }: Response, now: number): number | undefined {
	if (status !== 429 && status !== 503) return undefined;
	const [wait] = ['ratelimit-reset', 'x-ratelimit-reset'].flatMap((name) => {
		const text = headers.get(name) ?? '';
		// No wait has ten digits, and no time since 2001 has less.
		const isTime = /^\s*\d{10}(?:\.\d{1,9})?\s*$/.test(text);
		return (isTime ? Math.max(0, Number(text) * 1000 - now) : parseRetryAfter(text, now)) ?? [];
	});
	return wait;
}

/** Statuses by which a server refuses HEAD but may answer GET at once. */
export function refusesHead(status: number): boolean {
	return status >= 400 && !asksToWait(status);
}

/** Statuses by which a server asks for a pause: a GET right after a HEAD would not be one. */
export function asksToWait(status: number): boolean {
	return askingToWait.has(status);
}

/** Whether a type announced for HEAD leaves it open that the body is a picture: bytes decide, but HTML is not fetched to see. */
export function mayBePicture(contentType: string | null): boolean {
	return (
		contentType === null ||
		contentType.trim() === '' ||
		/^\s*(image\/|video\/|application\/(octet-stream|gzip|x-gzip|x-tgsticker))/i.test(contentType)
	);
}
