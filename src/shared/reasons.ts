/**
 * Every reason why a URL is not shown as a picture. Each has a sentence in `public/_locales`, under `reason_` and its
 * name with underscores, and a place below: told, or left in silence.
 */
export const reasons = [
	// Where we may not go.
	'address-invalid',
	'address-private',
	'behind-proxy',
	'acting-link',
	'plain-http',
	'host-not-granted',
	'host-blocked',
	'ask-first',
	'redirect-invalid',
	'too-many-redirects',
	// What the server said, or did not.
	'forbidden',
	'gone',
	'expired',
	'busy',
	'server-failed',
	'timed-out',
	'unreachable',
	'asked-too-often',
	// What came back.
	'not-a-picture',
	'too-small',
	'too-large',
	'too-many-pixels',
	'truncated',
	'broken',
	'format-unsupported',
	'unsafe',
	'decryption-failed',
	// What happened on the page.
	'no-room',
	// What happened on our side.
	'too-many-at-once',
	'cancelled',
	'failed',
] as const;

/** Why a URL is not shown as a picture. */
export type Reason = (typeof reasons)[number];

/** Nothing is said of these: the link was no picture, or nobody waits for it any more. */
const silent: ReadonlySet<Reason> = new Set(['address-invalid', 'acting-link', 'host-blocked', 'not-a-picture', 'too-small', 'cancelled']);

/** Whether a person who expected a picture is told this reason. */
export function isTold(reason: Reason): boolean {
	return !silent.has(reason);
}

/** These may pass by themselves: a bridge's file that is not readable yet, a server that is busy. */
const passing: ReadonlySet<Reason> = new Set(['forbidden', 'gone', 'busy', 'server-failed', 'timed-out', 'unreachable', 'truncated']);

/** Whether trying again later may succeed. */
export function mayPass(reason: Reason): boolean {
	return passing.has(reason);
}
