import { candidateUrls, type UrlNode } from './candidate';
import { scan } from './scan';
import { createSlicedWork } from './slices';

/** What a page's changes mean for its URLs. */
export interface PageListener {
	/** A link or text holds these URLs, now or anew; `fresh` if it came after the page's first scan. */
	onUrls(node: UrlNode, urls: readonly URL[], fresh: boolean): void;
	/** A link or text has gone from the page, or holds no URL any more. */
	onGone(node: UrlNode): void;
	/** The page put in a picture of its own, or gave one a new address. */
	onPagePicture(picture: HTMLImageElement): void;
	/** Called after each batch of the page's changes, when our own elements may have been moved or removed. */
	onChanged(): void;
	/** Whether an element is one of our own. */
	isOwn(element: Element): boolean;
	/** Selector of what this site has that is no message, beside what is none anywhere. */
	readonly skip?: string | undefined;
}

/** Watches a document, and the open shadow roots in it, until the signal ends. One observer, in batches. */
export function watchPage(page: Document, listener: PageListener, signal: AbortSignal): void {
	const holders = new Map<UrlNode, string>();
	const work = createSlicedWork(signal);
	const pageUrl = new URL(page.URL);
	let fresh = false;

	const look = (node: UrlNode): void => {
		const urls = candidateUrls(node, pageUrl);
		const found = urls.map(({ href }) => href).join('\n');
		const known = holders.get(node) ?? '';
		if (found === known) return;
		if (known !== '') forget(node);
		if (found === '') return;
		holders.set(node, found);
		listener.onUrls(node, urls, fresh);
	};

	const forget = (node: UrlNode): void => {
		holders.delete(node);
		listener.onGone(node);
	};

	const observer = new MutationObserver((records) => {
		let removed = false;
		let foreign = false;
		for (const record of records) {
			if (record.removedNodes.length > 0) removed = true;
			if (record.type !== 'childList') {
				foreign = true;
				lookAgain(record.target);
				continue;
			}
			for (const node of record.addedNodes) {
				if (node instanceof Element && listener.isOwn(node)) continue;
				foreign = true;
				notePictures(node);
				if (node.isConnected) work.add(scan(node, visitor));
				// A picture put into a link makes it the page's own showing of that picture.
				const link = node instanceof Element ? node.parentElement?.closest('a') : undefined;
				if (link && holders.has(link)) look(link);
			}
		}
		if (removed) for (const node of holders.keys()) if (!node.isConnected) forget(node);
		if (removed || foreign) listener.onChanged();
	});

	const lookAgain = (target: Node): void => {
		if (target instanceof HTMLImageElement) listener.onPagePicture(target);
		else if (target instanceof HTMLAnchorElement && holders.has(target) && !target.hasAttribute('href')) forget(target);
		else if (target instanceof Text || target instanceof HTMLAnchorElement) work.add(scan(target, visitor));
	};

	const notePictures = (node: Node): void => {
		if (node instanceof HTMLImageElement) listener.onPagePicture(node);
		else if (node instanceof Element) for (const picture of node.getElementsByTagName('img')) listener.onPagePicture(picture);
	};

	const watched = new WeakSet<Node>();
	const watch = (root: Document | ShadowRoot): void => {
		if (watched.has(root)) return;
		watched.add(root);
		observer.observe(root, {
			subtree: true,
			childList: true,
			characterData: true,
			attributes: true,
			attributeFilter: ['href', 'src', 'srcset'],
		});
		for (const child of root.childNodes) work.add(scan(child, visitor));
	};

	const visitor = {
		onUrlNode: look,
		onShadowRoot: watch,
		isOwn: (element: Element) => listener.isOwn(element),
		skip: listener.skip,
	};

	watch(page);
	work.add(
		(function* () {
			fresh = true;
		})(),
	);
	signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
