import type { Reason } from './reasons';

/** What was expected to be possible and was not: a value, never a throw. */
export interface Failure {
	readonly ok: false;
	/** Why, as a code; its sentence is in `_locales`. */
	readonly reason: Reason;
	/** The size that was too large, where that is the reason and it is known. */
	readonly bytes?: number;
	/** The host it is about, where that is another than the posted URL's. */
	readonly host?: string;
	/** Trying again after this long may succeed. */
	readonly retryAfterMilliseconds?: number;
}

/** Either a value or the reason why there is none. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | Failure;

/** Wraps a value as a success. */
export function success<Value>(value: Value): Result<Value> {
	return { ok: true, value };
}

/** Names the reason of a failure, with what is known about it. */
export function failure(reason: Reason, facts: Omit<Failure, 'ok' | 'reason'> = {}): Failure {
	return { ok: false, reason, ...facts };
}
