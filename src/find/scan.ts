import type { UrlNode } from './candidate';
import { isEmptyBox, mayHaveRoot, shadowRootOf } from './shadow-roots';
import { isInsideSkipped, isSkipped } from './skipped';
import { mayHoldUrl } from './text-run';

/** Nodes passed between two chances to pause. */
const nodesPerStep = 64;

/** What a scan comes upon. */
export interface ScanVisitor {
	/** A link, or a text outside links. */
	onUrlNode(node: UrlNode): void;
	/** A shadow root: a tree of its own, with its own mutations. */
	onShadowRoot(root: ShadowRoot): void;
	/** An element that may be given a shadow root later: a custom one that is not defined yet, or an empty one. */
	onRootless(element: Element): void;
	/** Whether an element is one of our own, which is never looked into. */
	isOwn(element: Element): boolean;
	/** Selector of what is no message. */
	readonly skip: string;
}

/**
 * Goes through a subtree for links and texts, a few nodes a step, so that the caller can pause between steps. The tree
 * may change meanwhile: what was there is come to unless it is gone, wherever it is moved to, and what is added is
 * scanned by its own mutation record.
 */
export function* scan(start: Node, visitor: ScanVisitor): Generator<void, void, void> {
	if (start instanceof Element && !mayHoldUrls(start)) {
		yield* findShadowRoots(start, visitor);
		return;
	}
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

/** Two looks by the browser itself, which most messages end with. */
function mayHoldUrls(start: Element): boolean {
	return start.matches('a[href]') || start.querySelector('a[href]') !== null || mayHoldUrl(start.textContent);
}

function* findShadowRoots(start: Element, visitor: ScanVisitor): Generator<void, void, void> {
	let passed = 0;
	for (const element of [start, ...start.querySelectorAll('*')]) {
		lookForShadowRoot(element, visitor, true);
		passed += 1;
		if (passed % nodesPerStep === 0) yield;
	}
}

function lookForShadowRoot(element: Element, visitor: ScanVisitor, mayBeSkipped: boolean): void {
	// Nearly all elements are passed by this, and by as little as can be.
	if (!mayHaveRoot(element) || visitor.isOwn(element)) return;
	const root = shadowRootOf(element);
	if (!root) {
		if (isEmptyBox(element) || element.matches(':not(:defined)')) visitor.onRootless(element);
	} else if (!(mayBeSkipped && isInsideSkipped(element, visitor.skip))) visitor.onShadowRoot(root);
}

/** Returns whether to look at what is inside the node. */
function visit(node: Node, visitor: ScanVisitor): boolean {
	if (node instanceof Text) {
		visitor.onUrlNode(node);
		return false;
	}
	if (!(node instanceof Element) || visitor.isOwn(node) || isSkipped(node, visitor.skip)) return false;
	lookForShadowRoot(node, visitor, false);
	if (!(node instanceof HTMLAnchorElement) || !node.hasAttribute('href')) return true;
	visitor.onUrlNode(node);
	return false;
}

function isInsideLink(node: Node): boolean {
	return node.parentElement?.closest('a[href]') != null;
}
