import { isAlike } from './message-row';
import { freshWindowMilliseconds, maximumFreshNodes } from '../shared/limits';

/**
 * Tells messages that arrive from a history that is rendered late: by how many holders of URLs come at once, or within
 * a moment. Returns whether so many that have just come are fresh.
 */
export function createFreshness(now: () => number = () => performance.now()): (count: number) => boolean {
	let windowEndsAt = 0;
	let seen = 0;
	return (count) => {
		if (now() >= windowEndsAt) {
			windowEndsAt = now() + freshWindowMilliseconds;
			seen = 0;
		}
		seen += count;
		return seen <= maximumFreshNodes;
	};
}

/**
 * Tells older messages that are put in above the known ones: returns whether a row is the last one it was asked about in
 * the same log, stands behind that, or is the first there. Where that has gone, as from a virtual list, one is older that
 * has another row behind it.
 */
export function createLogOrder(): (row: Element) => boolean {
	const last = new WeakMap<Element, Element>();
	return (row) => {
		const log = row.parentElement;
		const known = log && last.get(log);
		if (!log || known === row) return true;
		// In a reversed column the newest message is the first of its siblings.
		const isReversed = log !== null && /reverse/.test(getComputedStyle(log).flexDirection);
		const isBehind =
			known?.parentElement === log
				? !(known.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) === isReversed
				: !known || !isAlike(row, isReversed ? row.previousElementSibling : row.nextElementSibling);
		if (isBehind) last.set(log, row);
		return isBehind;
	};
}
