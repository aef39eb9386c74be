import { calmMilliseconds, patienceMilliseconds } from '../shared/limits';
import { readingPlace } from './reading-place';
import { distanceToEnd, doesScroll, endOf, isAnchored, isAtEnd, isReversed, scrollingBoxes, scrollTo } from './scrolling-box';

/** Changes a page's content without moving what its reader looks at. */
export interface PlaceKeeper {
	/**
	 * Makes a change near an element in an animation frame, together with others: a log that was read to its end stays at
	 * its end; in one that was not, what is at the top of the view stays where it is. Waits a moment where the log is on
	 * its way: while it scrolls, grows, or has not yet followed a new message.
	 */
	change(near: Element, apply: () => void): void;
	/**
	 * Makes a change before the next frame, together with others: takes something away, or puts back what the page has
	 * taken away in this very turn.
	 */
	changeNow(near: Element, apply: () => void): void;
}

interface Change {
	readonly near: Element;
	readonly apply: () => void;
}

/** How a scrolling box was when somebody last scrolled it, or we changed what is in it. */
interface Seen {
	readonly scrollTop: number;
	readonly atEnd: boolean;
	readonly scrolledAt: number;
	readonly isRising: boolean;
	/** How far the reader's place was off, for scroll positions are rounded. */
	readonly offBy: number;
	/** Where the end was that it may be on its way to, each time that we put something in meanwhile. */
	readonly formerEnds: readonly number[];
}

/** Since when changes in a box wait, and how high its content was in the last frame. */
interface Waited {
	readonly since: number;
	readonly height: number;
}

/** Keeps the places of one page's scrolling boxes until the signal ends; `own` are the elements that changes are about. */
export function createPlaceKeeper(page: Document, own: WeakSet<Element>, signal: AbortSignal): PlaceKeeper {
	const seen = new WeakMap<Element, Seen>();
	const listening = new WeakSet<Node>();
	let waiting: Change[] = [];
	let urgent: Change[] = [];
	let waited = new Map<Element, Waited>();

	const onScroll = (event: Event): void => {
		const box = event.target === page ? page.scrollingElement : event.target;
		if (!(box instanceof Element)) return;
		const { scrollTop } = box;
		const last = seen.get(box);
		if (last?.scrollTop === scrollTop) return;
		// A log whose content shrinks is moved up as well, but stays at its end.
		const isRising = last !== undefined && distanceToEnd(box) > Math.max(1, distanceToEnd(box, last.scrollTop));
		const formerEnds = isRising || !isMoving(last) ? [] : (last?.formerEnds ?? []);
		seen.set(box, { scrollTop, atEnd: isAtEnd(box), scrolledAt: performance.now(), isRising, offBy: 0, formerEnds });
		// It has arrived at what would be its end without us.
		if (formerEnds.some((end) => Math.abs(scrollTop - end) <= 1)) toEnd(box);
	};

	/** A tree's own elements scroll unheard outside it: `scroll` is not composed (DOM §2.9). */
	const listen = (tree: Node): void => {
		if (listening.has(tree)) return;
		listening.add(tree);
		tree.addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
	};
	listen(page);

	const remember = (box: Element, offBy = 0, formerEnds: readonly number[] = []): void => {
		const { scrolledAt = Number.NEGATIVE_INFINITY, isRising = false } = seen.get(box) ?? {};
		seen.set(box, { scrollTop: box.scrollTop, atEnd: isAtEnd(box), scrolledAt, isRising, offBy, formerEnds });
	};

	const toEnd = (box: Element): void => {
		scrollTo(box, endOf(box));
		remember(box);
	};

	const isPinned = (box: Element): boolean => {
		const last = seen.get(box);
		return isAtEnd(box) && !(isMoving(last) && last?.isRising === true);
	};

	/** Whether the page would not notice the change, or must not be kept waiting for it any longer. */
	const isReady = (box: Element, near: readonly Element[], since: number, height: number | undefined): boolean => {
		if (!doesScroll(box) || isPinned(box) || performance.now() - since > patienceMilliseconds) return true;
		const last = seen.get(box);
		if (isMoving(last) && !near.every((element) => isAnchored(box, element))) return false;
		// A log that grows leaves its end before it follows.
		const hasLeftEnd = last !== undefined && last.atEnd && last.scrollTop === box.scrollTop;
		return !hasLeftEnd && height === box.scrollHeight;
	};

	const applyAll = (changes: readonly Change[], isNow: boolean): void => {
		const near = changes.map((change) => change.near);
		const boxes = scrollingBoxes(page, near);
		const settle = [...boxes].map((box) => (isNow ? keepNow : keep)(box, boxes, near));
		for (const { apply } of changes) apply();
		for (const settleBox of settle) settleBox();
	};

	/** Looks where a box's reader is; what it returns puts the reader there again. */
	const keep = (box: Element, boxes: ReadonlySet<Element>, near: readonly Element[]): (() => void) => {
		listen(box.getRootNode());
		const height = box.scrollHeight;
		const last = seen.get(box);
		if (isPinned(box)) return () => (box.scrollHeight === height ? remember(box) : toEnd(box));
		const moves = isMoving(last);
		const formerEnds = moves && !isReversed(box) ? [...(last?.formerEnds ?? []), endOf(box)] : [];
		// To scroll would end the person's scrolling; the browser's own anchoring does not.
		const isKept = moves && near.every((element) => isAnchored(box, element));
		const offBy = last && last.scrollTop === box.scrollTop ? last.offBy : 0;
		const place = readingPlace(box, boxes, near, own);
		return () => {
			const moved = place.movedBy() + offBy;
			if (Math.abs(moved) >= 1 && !isKept) scrollTo(box, box.scrollTop + moved);
			remember(box, place.movedBy() + offBy, formerEnds);
		};
	};

	const keepNow: typeof keep = (box, boxes, near) => {
		const last = seen.get(box);
		const height = box.scrollHeight;
		const wasClamped = last !== undefined && !last.atEnd && box.scrollTop < last.scrollTop && distanceToEnd(box) <= 1;
		const settle = keep(box, boxes, near);
		if (!last || (!wasClamped && (last.scrollTop !== box.scrollTop || isPinned(box)))) return settle;
		return () => {
			// What the page has just taken away was part of what the reader saw at this position.
			if (box.scrollHeight <= height) return settle();
			scrollTo(box, last.scrollTop);
			remember(box, last.offBy);
		};
	};

	const onFrame = (): void => {
		if (signal.aborted) return;
		const now = performance.now();
		const near = waiting.map((change) => change.near);
		const boxes = scrollingBoxes(page, near);
		const unready = new Map<Element, Waited>();
		for (const box of boxes) {
			const { since = now, height } = waited.get(box) ?? {};
			if (!isReady(box, near, since, height)) unready.set(box, { since, height: box.scrollHeight });
		}
		waited = unready;
		const changes = waiting;
		waiting = [];
		const ready: Change[] = [];
		for (const change of changes) {
			const isHeld = unready.size > 0 && [...scrollingBoxes(page, [change.near])].some((box) => unready.has(box));
			(isHeld ? waiting : ready).push(change);
		}
		if (waiting.length > 0) requestAnimationFrame(onFrame);
		if (ready.length > 0) applyAll(ready, false);
	};

	return {
		change(near, apply) {
			waiting.push({ near, apply });
			if (waiting.length === 1) requestAnimationFrame(onFrame);
		},
		changeNow(near, apply) {
			urgent.push({ near, apply });
			if (urgent.length > 1) return;
			queueMicrotask(() => {
				const changes = urgent;
				urgent = [];
				applyAll(changes, true);
			});
		},
	};
}

function isMoving(last: Seen | undefined): boolean {
	return last !== undefined && performance.now() - last.scrolledAt < calmMilliseconds;
}
