import {
	freshRetryDelaysMilliseconds,
	historyRetryDelaysMilliseconds,
	maximumRequestsPerUrlPerHour,
	maximumRetryAfterMilliseconds,
	rememberedMilliseconds,
} from '../../shared/limits';
import { mayPass, type Reason } from '../../shared/reasons';
import { failure, type Failure } from '../../shared/result';

/** What is remembered of one URL, so that it is not asked too often: across tabs and the worker's restarts. */
export interface LedgerEntry {
	/** When requests were sent within the last hour, in milliseconds since the epoch. */
	readonly requestedAt: readonly number[];
	/** Failed tries in a row. */
	readonly failures: number;
	/** Why the last try failed; none after a success. */
	readonly reason?: Reason;
	/** Whether one of the failed tries was for a message that had just arrived: history that asks as well does not cut it short. */
	readonly fresh?: boolean;
	/** The size that was too large, where that is the reason and it is known. */
	readonly bytes?: number;
	/** No further try before this time; after `settledUntil` all is forgotten. */
	readonly notBefore?: number;
	readonly settledUntil?: number;
	/** HEAD was refused, or only plain http answered: not tried again. */
	readonly refusesHead?: boolean;
	readonly onlyPlainHttp?: boolean;
}

/** A URL that was never asked for. */
export const unknownEntry: LedgerEntry = { requestedAt: [], failures: 0 };

/** The failure to answer with instead of asking again now; undefined where asking is in order. */
export function whyNotNow(entry: LedgerEntry, now: number): Failure | undefined {
	const { reason, bytes, settledUntil = 0, notBefore = 0 } = entry;
	if (reason && isAhead(settledUntil, now)) return failure(reason, bytes === undefined ? {} : { bytes });
	if (reason && isAhead(notBefore, now)) return failure(reason, { retryAfterMilliseconds: notBefore - now });
	return mayRequest(entry, now) ? undefined : failure(reason ?? 'asked-too-often');
}

/** Whether one more request within this hour is in order, if the person does not ask for it. */
export function mayRequest(entry: LedgerEntry, now: number): boolean {
	return recent(entry, now).length < maximumRequestsPerUrlPerHour;
}

/** The entry with one more request sent now. */
export function withRequest(entry: LedgerEntry, now: number): LedgerEntry {
	return { ...entry, requestedAt: [...recent(entry, now), now] };
}

/** The entry after a success: the failures are forgotten, the requests and what the server does not do are not. */
export function withSuccess({ requestedAt, refusesHead, onlyPlainHttp }: LedgerEntry): LedgerEntry {
	return { requestedAt, failures: 0, ...(refusesHead && { refusesHead }), ...(onlyPlainHttp && { onlyPlainHttp }) };
}

/** What a failed try depends on. */
export interface FailedTry {
	readonly failed: Failure;
	/** A message that has just arrived is tried more often: its file may become readable in a moment. */
	readonly fresh: boolean;
	readonly now: number;
	/** Between 0 and 1: spreads the tries of many readers. */
	readonly random: number;
}

/** The entry after a failed try: when to try again if that may help, or settled for an hour. */
export function withFailure(entry: LedgerEntry, { failed, fresh, now, random }: FailedTry): LedgerEntry {
	const { bytes } = failed;
	const { settledUntil } = entry;
	const known = settledUntil === undefined || isAhead(settledUntil, now) ? entry : { ...unknownEntry, requestedAt: entry.requestedAt };
	const failures = known.failures + 1;
	const isFresh = fresh || known.fresh === true;
	const delays = isFresh ? freshRetryDelaysMilliseconds : historyRetryDelaysMilliseconds;
	const delay = delays[failures - 1];
	const asked = failed.retryAfterMilliseconds ?? 0;
	const base = {
		...withSuccess(known),
		failures,
		reason: failed.reason,
		...(isFresh && { fresh: true }),
		...(bytes !== undefined && { bytes }),
	};
	if (!mayPass(failed.reason) || delay === undefined || asked > maximumRetryAfterMilliseconds) {
		return { ...base, settledUntil: now + rememberedMilliseconds };
	}
	const jittered = delay * (0.85 + 0.3 * random);
	return { ...base, notBefore: now + Math.round(Math.max(jittered, asked)) };
}

/** Whether nothing in the entry matters any more. */
export function isForgotten(entry: LedgerEntry, now: number): boolean {
	const { settledUntil = 0, notBefore = 0 } = entry;
	return recent(entry, now).length === 0 && !isAhead(settledUntil, now) && !isAhead(notBefore, now);
}

/**
 * Whether a time is to come. Nothing is put off for more than an hour: what is further ahead than that, and than a clock is put
 * right by, is of a clock that was put back.
 */
function isAhead(time: number, now: number): boolean {
	return time > now && time - now <= 2 * rememberedMilliseconds;
}

/** Whether a request at that time counts now; also where it is ahead, by a clock that was put back by no more than this since. */
export function isRecent(time: number, now: number): boolean {
	return Math.abs(now - time) < rememberedMilliseconds;
}

function recent(entry: LedgerEntry, now: number): readonly number[] {
	return entry.requestedAt.filter((time) => isRecent(time, now));
}
