import {
	arrivalsWindowMilliseconds,
	historyWindowMilliseconds,
	maximumArrivalsPerHost,
	maximumArrivalsPerTab,
	maximumHistoryPerTab,
} from '../shared/limits';
import { failure, type Failure } from '../shared/result';

/** A picture that a page wants, without the person having asked for it. */
export interface Wanted {
	readonly tabId: number;
	/** With the port, if there is one. */
	readonly host: string;
	/** Whether its message has just arrived. */
	readonly fresh: boolean;
}

/** How many pictures a tab may load within a time without the person asking: a crowd must not become a cannon. */
export interface Rates {
	/** Counts one more, or tells that it is too many. Then what arrived waits for a click, and history for its turn. */
	admit(wanted: Wanted): Failure | undefined;
}

/**
 * Messages that arrive are what others choose: so many a minute for a tab, frames included, and fewer for one host. They
 * are counted for each tab, so that a raid in one chat does not stop the pictures of another that come from the same host.
 * History is what the person scrolls through, and may be a raid that came at once: it is never refused, only slowed down.
 * In memory: whoever posts cannot stop the worker.
 *
 * @param now milliseconds since the epoch
 */
export function createRates(now: () => number): Rates {
	const counts = new Map<string, Count>();

	const countOf = (key: string, maximum: number, windowMilliseconds: number): Count => {
		const count = counts.get(key) ?? { maximum, windowMilliseconds, times: [] };
		counts.set(key, count);
		return count;
	};

	const countsFor = ({ tabId, host, fresh }: Wanted): Count[] =>
		fresh
			? [
					countOf(`tab ${tabId}`, maximumArrivalsPerTab, arrivalsWindowMilliseconds),
					countOf(`host ${tabId} ${host}`, maximumArrivalsPerHost, arrivalsWindowMilliseconds),
				]
			: [countOf(`history ${tabId}`, maximumHistoryPerTab, historyWindowMilliseconds)];

	const forgetOld = (time: number): void => {
		for (const [key, count] of counts) {
			count.times = count.times.filter((one) => one <= time && time - one < count.windowMilliseconds);
			if (count.times.length === 0) counts.delete(key);
		}
	};

	return {
		admit(wanted) {
			const time = now();
			forgetOld(time);
			const concerned = countsFor(wanted);
			const full = concerned.find(({ times, maximum }) => times.length >= maximum);
			if (full && wanted.fresh) return failure('too-many-at-once');
			if (full)
				return failure('too-many-at-once', { retryAfterMilliseconds: (full.times[0] ?? time) + full.windowMilliseconds - time });
			for (const { times } of concerned) times.push(time);
			return undefined;
		},
	};
}

/** What was admitted lately, the oldest first. */
interface Count {
	readonly maximum: number;
	readonly windowMilliseconds: number;
	times: number[];
}
