import { doesScroll, isFlipped, isPage, parentInFlatTree } from './scrolling-box';

/** What a reader of a box looks at. */
export interface ReadingPlace {
	/** How far it has moved down in the box's view since it was looked up, in pixels of the box's `scrollTop`. */
	movedBy(): number;
}

/** How far below the view's upper edge to look for something that scrolls with the box: beyond a picture, in CSS pixels. */
const probedDepth = 360;
/** A line's height, about: nothing that has a text in it is passed over. */
const probedEvery = 24;
/** Where to look across the view, as parts of its width: bubbles may stand on one side only. */
const probedParts = [0.5, 0.1, 0.9];
/** One of them may be the element of ours that goes. */
const wantedAnchors = 2;

/**
 * Finds the topmost visible thing that scrolls with the box: the line that its reader reads on from. Found by hit
 * tests, not by going through the rows. `changing` are the elements after or in which something is about to change, `own`
 * what we have put there.
 */
export function readingPlace(box: Element, boxes: ReadonlySet<Element>, changing: readonly Element[], own: WeakSet<Element>): ReadingPlace {
	// What is in view as a whole begins where it began.
	if (!doesScroll(box)) return { movedBy: () => 0 };
	const rect = box.getBoundingClientRect();
	const top = isPage(box) ? 0 : Math.max(0, rect.top + box.clientTop);
	// What holds a change above the view does not move with what is below that change. Of a message that has its text above
	// it, the padding or our own picture may be in it.
	const torn = new Set<Element>();
	const content = new Range();
	for (const near of changing) {
		content.selectNodeContents(near);
		const last = near.lastElementChild;
		if (last && own.has(last)) content.setEndBefore(last);
		if ((content.getBoundingClientRect().bottom || near.getBoundingClientRect().bottom) > top + 1) continue;
		for (let holder: Element | null = near; holder && !torn.has(holder); holder = parentInFlatTree(holder)) torn.add(holder);
	}
	const anchors = new Map<Element, number>();
	let wanted = wantedAnchors;
	for (let depth = 1; depth < probedDepth && anchors.size < wanted; depth += probedEvery) {
		for (const part of probedParts) {
			const anchor = anchorAt(box, boxes, rect.left + rect.width * part, top + depth);
			if (!anchor) continue;
			if (torn.has(anchor)) break;
			anchors.set(anchor, topIn(box, anchor));
			// A scrolling box is the page's.
			if (boxes.has(anchor)) wanted = 1;
			break;
		}
	}
	return {
		movedBy() {
			for (const [anchor, before] of anchors) if (anchor.isConnected) return topIn(box, anchor) - before;
			return 0;
		},
	};
}

/** Where an element is in a box's view, in pixels of the box's `scrollTop`, which zoom and transforms do not change. */
function topIn(box: Element, element: Element): number {
	const rect = box.getBoundingClientRect();
	const scale = box instanceof HTMLElement && box.offsetHeight > 0 ? rect.height / box.offsetHeight : 1;
	return (element.getBoundingClientRect().top - (isPage(box) ? 0 : rect.top)) / (isFlipped(box) ? -scale : scale);
}

function anchorAt(box: Element, boxes: ReadonlySet<Element>, x: number, y: number): Element | undefined {
	const root = box.getRootNode();
	const tree = root instanceof ShadowRoot ? root : box.ownerDocument;
	for (const element of tree.elementsFromPoint(x, y)) {
		if (element === box) return undefined;
		const anchor = scrollingWith(box, boxes, innermost(element, x, y));
		if (anchor) return anchor;
	}
	return undefined;
}

/** What a hit test finds in open shadow trees, where messages may be drawn. */
function innermost(element: Element, x: number, y: number): Element {
	const inner = element.shadowRoot?.elementFromPoint(x, y);
	return inner && inner !== element && inner.getRootNode() === element.shadowRoot ? innermost(inner, x, y) : element;
}

/**
 * The element, or the outermost scrolling box between it and this one: what is inside that scrolls on its own. Nothing
 * where it is sticky or fixed: such elements stay where they are, whatever moves below them.
 */
function scrollingWith(box: Element, boxes: ReadonlySet<Element>, element: Element): Element | undefined {
	let anchor = element;
	for (let inner: Element | null = element; inner; inner = parentInFlatTree(inner)) {
		if (inner === box) return anchor;
		if (/sticky|fixed/.test(getComputedStyle(inner).position)) return undefined;
		if (boxes.has(inner)) anchor = inner;
	}
	return undefined;
}
