import { candidateUrls, type UrlNode } from './candidate';

/** A link or a text that holds URLs, and where it stood when it was looked at. */
export interface Holder {
	readonly node: UrlNode;
	readonly urls: readonly URL[];
	readonly found: string;
	readonly parent: Node | null;
}

/** The links and texts of a page that hold URLs. */
export interface Holders {
	/** Looks at a node; returns what it holds if that is news. The end of what is unfinished is not looked at. */
	look(node: UrlNode, isUnfinished: boolean): Holder | undefined;
	/** Whether this is still what its node holds. */
	isCurrent(holder: Holder): boolean;
	/** Forgets a node, if it is known. */
	forget(node: Node): void;
	/** Forgets what was in nodes that are no more on the page, their shadow trees included. */
	forgetRemoved(removed: readonly Node[]): void;
}

/** None are known at first. `onGone` is called for each that is forgotten; `origin` is the page's. */
export function createHolders(origin: string, roots: WeakMap<Node, ShadowRoot>, onGone: (node: UrlNode) => void): Holders {
	const holders = new Map<Node, Holder>();

	const forget = (node: Node): void => {
		const holder = holders.get(node);
		if (holders.delete(node) && holder) onGone(holder.node);
	};

	const forgetWithin = (removed: Node): void => {
		const waiting: Node[] = [removed];
		for (let node = waiting.pop(); node; node = waiting.pop()) {
			forget(node);
			const root = roots.get(node);
			if (root) waiting.push(root);
			for (let child = node.lastChild; child; child = child.previousSibling) waiting.push(child);
		}
	};

	return {
		look(node, isUnfinished) {
			const parent = node.parentNode;
			const known = holders.get(node);
			const isKnown = (found: string): boolean => known?.found === found && known.parent === parent;
			// What has been found whole stays so, though it has come to stand at the end of what grows.
			if (isUnfinished && isKnown(textOf(candidateUrls(node, origin)))) return undefined;
			const urls = candidateUrls(node, origin, isUnfinished);
			const found = textOf(urls);
			if (isKnown(found)) return undefined;
			if (known && (found === '' || known.parent !== parent)) forget(node);
			if (found === '') return undefined;
			const holder = { node, urls, found, parent };
			holders.set(node, holder);
			return holder;
		},
		isCurrent: (holder) => holders.get(holder.node) === holder,
		forget,
		forgetRemoved(removed) {
			const elements = removed.reduce((sum, node) => sum + (node instanceof Element ? node.getElementsByTagName('*').length : 0), 0);
			// Whichever is shorter: all that is known, or all that is gone.
			if (elements <= holders.size) removed.forEach(forgetWithin);
			else for (const node of holders.keys()) if (!node.isConnected) forget(node);
		},
	};
}

function textOf(urls: readonly URL[]): string {
	return urls.map(({ href }) => href).join('\n');
}
