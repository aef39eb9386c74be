import { describe, expect, test } from 'vitest';
import {
	isForgotten,
	mayRequest,
	unknownEntry,
	whyNotNow,
	withFailure,
	withRequest,
	withSuccess,
	type LedgerEntry,
} from '../../../../src/resolve/ledger/entry';
import {
	freshRetryDelaysMilliseconds,
	historyRetryDelaysMilliseconds,
	maximumRequestsPerUrlPerHour,
	maximumRetryAfterMilliseconds,
} from '../../../../src/shared/limits';
import { mayPass, reasons, type Reason } from '../../../../src/shared/reasons';
import { failure, type Failure } from '../../../../src/shared/result';

const now = 1_800_000_000_000;
const hour = 3_600_000;

function failed(reason: Reason, facts: Partial<Failure> = {}, changes: Partial<Parameters<typeof withFailure>[1]> = {}) {
	return (entry: LedgerEntry) =>
		withFailure(entry, { failed: { ...failure(reason), ...facts }, fresh: true, now, random: 0.5, ...changes });
}

/** The entry after so many failed tries, one right after the other. */
function afterFailures(count: number, fresh: boolean, reason: Reason = 'forbidden'): LedgerEntry {
	let entry = unknownEntry;
	for (let tries = 0; tries < count; tries += 1) entry = failed(reason, {}, { fresh })(entry);
	return entry;
}

describe('a URL that was never asked for', () => {
	test('may be asked for, and is forgotten', () => {
		expect(whyNotNow(unknownEntry, now)).toBeUndefined();
		expect(mayRequest(unknownEntry, now)).toBe(true);
		expect(isForgotten(unknownEntry, now)).toBe(true);
	});
});

describe('after a failure that may pass', () => {
	test.each(freshRetryDelaysMilliseconds.map((delay, index) => [index + 1, delay] as const))(
		'try %s of a fresh message is followed by a wait of %s ms',
		(count, delay) => {
			const entry = afterFailures(count, true);
			expect(whyNotNow(entry, now)).toEqual(failure('forbidden', { retryAfterMilliseconds: delay }));
			expect(whyNotNow(entry, now + delay - 1)).toEqual(failure('forbidden', { retryAfterMilliseconds: 1 }));
			expect(whyNotNow(entry, now + delay)).toBeUndefined();
		},
	);

	test('history is tried again less often', () => {
		for (const [index, delay] of historyRetryDelaysMilliseconds.entries()) {
			expect(whyNotNow(afterFailures(index + 1, false), now)?.retryAfterMilliseconds).toBe(delay);
		}
		expect(whyNotNow(afterFailures(historyRetryDelaysMilliseconds.length + 1, false), now)).toEqual(failure('forbidden'));
	});

	test('history that asks as well does not cut the tries of a fresh message short', () => {
		const entry = failed('forbidden', {}, { fresh: false })(afterFailures(1, true));
		expect(whyNotNow(entry, now)?.retryAfterMilliseconds).toBe(freshRetryDelaysMilliseconds[1]);
	});

	test('many readers do not come back at the same moment', () => {
		const delays = [0, 0.25, 0.999].map(
			(random) => whyNotNow(failed('busy', {}, { random })(unknownEntry), now)?.retryAfterMilliseconds,
		);
		expect(new Set(delays).size).toBe(3);
		expect(delays).toEqual([...delays].sort((one = 0, other = 0) => one - other));
	});

	test('the last try settles it for an hour, then all is forgotten', () => {
		const entry = afterFailures(freshRetryDelaysMilliseconds.length + 1, true);
		expect(whyNotNow(entry, now)).toEqual(failure('forbidden'));
		expect(whyNotNow(entry, now + hour - 1)).toEqual(failure('forbidden'));
		expect(whyNotNow(entry, now + hour)).toBeUndefined();
		const next = failed('forbidden', {}, { now: now + hour })(entry);
		expect(whyNotNow(next, now + hour)).toEqual(failure('forbidden', { retryAfterMilliseconds: freshRetryDelaysMilliseconds[0] ?? 0 }));
	});

	test('a longer wait that the server asks for is kept, a shorter one is not', () => {
		expect(whyNotNow(failed('busy', { retryAfterMilliseconds: 60_000 })(unknownEntry), now)?.retryAfterMilliseconds).toBe(60_000);
		expect(whyNotNow(failed('busy', { retryAfterMilliseconds: 0 })(unknownEntry), now)?.retryAfterMilliseconds).toBe(1000);
	});

	test('a wait that is too long settles it', () => {
		const entry = failed('busy', { retryAfterMilliseconds: maximumRetryAfterMilliseconds + 1 })(unknownEntry);
		expect(whyNotNow(entry, now)).toEqual(failure('busy'));
	});
});

describe('after a failure that will not pass', () => {
	test.each(reasons.filter((reason) => !mayPass(reason)))('for %s it is settled for an hour', (reason) => {
		const entry = failed(reason)(unknownEntry);
		expect(whyNotNow(entry, now)).toEqual(failure(reason));
		expect(whyNotNow(entry, now + hour)).toBeUndefined();
	});

	test('the size that was too large is kept', () => {
		const entry = failed('too-large', { bytes: 22_000_000 })(unknownEntry);
		expect(whyNotNow(entry, now)).toEqual(failure('too-large', { bytes: 22_000_000 }));
		expect(whyNotNow(failed('broken')(entry), now)).toEqual(failure('broken'));
	});
});

describe('a success', () => {
	test('lets the failures be forgotten, and not the requests', () => {
		const entry = withSuccess(withRequest(afterFailures(9, true), now));
		expect(entry).toEqual({ requestedAt: [now], failures: 0 });
		expect(whyNotNow(entry, now)).toBeUndefined();
	});

	test('keeps what the server does not do', () => {
		const entry = withSuccess({ ...unknownEntry, refusesHead: true, onlyPlainHttp: true });
		expect(entry).toMatchObject({ refusesHead: true, onlyPlainHttp: true });
	});
});

describe('requests', () => {
	const asked = (count: number, at = now): LedgerEntry =>
		Array.from({ length: count }).reduce<LedgerEntry>((entry) => withRequest(entry, at), unknownEntry);

	test('are in order up to the limit within an hour', () => {
		expect(mayRequest(asked(maximumRequestsPerUrlPerHour - 1), now)).toBe(true);
		expect(mayRequest(asked(maximumRequestsPerUrlPerHour), now)).toBe(false);
		expect(whyNotNow(asked(maximumRequestsPerUrlPerHour), now + hour - 1)).toEqual(failure('asked-too-often'));
		expect(whyNotNow(asked(maximumRequestsPerUrlPerHour), now + hour)).toBeUndefined();
	});

	test('that are too many are refused with the last reason, if there is one', () => {
		const entry = failed('gone')(asked(maximumRequestsPerUrlPerHour));
		expect(whyNotNow(entry, now + 1000)).toEqual(failure('gone'));
	});

	test('of more than an hour ago are not kept', () => {
		expect(withRequest(asked(3), now + hour).requestedAt).toEqual([now + hour]);
	});

	test('are remembered for an hour', () => {
		expect(isForgotten(asked(1), now + hour - 1)).toBe(false);
		expect(isForgotten(asked(1), now + hour)).toBe(true);
		expect(isForgotten(failed('broken')(unknownEntry), now)).toBe(false);
		expect(isForgotten(failed('busy')(unknownEntry), now)).toBe(false);
	});
});

describe('THREAT 31: a clock that jumps', () => {
	const entries: [string, LedgerEntry][] = [
		['settled', failed('not-a-picture')(withRequest(unknownEntry, now))],
		['waiting', failed('forbidden')(withRequest(unknownEntry, now))],
		['asked often', Array.from({ length: 6 }).reduce<LedgerEntry>((entry) => withRequest(entry, now), unknownEntry)],
	];

	test.each(entries)('by a day, back or on, holds nothing up: %s', (_, entry) => {
		for (const jumped of [now - 24 * hour, now + 24 * hour]) {
			expect(whyNotNow(entry, jumped)).toBeUndefined();
			expect(mayRequest(entry, jumped)).toBe(true);
			expect(isForgotten(entry, jumped)).toBe(true);
			expect(failed('forbidden', {}, { now: jumped })(entry).failures).toBeLessThanOrEqual(2);
		}
	});

	test.each(entries)('back by less than what is waited for, does not forget it: %s', (_, entry) => {
		expect(whyNotNow(entry, now - 10)).toBeDefined();
		expect(isForgotten(entry, now - 10)).toBe(false);
	});

	test('back by a minute, leaves no more requests than before', () => {
		const often = Array.from({ length: 6 }).reduce<LedgerEntry>((entry) => withRequest(entry, now), unknownEntry);
		expect(mayRequest(often, now - 60_000)).toBe(false);
		expect(withRequest(often, now - 60_000).requestedAt.length).toBe(7);
	});
});
