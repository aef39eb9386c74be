import { isAlike } from './message-row';
import { documentOrder } from './parents';
import { freshWindowMilliseconds, maximumFreshNodes } from '../shared/limits';

/**
 * Tells messages that arrive from a history that is rendered late: by how many holders of URLs come within a moment. To be called
 * for each that has just come; returns whether it is fresh.
 */
export function createFreshness(now: () => number = () => performance.now()): () => boolean {
	let windowEndsAt = 0;
	let seen = 0;
	return () => {
		if (now() >= windowEndsAt) {
			windowEndsAt = now() + freshWindowMilliseconds;
			seen = 0;
		}
		seen += 1;
		return seen <= maximumFreshNodes;
	};
}

/** Tells older messages that are put in above the known ones. */
export interface LogOrder {
	/**
	 * Whether a row is the newest one that was noted in the same log, stands behind that, or is the first there. Where that has
	 * gone, as from a virtual list, one is older that has another row behind it. What is in no log is not older than anything.
	 */
	note(row: Element | undefined): boolean;
	/** Whether no newer one has been noted since. */
	isNewest(row: Element | undefined): boolean;
}

/** Nothing is noted at first. */
export function createLogOrder(): LogOrder {
	const newest = new WeakMap<Element, Element>();
	const isNewest: LogOrder['isNewest'] = (row) => !row?.parentElement || newest.get(row.parentElement) === row;
	return {
		isNewest,
		note(row) {
			const log = row?.parentElement;
			if (!log || isNewest(row)) return true;
			const known = newest.get(log);
			// In a reversed column the newest message is the first of its siblings.
			const isReversed = /reverse/.test(getComputedStyle(log).flexDirection);
			const isBehind =
				known?.parentElement === log
					? documentOrder(known, row) < 0 !== isReversed
					: !known || !isAlike(row, isReversed ? row.previousElementSibling : row.nextElementSibling);
			if (isBehind) newest.set(log, row);
			return isBehind;
		},
	};
}
