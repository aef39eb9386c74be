import { arrivalsWindowMilliseconds, maximumArrivalsPerHost, maximumArrivalsPerTab } from '../shared/limits';
import { createRecentTimes, type RecentTimes } from './recent-times';

/** How many pictures of messages that arrive a tab may load within a time: a crowd must not become a cannon. */
export interface Arrivals {
	/** Counts one more for a tab and a host, with its port if there is one; false where it has to wait for a click. */
	admit(tabId: number, host: string): boolean;
}

/**
 * Messages that arrive are what others choose: so many a minute for a tab, frames included, and fewer for one host. They
 * are counted for each tab, so that a raid in one chat does not stop the pictures of another that come from the same host.
 * In memory: whoever posts cannot stop the worker.
 *
 * @param now milliseconds since the epoch
 */
export function createArrivals(now: () => number): Arrivals {
	const known = new Map<string, RecentTimes>();

	const timesOf = (key: string, maximum: number): RecentTimes => {
		const times = known.get(key) ?? createRecentTimes(maximum, arrivalsWindowMilliseconds);
		known.set(key, times);
		return times;
	};

	return {
		admit(tabId, host) {
			const time = now();
			for (const [key, times] of known) {
				if (times.isEmpty(time)) known.delete(key);
			}
			const concerned = [timesOf(`${tabId}`, maximumArrivalsPerTab), timesOf(`${tabId} ${host}`, maximumArrivalsPerHost)];
			if (concerned.some((times) => times.untilPlace(time) > 0)) return false;
			for (const times of concerned) times.take(time);
			return true;
		},
	};
}
