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
 * Tells older messages that are put in above the known ones: returns whether a row stands behind the last one it was
 * asked about in the same log, or is the first there.
 */
export function createLogOrder(): (row: Element) => boolean {
	const last = new WeakMap<Element, Element>();
	return (row) => {
		const log = row.parentElement;
		const known = log && last.get(log);
		if (!log || known === row) return true;
		const isBehind =
			known?.parentElement !== log ||
			// In a reversed column the newest message is the first of its siblings.
			!(known.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) ===
				/reverse/.test(getComputedStyle(log).flexDirection);
		if (isBehind) last.set(log, row);
		return isBehind;
	};
}
