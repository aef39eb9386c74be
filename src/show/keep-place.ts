import { pinnedToEndCssPixels } from '../shared/limits';

/** Changes a page's content without moving what its reader looks at. */
export interface PlaceKeeper {
	/**
	 * Makes a change near an element, together with others of the same animation frame: a log that was read to its end
	 * stays at its end; in one that was not, what is at the top of the view stays where it is.
	 */
	change(near: Element, apply: () => void): void;
	/** Makes a change at once. */
	changeNow(near: Element, apply: () => void): void;
}

interface Change {
	readonly near: Element;
	readonly apply: () => void;
}

/** Where a scrolling box was when somebody last scrolled it. */
interface Remembered {
	readonly scrollTop: number;
	readonly atEnd: boolean;
}

/** Keeps the places of one page's scrolling boxes until the signal ends. */
export function createPlaceKeeper(page: Document, signal: AbortSignal): PlaceKeeper {
	const remembered = new WeakMap<Element, Remembered>();
	let waiting: Change[] = [];

	const remember = (box: Element): void => {
		remembered.set(box, { scrollTop: box.scrollTop, atEnd: isAtEnd(box) });
	};

	// A log that grows leaves its end before it scrolls to its new one: what counts is where its reader left it.
	const wasAtEnd = (box: Element): boolean => {
		const last = remembered.get(box);
		return isAtEnd(box) || (last !== undefined && last.atEnd && last.scrollTop === box.scrollTop);
	};

	page.addEventListener(
		'scroll',
		(event) => {
			const box = event.target === page ? page.scrollingElement : event.target;
			if (box instanceof Element) remember(box);
		},
		{ capture: true, passive: true, signal },
	);

	const applyAll = (changes: readonly Change[]): void => {
		const boxes = new Set<Element>();
		for (const { near } of changes) for (const box of scrollingBoxes(near)) boxes.add(box);
		const keep = [...boxes].map((box) => {
			const atEnd = wasAtEnd(box);
			return { box, atEnd, anchor: atEnd ? undefined : topmostVisible(box) };
		});
		for (const { apply } of changes) apply();
		for (const { box, atEnd, anchor } of keep) {
			if (atEnd) scrollToEnd(box);
			else if (anchor) box.scrollBy({ top: anchor.movedBy(), behavior: 'instant' });
			remember(box);
		}
	};

	return {
		change(near, apply) {
			waiting.push({ near, apply });
			if (waiting.length > 1) return;
			requestAnimationFrame(() => {
				const changes = waiting;
				waiting = [];
				if (!signal.aborted) applyAll(changes);
			});
		},
		changeNow(near, apply) {
			applyAll([{ near, apply }]);
		},
	};
}

/** The boxes around an element that scroll, or will when there is more in them; the page itself is the last of them. */
function scrollingBoxes(near: Element): Element[] {
	const boxes: Element[] = [];
	for (let element: Element | null = near; element; element = parentOf(element)) {
		if (/auto|scroll/.test(getComputedStyle(element).overflowY)) boxes.push(element);
	}
	const pageBox = near.ownerDocument.scrollingElement;
	if (pageBox && !boxes.includes(pageBox)) boxes.push(pageBox);
	return boxes;
}

function parentOf(element: Element): Element | null {
	const root = element.getRootNode();
	return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** In a reversed column the end is where `scrollTop` is 0, and all else is negative. */
function isReversed(box: Element): boolean {
	const { display, flexDirection } = getComputedStyle(box);
	return /flex/.test(display) && flexDirection === 'column-reverse';
}

function isAtEnd(box: Element): boolean {
	if (isReversed(box)) return Math.abs(box.scrollTop) <= pinnedToEndCssPixels;
	const distance = box.scrollHeight - box.clientHeight - box.scrollTop;
	// A log that does not scroll yet is at its end. A page is not: it would jump down with its first picture.
	const isPage = box === box.ownerDocument.scrollingElement;
	return distance <= pinnedToEndCssPixels && (!isPage || box.scrollHeight > box.clientHeight);
}

function scrollToEnd(box: Element): void {
	box.scrollTo({ top: isReversed(box) ? 0 : box.scrollHeight, behavior: 'instant' });
}

interface Anchor {
	/** How far the anchor has moved down since, in CSS pixels. */
	movedBy(): number;
}

/** How far below the box's upper edge to look for something that scrolls with it, in CSS pixels. */
const probedDepths = [1, 24, 64, 128, 256];

/** The topmost visible thing that scrolls with the box: the line that its reader reads on from. */
function topmostVisible(box: Element): Anchor | undefined {
	const rect = box.getBoundingClientRect();
	const isPage = box === box.ownerDocument.scrollingElement;
	const top = isPage ? 0 : Math.max(0, rect.top + box.clientTop);
	const root = box.getRootNode();
	const tree = root instanceof ShadowRoot ? root : box.ownerDocument;
	for (const depth of probedDepths) {
		const anchor = tree.elementsFromPoint(rect.left + rect.width / 2, top + depth).find((element) => scrollsWith(box, element));
		if (!anchor) continue;
		const before = anchor.getBoundingClientRect().top;
		return { movedBy: () => (anchor.isConnected ? anchor.getBoundingClientRect().top - before : 0) };
	}
	return undefined;
}

/** Sticky and fixed elements stay where they are, whatever moves below them. */
function scrollsWith(box: Element, element: Element): boolean {
	if (element === box || !box.contains(element)) return false;
	for (let inner: Element | null = element; inner && inner !== box; inner = inner.parentElement) {
		if (/sticky|fixed/.test(getComputedStyle(inner).position)) return false;
	}
	return true;
}
