import type { UrlNode } from './candidate';
import { isInsideSkipped, isSkipped } from './skipped';

/** Nodes passed between two chances to pause. */
const nodesPerStep = 64;

/** What a scan comes upon. */
export interface ScanVisitor {
	/** A link, or a text outside links. */
	onUrlNode(node: UrlNode): void;
	/** An open shadow root: a tree of its own, with its own mutations. */
	onShadowRoot(root: ShadowRoot): void;
	/** Whether an element is one of our own, which is never looked into. */
	isOwn(element: Element): boolean;
}

/**
 * Walks a subtree for links and texts, a few nodes a step, so that the caller can pause between steps. The tree may
 * change meanwhile: what is added then is scanned by its own mutation record.
 */
export function* scan(start: Node, visitor: ScanVisitor): Generator<void, void, void> {
	if (isInsideSkipped(start) || isInsideLink(start)) return;
	const accept = (node: Node): number => {
		if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
		return visitor.isOwn(node) || isSkipped(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
	};
	const walker = start.ownerDocument?.createTreeWalker(start, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accept);
	if (!walker) return;
	if (start instanceof Element && visitor.isOwn(start)) return;
	let node: Node | null = start;
	for (let passed = 1; node; passed += 1) {
		const entered = visit(node, visitor);
		if (passed % nodesPerStep === 0) yield;
		node = entered ? walker.nextNode() : nextAfter(walker, start);
	}
}

/** Returns whether to look at what is inside the node. */
function visit(node: Node, visitor: ScanVisitor): boolean {
	if (node instanceof Text) {
		visitor.onUrlNode(node);
	} else if (node instanceof Element) {
		if (node.shadowRoot) visitor.onShadowRoot(node.shadowRoot);
		if (node instanceof HTMLAnchorElement && node.hasAttribute('href')) {
			visitor.onUrlNode(node);
			return false;
		}
	}
	return true;
}

function nextAfter(walker: TreeWalker, start: Node): Node | null {
	for (;;) {
		if (walker.currentNode === start) return null;
		const sibling = walker.nextSibling();
		if (sibling) return sibling;
		if (!walker.parentNode()) return null;
	}
}

function isInsideLink(node: Node): boolean {
	return node.parentElement?.closest('a[href]') != null;
}
