import { nothing } from '../find/site-hints';

/** Where a message's pictures go: as the next sibling of a block, or as the last child inside it. */
export interface Place {
	readonly block: Element;
	readonly inside: boolean;
}

/** Kinds of boxes whose children stand below each other, so that one more stands below the text. */
const blockContainers = new Set(['block', 'list-item', 'flow-root', 'table-cell', 'inline-block', 'table-caption']);

/** How far a focus ring reaches beyond what it surrounds: its offset and its width in `frame.css`. */
const focusRingCssPixels = 4;

/**
 * Where the pictures of a link or a text go: after the block that holds it. Inside that block, at its end, where it
 * is itself a row among rows (a sibling would be a row more, which belongs to no message) or where its siblings stand
 * beside each other. If it would cut off the edges of what is inside it, then rather after a wrapper of it. `rows` is
 * the selector of what its site is known to have as rows.
 */
export function placeFor(node: Node, rows = nothing): Place | undefined {
	const block = holdingBlock(node);
	if (!block) return undefined;
	const wrapper = cutsOff(block) ? wrapperInColumn(block, rows) : undefined;
	if (wrapper) return { block: wrapper, inside: false };
	const parent = block.parentElement;
	const { body } = block.ownerDocument;
	const inside = !parent || block === body || parent === body || isRow(block, rows) || !isBlockContainer(parent);
	return { block, inside };
}

/** Whether a host stands where this place says. */
export function isAt(place: Place, host: Element): boolean {
	return place.inside ? host.parentElement === place.block : host.previousSibling === place.block;
}

/** Puts a host there; the page's own nodes stay as and where they are. */
export function putAt(place: Place, host: Element): void {
	if (place.inside) place.block.append(host);
	else place.block.after(host);
}

function holdingBlock(node: Node): Element | undefined {
	let element: Element | null = node instanceof Element ? node.parentElement : (node.parentElement ?? hostOf(node));
	while (element) {
		if (isBlockContainer(element)) return element;
		element = element.parentElement ?? hostOf(element);
	}
	return undefined;
}

/** The element whose shadow tree a topmost node belongs to. */
function hostOf(node: Node): Element | null {
	const root = node.getRootNode();
	return root instanceof ShadowRoot ? root.host : null;
}

function isBlockContainer(element: Element): boolean {
	return blockContainers.has(getComputedStyle(element).display);
}

/** Whether a box clips or scrolls, and is too tight for a focus ring around what is inside it. */
function cutsOff(element: Element): boolean {
	const { overflowX, overflowY, paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(element);
	if (overflowX === 'visible' && overflowY === 'visible') return false;
	return [paddingTop, paddingRight, paddingBottom, paddingLeft].some((padding) => Number.parseFloat(padding) < focusRingCssPixels);
}

/**
 * The nearest box that holds the block's text and no other, and stands in a column: what follows it stands below it.
 * The block itself may be the one. Undefined where there is none before the message's row, or before its other texts.
 */
function wrapperInColumn(block: Element, rows: string): Element | undefined {
	const text = block.textContent.trim();
	for (let box = block; !isRow(box, rows) && box.textContent.trim() === text;) {
		const parent = box.parentElement;
		if (!parent || parent === block.ownerDocument.body) return undefined;
		if (isColumn(parent) && !cutsOff(parent)) return box;
		box = parent;
	}
	return undefined;
}

/** Whether an element's children stand below each other. */
function isColumn(element: Element): boolean {
	const { display, flexDirection } = getComputedStyle(element);
	return blockContainers.has(display) || (display.endsWith('flex') && flexDirection === 'column');
}

function isRow(element: Element, rows: string): boolean {
	if (element.matches(rows)) return true;
	if (element.matches('li, tr, td, article, [role="listitem"], [role="row"], [role="article"]')) return true;
	if (element.parentElement && isLog(element.parentElement)) return true;
	return isLike(element, element.previousElementSibling) || isLike(element, element.nextElementSibling);
}

/** What is announced as a log, or scrolls, holds messages and nothing smaller: its first one has no siblings yet. */
function isLog(element: Element): boolean {
	return (
		element.matches('[role="log"], [role="feed"], [role="list"], [aria-live]') ||
		/auto|scroll/.test(getComputedStyle(element).overflowY)
	);
}

/** Rows of a log are made by the same template: the same kind of element, of the same first class. */
function isLike(element: Element, sibling: Element | null): boolean {
	return sibling !== null && sibling.localName === element.localName && sibling.classList[0] === element.classList[0];
}
