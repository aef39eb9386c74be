import { parentElementOf } from './parents';

/** Where nothing tells a row, a message is taken to reach this far up from its text. */
const plainLevels = 4;

/** Further up than this no message's row is looked for. */
const maximumLevels = 16;

/** What is marked up as a row, be it of a table, of a list or of a log. */
export const rowSelector = 'li, article, tr, [role="listitem"], [role="row"], [role="article"], [role="log"] > p';
/** What is announced as a log, or holds what is alike. */
export const logSelector = '[role="log"], [role="feed"], [role="list"], [aria-live]';

/** Elements of a text, which may stand in a message many times and alike. */
export const textNames = /^(?:[abiu]|blockquote|code|em|font|p|pre|span|strong)$/;

/**
 * The row of a message around a node, as far as it can be told: what is marked up as one, what stands in a log, or one
 * of several made by the same template. `siteRows` selects those of this site.
 * Else something around the node that is no more than a message.
 */
export function rowOf(node: Node, siteRows: string): Element | undefined {
	let farthest: Element | undefined;
	let element = parentOf(node);
	const known = element?.closest(siteRows);
	if (known) return known;
	for (let level = 0; element && element !== element.ownerDocument.body && level < maximumLevels; level += 1) {
		if (isMessageRow(element)) return element;
		if (level < plainLevels) farthest = element;
		element = parentOf(element);
	}
	return farthest;
}

/** The element around a node, out of shadow trees too. */
export function parentOf(node: Node): Element | null {
	const parent = parentElementOf(node);
	if (parent) return parent;
	const root = node.getRootNode();
	return root instanceof ShadowRoot ? root.host : null;
}

/** Whether an element is marked up as a message, stands in a log, or is one of several made by the same template. */
export function isMessageRow(element: Element): boolean {
	if (element.matches(rowSelector)) return true;
	if (textNames.test(element.localName)) return false;
	const parent = parentOf(element);
	if (parent && (parent.matches(logSelector) || /auto|scroll/.test(getComputedStyle(parent).overflowY))) return true;
	return isRowBeside(element, element.previousElementSibling) || isRowBeside(element, element.nextElementSibling);
}

/** Whether a sibling may be made by the same template: the same kind of element, of the same first class. */
export function isAlike(element: Element, sibling: Element | null): boolean {
	return sibling?.localName === element.localName && sibling.classList[0] === element.classList[0];
}

/** Rows have something that tells what they are: a class, a name of their own, or data of a virtual list. */
function isRowBeside(element: Element, sibling: Element | null): boolean {
	if (!isAlike(element, sibling)) return false;
	if (element.classList.length > 0 || element.localName.includes('-')) return true;
	const data = dataNames(element);
	return data !== '' && data === dataNames(sibling);
}

function dataNames(element: Element | null): string {
	return (element?.getAttributeNames() ?? []).filter((name) => name.startsWith('data-')).join();
}
