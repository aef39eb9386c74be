import { parentElementOf } from '../find/parents';
import { pinnedToEndCssPixels } from '../shared/limits';

/** The element around this one, out of its shadow tree too, as it is laid out (CSS Scoping §3.4, "flat tree"). */
export function parentInFlatTree(element: Element): Element | null {
	const root = element.getRootNode();
	const assigned: Element | null = Reflect.get(Element.prototype, 'assignedSlot', element);
	return assigned ?? parentElementOf(element) ?? (root instanceof ShadowRoot ? root.host : null);
}

/** The boxes around elements that scroll, or will when there is more in them, among them the page itself. */
export function scrollingBoxes(page: Document, elements: Iterable<Element>): Set<Element> {
	const boxes = new Set<Element>();
	const passed = new Set<Element>();
	if (page.scrollingElement) boxes.add(page.scrollingElement);
	for (const start of elements) {
		for (let element: Element | null = start; element && !passed.has(element); element = parentInFlatTree(element)) {
			passed.add(element);
			const { overflowY } = getComputedStyle(element);
			// Chats with scroll bars of their own make hidden overflow scroll.
			if (/auto|scroll/.test(overflowY) || (overflowY === 'hidden' && element.scrollTop !== 0)) boxes.add(element);
		}
	}
	return boxes;
}

/** Whether a box is the page itself, whose view is the window's. */
export function isPage(box: Element): boolean {
	return box === box.ownerDocument.scrollingElement;
}

/** Whether there is more in a box than its view shows. */
export function doesScroll(box: Element): boolean {
	return box.scrollHeight > box.clientHeight;
}

/** Some chats turn their log upside down, and each message in it once more, to have its start at its end. */
export function isFlipped(box: Element): boolean {
	return /^matrix\((\S+ ){3}-/.test(getComputedStyle(box).transform);
}

/** Whether a box is a reversed column, in which `scrollTop` counts down from 0 at its end (CSS Overflow §2.2). */
export function isColumnReversed(box: Element): boolean {
	const { display, flexDirection } = getComputedStyle(box);
	return display.includes('flex') && flexDirection === 'column-reverse';
}

/**
 * Whether a box's end is where `scrollTop` is 0: so in a reversed column and in a flipped box.
 */
export function isReversed(box: Element): boolean {
	return isColumnReversed(box) || isFlipped(box);
}

/** The `scrollTop` of a box's end. */
export function endOf(box: Element): number {
	return isReversed(box) ? 0 : box.scrollHeight - box.clientHeight;
}

/** Whether a box shows its end, or all but a line of it. */
export function isAtEnd(box: Element, end = endOf(box)): boolean {
	// A log that does not scroll yet is at its end. A page is not: it would jump down with its first picture.
	return Math.abs(end - box.scrollTop) <= pinnedToEndCssPixels && (doesScroll(box) || !isPage(box));
}

/** Scrolls at once, whatever `scroll-behavior` says: the person is not to see it. */
export function scrollTo(box: Element, top: number): void {
	if (box.scrollTop !== top) box.scrollTo({ top, behavior: 'instant' });
}

/** Whether the browser itself keeps a box's content in place when something is put in (CSS Scroll Anchoring §2). */
export function isAnchored(box: Element, near: Element): boolean {
	// In Chromium every change of a reversed box's height ends its smooth scrolling.
	if (!CSS.supports('overflow-anchor', 'auto') || isReversed(box)) return false;
	for (let element: Element | null = near; element; element = parentInFlatTree(element)) {
		if (getComputedStyle(element).overflowAnchor === 'none') return false;
		if (element === box) break;
	}
	return true;
}
