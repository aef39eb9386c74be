import { historyIntervalMilliseconds, maximumHistoryAtOncePerTab } from '../shared/limits';
import { failure, type Failure } from '../shared/result';
import { createArrivals } from './arrivals';
import { whyNotJob, type Job } from './job';
import type { Ledger } from './ledger/ledger';
import { createPace } from './pace';

/** Lets in what nobody has asked for by a click: what arrives up to a bound, history at a pace. */
export interface Admission {
	/** Waits for a job's turn; tells why it is not done, where it is not. */
	whyNot(job: Job, signal: AbortSignal): Promise<Failure | undefined>;
}

/** Each tab by itself. A further try was let in with the first. */
export function createAdmission(ledger: Ledger, now: () => number): Admission {
	const arrivals = createArrivals(now);
	const history = createPace(maximumHistoryAtOncePerTab, historyIntervalMilliseconds, now);

	return {
		async whyNot(job, signal) {
			const { url, lead, tabId, fresh } = job;
			const entry = await ledger.entry(url.href);
			const refusal = whyNotJob(job, entry, now());
			const isFurtherTry = entry.notBefore !== undefined;
			if (refusal || isFurtherTry) return refusal;
			// Whose picture it is counts, and not the proxy that all of them may come by, which the tab's bound does for.
			if (fresh) return arrivals.admit(tabId, lead.direct.host) ? undefined : failure('too-many-at-once');
			return (await history.turn(tabId, signal)) ? undefined : failure('cancelled');
		},
	};
}
