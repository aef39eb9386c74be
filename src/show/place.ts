import { isAlike, isMessageRow, logSelector, parentOf, rowSelector, textNames } from '../find/message-row';
import { parentElementOf } from '../find/parents';

/** Where a message's pictures go: as the next sibling of a block, or as the last child inside it. */
export interface Place {
	readonly block: Element;
	readonly inside: boolean;
}

/** Kinds of boxes whose children stand below each other, so that one more stands below the text. */
const blockContainers = /^(?:block|list-item|flow-root|inline-block|table-c(?:ell|aption))$/;

/** How far a focus ring reaches beyond what it surrounds: its offset and its width in `seldom.css`. */
const focusRingCssPixels = 4;

/**
 * Where the pictures of a link or a text go: after the block that holds it. Inside that block, at its end, where it
 * is itself a row among rows (a sibling would be a row more, which belongs to no message) or where its siblings stand
 * beside each other. If it would cut off the edges of what is inside it, then rather after a wrapper of it. After the
 * whole of what stands beside each other, if the link itself is a part of that, or of the paragraphs, if it stands in one
 * of several. `rows` is the selector of what its site is known to have as rows.
 */
export function placeFor(node: Node, rows: string): Place | undefined {
	let parts: Element | undefined;
	let inner = node;
	for (let element = parentOf(node); element; element = parentOf(element)) {
		if (isColumn(element)) {
			// Messages may be lines of a log, each with a break at its end.
			const block = parts ?? (isLog(element) && lineBreakAfter(inner));
			if (block) return { block, inside: false };
			// What is put into an element is not displayed where a shadow tree stands in its place.
			return inner.parentNode === element ? placeAt(element, rows) : { block: element, inside: false };
		}
		if (parts && isRow(parts, rows)) break;
		if (/^(flex|grid)/.test(getComputedStyle(element).display)) parts = element;
		inner = element;
	}
	return parts && { block: parts, inside: true };
}

function placeAt(block: Element, rows: string): Place {
	const wrapper = cutsOff(block) ? wrapperInColumn(block, rows) : undefined;
	if (wrapper) return { block: wrapper, inside: false };
	const parent = block.parentElement;
	if (parent && isParagraph(block, parent, rows)) return placeAt(parent, rows);
	const { body } = block.ownerDocument;
	const inside = !parent || block === body || parent === body || isRow(block, rows) || !isColumn(parent);
	return { block, inside };
}

/** Whether a host stands where this place says. */
export function isAt(place: Place, host: Element): boolean {
	return place.inside ? host.parentElement === place.block : host.previousSibling === place.block;
}

/** Whether this can still be the place of a link or a text, which the page may have moved to another message. */
export function isFor({ block }: Place, node: Node): boolean {
	return block.contains(node) || block.localName === 'br' || block.getRootNode() !== node.getRootNode();
}

/** Puts a host there; the page's own nodes stay as and where they are. */
export function putAt(place: Place, host: Element): void {
	if (place.inside) place.block.append(host);
	else place.block.after(host);
}

function lineBreakAfter(node: Node): Element | undefined {
	for (let next = node.nextSibling; next; next = next.nextSibling) if (next instanceof HTMLBRElement) return next;
	return undefined;
}

/** Whether a box clips or scrolls, and is too tight for a focus ring around what is inside it. */
function cutsOff(element: Element): boolean {
	const { overflow, padding } = getComputedStyle(element);
	return overflow !== 'visible' && padding.split(' ').some((side) => Number.parseFloat(side) < focusRingCssPixels);
}

/**
 * The nearest box that holds the block's text and no other, and stands in a column: what follows it stands below it.
 * The block itself may be the one. Undefined where there is none before the message's row, or before its other texts.
 */
function wrapperInColumn(block: Element, rows: string): Element | undefined {
	const text = block.textContent.trim();
	for (let box = block; !isRow(box, rows) && box.textContent.trim() === text;) {
		const parent = parentElementOf(box);
		if (!parent || parent === block.ownerDocument.body) return undefined;
		if (isColumn(parent) && !cutsOff(parent)) return box;
		box = parent;
	}
	return undefined;
}

/** Whether a block is one of several paragraphs of a message, and no message among others. */
function isParagraph(block: Element, parent: Element, rows: string): boolean {
	if (!textNames.test(block.localName) || block.matches(rows) || isLog(parent) || !isColumn(parent)) return false;
	if (!isAlike(block, block.previousElementSibling) && !isAlike(block, block.nextElementSibling)) return false;
	for (let box: Element | null = parent; box && box !== block.ownerDocument.body; box = parentOf(box)) {
		if (box.matches(rows) || isMessageRow(box)) return true;
	}
	return false;
}

/** Whether an element's children stand below each other, in their order. */
export function isColumn(element: Element): boolean {
	const { display, flexDirection, gridTemplateColumns } = getComputedStyle(element);
	if (display.endsWith('flex')) return flexDirection === 'column';
	// Of a grid that is laid out this names the columns there are.
	if (display.endsWith('grid')) return !gridTemplateColumns.includes(' ');
	return blockContainers.test(display);
}

/** Whether an element looks like a message, or another part of a log, rather than a part of a message. */
export function isRow(element: Element, rows: string): boolean {
	if (element.matches(`td,${rows},${rowSelector}`) || (element.parentElement && isLog(element.parentElement))) return true;
	return isAlike(element, element.previousElementSibling) || isAlike(element, element.nextElementSibling);
}

/** What is announced as a log, or scrolls, holds messages and nothing smaller: its first one has no siblings yet. */
function isLog(element: Element): boolean {
	return element.matches(logSelector) || /auto|scroll/.test(getComputedStyle(element).overflowY);
}
