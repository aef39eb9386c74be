import {
	calmMilliseconds,
	keyScrollMilliseconds,
	patienceMilliseconds,
	scrollEndMilliseconds,
	scrollPatienceMilliseconds,
	scrollThroughMilliseconds,
} from '../shared/limits';
import { readingPlace } from './reading-place';
import { doesScroll, endOf, isAnchored, isAtEnd, isColumnReversed, scrollingBoxes, scrollTo } from './scrolling-box';

/** Makes a change in steps, which either change the page or look at its layout; pauses between them for other changes'. */
export type Steps = () => Generator<void, void, void>;

/** Changes a page's content without moving what its reader looks at. */
export interface PlaceKeeper {
	/**
	 * Makes a change near an element in an animation frame, together with others: a log that was read to its end stays at
	 * its end; in one that was not, what is at the top of the view stays where it is. Waits a moment where the log is on
	 * its way: while it scrolls, grows, or has not yet followed a new message.
	 */
	change(near: Element, apply: Steps): void;
	/**
	 * Makes a change before the next frame, together with others: takes something away, or puts back what the page has
	 * taken away in this very turn.
	 */
	changeNow(near: Element, apply: Steps): void;
	/** Whether a log around an element has just been scrolled otherwise than to its end: what comes there is no news. */
	isScrolledThrough(near: Element): boolean;
}

interface Change {
	readonly near: Element;
	readonly apply: Steps;
	/** When it was asked for. */
	readonly since: number;
	/** The scrolling boxes that it waits for. */
	boxes?: ReadonlySet<Element>;
}

/** How a scrolling box was when somebody last scrolled it, or we changed what is in it. */
interface Seen {
	readonly scrollTop: number;
	readonly atEnd: boolean;
	readonly scrolledAt: number;
	/** Whether the browser has not said yet that the scrolling is over. */
	readonly isUnderWay: boolean;
	readonly isRising: boolean;
	/** How far the reader's place was off, for scroll positions are rounded. */
	readonly offBy: number;
	/** Where the ends are now that it may be on its way to: each that was the end when we put something in meanwhile. */
	readonly formerEnds: readonly number[];
}

/** Keeps the places of one page's scrolling boxes until the signal ends; `own` are the elements that changes are about. */
export function createPlaceKeeper(page: Document, own: WeakSet<Element>, signal: AbortSignal): PlaceKeeper {
	const seen = new WeakMap<Element, Seen>();
	const listening = new WeakSet<Node>();
	let waiting: Change[] = [];
	let urgent: Change[] = [];
	/** How high the content of boxes was in the last frame, while changes wait. */
	let heights = new Map<Element, number>();
	let keyedAt = Number.NEGATIVE_INFINITY;

	const onKey = ({ key }: KeyboardEvent): void => {
		if (scrollingKeys.test(key)) keyedAt = performance.now();
	};
	page.addEventListener('keydown', onKey, { capture: true, passive: true, signal });

	const onScroll = (event: Event): void => {
		const box = event.target === page ? page.scrollingElement : event.target;
		if (!(box instanceof Element)) return;
		const { scrollTop } = box;
		const isUnderWay = event.type === 'scroll';
		const last = seen.get(box);
		if (last && !isUnderWay) seen.set(box, { ...last, isUnderWay });
		if (last?.scrollTop === scrollTop) return;
		// A log whose content shrinks is moved up as well, but stays at its end.
		const end = endOf(box);
		const isRising = last !== undefined && Math.abs(end - scrollTop) > Math.max(1, Math.abs(end - last.scrollTop));
		// Where one scrolling goes on, a busy page may hear of it no sooner than this.
		const isSameWay = last !== undefined && (last.isUnderWay || performance.now() - last.scrolledAt < scrollEndMilliseconds);
		const formerEnds = isSameWay ? last.formerEnds : [];
		seen.set(box, { scrollTop, atEnd: isAtEnd(box, end), scrolledAt: performance.now(), isUnderWay, isRising, offBy: 0, formerEnds });
		// It has arrived at what would be its end without us.
		if (formerEnds.some((former) => Math.abs(scrollTop - former) <= 1)) toEnd(box);
	};

	/** A tree's own elements scroll unheard outside it: `scroll` is not composed (DOM §2.9). */
	const listen = (tree: Node): void => {
		if (listening.has(tree)) return;
		listening.add(tree);
		for (const type of ['scroll', 'scrollend']) tree.addEventListener(type, onScroll, { capture: true, passive: true, signal });
	};
	listen(page);

	const remember = (box: Element, offBy = 0, formerEnds: readonly number[] = []): void => {
		const { scrolledAt = Number.NEGATIVE_INFINITY, isUnderWay = false, isRising = false } = seen.get(box) ?? {};
		seen.set(box, { scrollTop: box.scrollTop, atEnd: isAtEnd(box), scrolledAt, isUnderWay, isRising, offBy, formerEnds });
	};

	const toEnd = (box: Element, formerEnds: readonly number[] = []): void => {
		scrollTo(box, endOf(box));
		remember(box, 0, formerEnds);
	};

	const isPinned = (box: Element): boolean => {
		const last = seen.get(box);
		return isAtEnd(box) && !(isMoving(last) && last.isRising);
	};

	/** Whether the browser goes on with the scrolling that is under way, all of it, when it keeps the content in place. */
	const keepsScrolling = (box: Element, near: readonly Element[]): boolean => {
		// In Chromium keys that are pressed while a content is kept in place are lost.
		const isByKeys = performance.now() - keyedAt < keyScrollMilliseconds;
		return !isByKeys && near.every((element) => isAnchored(box, element));
	};

	/** Whether the page and its reader would not notice changes near these elements. */
	const isReady = (box: Element, near: readonly Element[]): boolean => {
		if (!doesScroll(box) || isPinned(box)) return true;
		const last = seen.get(box);
		if (isMoving(last) && !keepsScrolling(box, near)) return false;
		// A log that grows leaves its end before it follows.
		const hasLeftEnd = last !== undefined && last.atEnd && last.scrollTop === box.scrollTop;
		return !hasLeftEnd && heights.get(box) === box.scrollHeight;
	};

	/** Whether a change must not be kept waiting for a box any longer. */
	const isOverdue = ({ since }: Change, box: Element): boolean => {
		const last = seen.get(box);
		return performance.now() - since > (isMoving(last) && last.isRising ? scrollPatienceMilliseconds : patienceMilliseconds);
	};

	const applyAll = (changes: readonly Change[], isNow: boolean): void => {
		const near = changes.map((change) => change.near);
		const boxes = scrollingBoxes(page, near);
		const settle = [...boxes].map((box) => (isNow ? keepNow : keep)(box, boxes, near));
		// Several changes of one message are made by the same steps.
		let running = [...new Set(changes.map(({ apply }) => apply))].map((apply) => apply());
		while (running.length > 0) running = running.filter((steps) => steps.next().done !== true);
		for (const settleBox of settle) settleBox();
	};

	/** Looks where a box's reader is; what it returns puts the reader there again. */
	const keep = (box: Element, boxes: ReadonlySet<Element>, near: readonly Element[]): (() => void) => {
		listen(box.getRootNode());
		const height = box.scrollHeight;
		const last = seen.get(box);
		const formerEnd = endOf(box);
		const moves = isMoving(last);
		const formerEnds = (): number[] => {
			if (!moves) return [];
			// What scrolls is drawn at its distance from the beginning, also where `scrollTop` counts from the end.
			const shift = isColumnReversed(box) ? box.scrollHeight - height : 0;
			return [...last.formerEnds, formerEnd].map((end) => end - shift);
		};
		if (isPinned(box)) return () => (box.scrollHeight === height ? remember(box) : toEnd(box, formerEnds()));
		// To scroll would end the person's scrolling; the browser's own anchoring does not.
		const isKept = moves && near.every((element) => isAnchored(box, element));
		const offBy = last && last.scrollTop === box.scrollTop ? last.offBy : 0;
		const place = readingPlace(box, boxes, near, own);
		return () => {
			const moved = place.movedBy() + offBy;
			if (Math.abs(moved) >= 1 && !isKept) scrollTo(box, box.scrollTop + moved);
			remember(box, place.movedBy() + offBy, formerEnds());
		};
	};

	const keepNow: typeof keep = (box, boxes, near) => {
		const last = seen.get(box);
		const height = box.scrollHeight;
		const wasClamped = last !== undefined && !last.atEnd && box.scrollTop < last.scrollTop && Math.abs(endOf(box) - box.scrollTop) <= 1;
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
		const near = waiting.map((change) => change.near);
		for (const change of waiting) change.boxes ??= scrollingBoxes(page, [change.near]);
		const boxes = [...new Set(waiting.flatMap((change) => [...(change.boxes ?? [])]))];
		const unready = new Set(boxes.filter((box) => !isReady(box, near)));
		heights = new Map(boxes.map((box) => [box, box.scrollHeight]));
		const isHeld = (change: Change): boolean => [...(change.boxes ?? [])].some((box) => unready.has(box) && !isOverdue(change, box));
		const held = new Set(waiting.filter(isHeld));
		const ready = waiting.filter((change) => !held.has(change));
		waiting = [...held];
		if (waiting.length > 0) requestAnimationFrame(onFrame);
		else heights.clear();
		if (ready.length > 0) applyAll(ready, false);
	};

	return {
		change(near, apply) {
			waiting.push({ near, apply, since: performance.now() });
			if (waiting.length === 1) requestAnimationFrame(onFrame);
		},
		changeNow(near, apply) {
			urgent.push({ near, apply, since: performance.now() });
			if (urgent.length > 1) return;
			queueMicrotask(() => {
				const changes = urgent;
				urgent = [];
				applyAll(changes, true);
			});
		},
		isScrolledThrough: (near) =>
			[...scrollingBoxes(page, [near])].some((box) => {
				const last = seen.get(box);
				return last !== undefined && !last.atEnd && performance.now() - last.scrolledAt < scrollThroughMilliseconds;
			}),
	};
}

/** The keys by which a person scrolls. */
const scrollingKeys = /^(?:Arrow|Page|Home|End| $)/;

function isMoving(last: Seen | undefined): last is Seen {
	// Frames may be far apart on a busy machine.
	return last !== undefined && performance.now() - last.scrolledAt < (last.isUnderWay ? scrollEndMilliseconds : calmMilliseconds);
}
