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
	/** Selector of what this site has that is no message. */
	readonly skip?: string | undefined;
}

/**
 * Goes through a subtree for links and texts, a few nodes a step, so that the caller can pause between steps. The tree
 * may change meanwhile: what was there is come to unless it is gone, wherever it is moved to, and what is added is
 * scanned by its own mutation record.
 */
export function* scan(start: Node, visitor: ScanVisitor): Generator<void, void, void> {
	if (isInsideSkipped(start, visitor.skip) || isInsideLink(start)) return;
	// Not a TreeWalker: it loses its way where the node it stands at is taken away during a pause.
	const waiting: Node[] = [start];
	let passed = 0;
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (node.isConnected && visit(node, visitor)) {
			for (let child = node.lastChild; child; child = child.previousSibling) waiting.push(child);
		}
		passed += 1;
		if (passed % nodesPerStep === 0) yield;
	}
}

/** Returns whether to look at what is inside the node. */
function visit(node: Node, visitor: ScanVisitor): boolean {
	if (node instanceof Text) {
		visitor.onUrlNode(node);
		return false;
	}
	if (!(node instanceof Element) || visitor.isOwn(node) || isSkipped(node, visitor.skip)) return false;
	if (node.shadowRoot) visitor.onShadowRoot(node.shadowRoot);
	if (!(node instanceof HTMLAnchorElement) || !node.hasAttribute('href')) return true;
	visitor.onUrlNode(node);
	return false;
}

function isInsideLink(node: Node): boolean {
	return node.parentElement?.closest('a[href]') != null;
}
