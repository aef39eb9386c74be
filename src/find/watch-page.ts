import type { UrlNode } from './candidate';
import { copiesOfOwn } from './copies';
import { createFreshness } from './freshness';
import { createGrowth } from './growth';
import { createHolders, type Holder } from './holders';
import { createLateShadowRoots } from './late-shadow-roots';
import { pictureSelector } from './page-shows';
import { scan, type ScanVisitor } from './scan';
import { createSlicedWork } from './slices';
import { urlTextBefore } from './text-run';

/** What a page's changes mean for its URLs. */
export interface PageListener {
	/** A link or text holds these URLs, now or anew; `fresh` if it came by itself after the page's first scan. */
	onUrls(node: UrlNode, urls: readonly URL[], fresh: boolean): void;
	/** A link or text has gone from its place, or holds no URL any more. */
	onGone(node: UrlNode): void;
	/** The page put in or took away a picture of its own, gave one a new address, or one has loaded or failed to. */
	onPagePicture(picture: Element): void;
	/** Called after each batch of the page's changes with the nodes that it has put elsewhere: our own elements may not have come along. */
	onChanged(moved: Iterable<Node>): void;
	/** Whether an element is one of our own. */
	isOwn(element: Element): boolean;
	/** Selector of what is no message: anywhere, and on this site. */
	readonly skip: string;
}

/** Watches a document, and the shadow roots in it, until the signal ends. One observer, in batches. */
export function watchPage(page: Document, listener: PageListener, signal: AbortSignal): void {
	const roots = new WeakMap<Node, ShadowRoot>();
	const holders = createHolders(page.defaultView?.origin ?? '', roots, (node) => listener.onGone(node));
	const work = createSlicedWork(signal);
	const isFresh = createFreshness();
	const isOwn = (element: Element): boolean => listener.isOwn(element);
	const growth = createGrowth((grown) => work.add(arrive([grown], true)), signal);
	const late = createLateShadowRoots(() => watch(page, false), signal);

	/** Tells what is in these nodes. Whether it is fresh is only known when it is known how much it is. */
	function* arrive(nodes: Iterable<Node>, mayBeFresh: boolean): Generator<void, void, void> {
		const waiting: Holder[] = [];
		let isHistory = !mayBeFresh;
		const tell = (): void => {
			for (const holder of waiting.splice(0)) if (holders.isCurrent(holder)) listener.onUrls(holder.node, holder.urls, !isHistory);
		};
		const visitor: ScanVisitor = {
			onUrlNode(node) {
				const holder = holders.look(node, growth.isUnfinished(node));
				if (!holder) return;
				waiting.push(holder);
				isHistory ||= !isFresh();
				if (isHistory) tell();
			},
			onShadowRoot: (root) => watch(root, mayBeFresh),
			onRootless: (element) => late.await(element),
			isOwn,
			skip: listener.skip,
		};
		for (const node of nodes) yield* scan(node, visitor);
		tell();
	}

	const observer = new MutationObserver((records) => {
		const targets = new Set<Node>();
		const arrived = new Set<Node>();
		const moved = new Set<Node>();
		const removed: Node[] = [];
		for (const record of records) {
			const { type, target, previousSibling, addedNodes, removedNodes } = record;
			const added = [...addedNodes].filter((node) => !(node instanceof Element && isOwn(node)));
			if (type === 'childList' && added.length === 0 && removedNodes.length === 0) continue;
			targets.add(target);
			growth.note(record);
			for (const copy of copiesOfOwn(record, isOwn)) copy.remove();
			if (type !== 'childList') arrived.add(target);
			for (const node of removedNodes) {
				if (node.isConnected) moved.add(node);
				else removed.push(node);
			}
			for (const node of added) {
				if (node.isConnected) arrived.add(node);
				notePictures(node);
			}
			const before = type === 'attributes' ? undefined : urlTextBefore(target, previousSibling);
			if (before) arrived.add(before);
		}
		if (targets.size === 0) return;
		for (const target of targets) {
			if (!(target instanceof Element)) continue;
			notePicture(target);
			// A link without an address is none, and another label or a picture in one makes it another thing.
			if (target instanceof HTMLAnchorElement && !target.hasAttribute('href')) holders.forget(target);
			const link = target.closest('a[href]');
			if (link) arrived.add(link);
		}
		if (removed.length > 0) holders.forgetRemoved(removed);
		removed.forEach(notePictures);
		if (arrived.size > 0) work.add(arrive(arrived, true));
		listener.onChanged(moved);
		late.look();
	});

	const notePicture = (node: Node): void => {
		if (node instanceof Element && node.matches(pictureSelector)) listener.onPagePicture(node);
	};

	const notePictures = (node: Node): void => {
		notePicture(node);
		if (node instanceof Element) node.querySelectorAll(pictureSelector).forEach(notePicture);
	};

	/** Whether a picture has loaded is told before its page does something about it, and for a root of its own only there. */
	const onLoad = ({ target }: Event): void => {
		if (target instanceof Element) setTimeout(notePicture, 0, target);
	};

	const watched = new WeakSet<Node>();
	const watch = (root: Document | ShadowRoot, mayBeFresh: boolean): void => {
		if (!watched.has(root)) {
			watched.add(root);
			if (root instanceof ShadowRoot) roots.set(root.host, root);
			observer.observe(root, {
				subtree: true,
				childList: true,
				characterDataOldValue: true,
				attributeOldValue: true,
				attributeFilter: ['href', 'src', 'srcset', 'poster', 'contenteditable'],
			});
			for (const type of ['load', 'error']) root.addEventListener(type, onLoad, { capture: true, signal });
		}
		// Also anew: what was in a root is forgotten when its host leaves the page.
		work.add(arrive([...root.childNodes], mayBeFresh));
	};

	watch(page, false);
	signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
