/**
 * Where a node stands, asked of the browser itself. A form has its controls as properties by their names, and a document
 * its pictures, in place of the browser's own (HTML, “[LegacyOverrideBuiltIns]”): one that a page calls `parentElement` would
 * send us around in circles.
 */
export function parentElementOf(node: Node): Element | null {
	const parent: Element | null = Reflect.get(Node.prototype, 'parentElement', node);
	return parent;
}

/** The same with the tree's root, be it a document or a shadow root. */
export function parentNodeOf(node: Node): ParentNode | null {
	const parent: ParentNode | null = Reflect.get(Node.prototype, 'parentNode', node);
	return parent;
}

/** Of two nodes the earlier one first, as a comparison for sorting. */
export function documentOrder(one: Node, other: Node): number {
	const position = one.compareDocumentPosition(other);
	return (position & Node.DOCUMENT_POSITION_PRECEDING) - (position & Node.DOCUMENT_POSITION_FOLLOWING);
}
