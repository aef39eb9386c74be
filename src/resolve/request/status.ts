import { failure, type Failure } from '../../shared/result';
import type { Reason } from '../../shared/reasons';

/**
 * What a response's status says against showing its body (RFC 9110 §15), with the wait its `Retry-After` asks for;
 * undefined where the body may be read.
 */
export function statusFailure(response: Response, now: number): Failure | undefined {
	if (response.status === 200) return undefined;
	const retryAfterMilliseconds = parseRetryAfter(response.headers.get('retry-after'), now);
	return failure(statusReason(response.status), retryAfterMilliseconds === undefined ? {} : { retryAfterMilliseconds });
}

function statusReason(status: number): Reason {
	if (status === 404 || status === 410) return 'gone';
	if (status === 408) return 'timed-out';
	if (status === 425 || status === 429 || status === 503) return 'busy';
	if (status >= 500) return 'server-failed';
	if (status >= 400) return 'forbidden';
	return 'not-a-picture';
}

/** The wait in milliseconds that a `Retry-After` asks for, given as seconds or as a date (RFC 9110 §10.2.3). */
export function parseRetryAfter(text: string | null, now: number): number | undefined {
	if (text === null) return undefined;
	if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000;
	// A date begins with the name of a day; without, `Date.parse` would take `1.5` for one as well.
	const date = /^\s*[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Statuses by which a server refuses HEAD but may answer GET. */
export function refusesHead(status: number): boolean {
	return status >= 400;
}

/** Whether a type announced for HEAD leaves it open that the body is a picture: bytes decide, but HTML is not fetched to see. */
export function mayBePicture(contentType: string | null): boolean {
	return contentType === null || contentType.trim() === '' || /^\s*(image\/|video\/|application\/octet-stream)/i.test(contentType);
}
