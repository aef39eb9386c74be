import type { UrlNode } from './find/candidate';
import { isEncrypted } from './find/encrypted';
import { createLogOrder } from './find/freshness';
import { rowOf } from './find/message-row';
import { boxOf, createNearViewport } from './find/near-viewport';
import { addressesOf, pageShows } from './find/page-shows';
import { createPostedIndex, type PostedUrl } from './find/posted';
import { usableHints } from './find/site-hints';
import { watchPage } from './find/watch-page';
import type { WorkerConnection } from './messages/ask-worker';
import type { ShownPicture, SiteHints, SiteMode } from './messages/from-worker';
import type { PageReport } from './messages/protocol';
import { maximumDevicePixelRatio } from './shared/limits';
import { looksLikePicture } from './shared/looks-like-picture';
import { withoutFragment } from './shared/parse-url';
import { isForWantOfPermission, isTold } from './shared/reasons';
import { failure, type Failure, type Result } from './shared/result';
import { text } from './shared/text';
import { actionLabel, createChip, failureSentence } from './show/chip';
import { createPlaceKeeper } from './show/keep-place';
import { createMessagePictures, type MessagePictures } from './show/message-pictures';
import { createPictureFrame } from './show/picture-frame';
import { placeFor } from './show/place';

/** What a page's script is to do there, and what is known of the page. */
export interface PagePolicy {
	readonly mode: Exclude<SiteMode, 'off'>;
	readonly hints: SiteHints;
}

/** A chat's page while we are on there. */
export interface ChatPage {
	/** What is shown and what was refused, for the popup. */
	report(): PageReport;
	/** Takes up again what was refused for want of a permission: it may be allowed now. */
	askAgain(): void;
}

/** One URL in one message, from its discovery to its picture. */
interface Posted extends PostedUrl {
	readonly url: URL;
	readonly fresh: boolean;
	readonly block: Element;
	readonly message: MessagePictures;
	/** Ends when the URL leaves the page. */
	readonly life: AbortController;
	isNear: boolean;
	isOffered: boolean;
	/** Whether the page shows the picture itself. */
	isPages: boolean;
	/** While it is asked for, or waits to be asked for again. */
	asking?: AbortController;
	outcome?: Result<ShownPicture>;
}

/**
 * Takes a page's URLs through their journey: found, near the view, asked of the worker, shown. Ends with the signal,
 * and leaves the page as it would be without us.
 */
export function runChatPage(page: Document, policy: PagePolicy, worker: WorkerConnection, signal: AbortSignal): ChatPage {
	const { mode } = policy;
	const hints = usableHints(policy.hints);
	const own = new WeakSet<Element>();
	const keeper = createPlaceKeeper(page, own, signal);
	const near = createNearViewport(signal);
	const messages = new Map<Node, MessagePictures>();
	const posted = createPostedIndex<Posted>();
	const isNewest = createLogOrder();

	const onUrls = (node: UrlNode, urls: readonly URL[], fresh: boolean): void => {
		const known = posted.at(node);
		// A text that grows keeps the pictures it has.
		const firstNew = urls.findIndex(({ href }, index) => known[index]?.url.href !== href);
		const kept = firstNew < 0 ? urls.length : firstNew;
		known.slice(kept).forEach(leave);
		const place = placeFor(node, hints.rows);
		if (!place) return;
		const { block } = place;
		const message = messages.get(block) ?? createMessagePictures(page, place, keeper, own);
		messages.set(block, message);
		const row = rowOf(node, hints.rows);
		const isNews = (!row || isNewest(row)) && fresh;
		for (const url of urls.slice(kept)) {
			const life = new AbortController();
			const name = withoutFragment(url);
			const entry = { node, url, name, row, fresh: isNews, block, message, life, isNear: false, isOffered: false, isPages: false };
			message.reserve(entry);
			if (posted.add(entry)) begin(entry);
		}
	};

	const begin = (entry: Posted): void => {
		const box = boxOf(entry.node);
		if (!box) return;
		const onChange = (isNear: boolean): void => {
			entry.isNear = isNear;
			if (isNear) arrive(entry);
			else giveUp(entry);
		};
		near.watch(box, onChange, entry.life.signal);
	};

	const arrive = (entry: Posted): void => {
		if (entry.asking || entry.outcome || entry.isOffered || entry.life.signal.aborted) return;
		entry.isPages = pageShows(entry.url, entry.node, entry.row, hints);
		if (entry.isPages) return;
		// Nothing of such a URL but its host is told to anybody: it carries its key.
		if (isEncrypted(entry.url)) settle(entry, failure('encrypted'));
		else if (mode === 'on') void ask(entry, false);
		else if (looksLikePicture(entry.url)) offer(entry);
	};

	/** Ends what is under way unasked; it is taken up again when the message comes near. */
	const giveUp = (entry: Posted): void => {
		if (!entry.asking) return;
		entry.asking.abort();
		delete entry.asking;
		delete entry.outcome;
	};

	const offer = (entry: Posted): void => {
		entry.isOffered = true;
		const act = (): void => void ask(entry, true);
		entry.message.show(entry, createChip(page, text('ask_sentence', entry.url.hostname), { label: text('action_show'), act }));
	};

	const ask = async (entry: Posted, asked: boolean): Promise<void> => {
		giveUp(entry);
		const asking = new AbortController();
		// What the person asked for is not given up by scrolling.
		if (!asked) entry.asking = asking;
		entry.life.signal.addEventListener('abort', () => asking.abort(), { once: true });
		const devicePixelRatio = Math.min(maximumDevicePixelRatio, Math.max(1, page.defaultView?.devicePixelRatio ?? 1));
		const request = { url: entry.name, fresh: entry.fresh, asked, devicePixelRatio };
		const result = await worker.resolve(request, asking.signal);
		if (asking.signal.aborted || signal.aborted) return;
		if (!asked && !result.ok && result.retryAfterMilliseconds !== undefined) {
			entry.outcome = result;
			const timer = setTimeout(() => void ask(entry, false), result.retryAfterMilliseconds);
			asking.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
			return;
		}
		delete entry.asking;
		settle(entry, result);
	};

	const settle = (entry: Posted, result: Result<ShownPicture>): void => {
		entry.outcome = result;
		if (result.ok) void showPicture(entry, result.value);
		else showFailure(entry, result);
	};

	const showPicture = async (entry: Posted, picture: ShownPicture): Promise<void> => {
		const frame = await createPictureFrame(page, picture, entry.url);
		if (entry.life.signal.aborted || signal.aborted) return;
		if (!frame) showFailure(entry, { ok: false, reason: 'broken' });
		else if (!follow(entry)) entry.message.show(entry, frame.element);
	};

	const showFailure = (entry: Posted, failed: Failure): void => {
		if (!isTold(failed.reason) || !looksLikePicture(entry.url)) return;
		const label = actionLabel(failed.reason);
		const act = (): void => void ask(entry, true);
		const chip = createChip(page, failureSentence(failed, entry.url.hostname), label === undefined ? undefined : { label, act });
		entry.message.show(entry, chip);
	};

	/** Gives way to the page's own picture, and takes its place when that fails; returns whether the page shows it. */
	const follow = (entry: Posted): boolean => {
		const isPages = pageShows(entry.url, entry.node, entry.row, hints);
		if (isPages && !entry.isPages) {
			giveUp(entry);
			delete entry.outcome;
			entry.isOffered = false;
			entry.message.remove(entry);
			entry.message.reserve(entry);
		}
		entry.isPages = isPages;
		if (!isPages && entry.isNear) arrive(entry);
		return isPages;
	};

	const leave = (entry: Posted): void => {
		const next = posted.remove(entry);
		entry.life.abort();
		entry.message.remove(entry);
		if (entry.message.isEmpty) messages.delete(entry.block);
		if (next) begin(next);
	};

	const onGone = (node: UrlNode): void => posted.at(node).forEach(leave);

	/** Takes the pictures of a link that the page has moved to another message along. */
	const followMoved = (moved: Node): void => {
		for (const node of urlNodesIn(moved)) {
			const entries = posted.at(node);
			const [first] = entries;
			if (!first || first.message.holds(node)) continue;
			const urls = entries.map(({ url }) => url);
			onGone(node);
			onUrls(node, urls, first.fresh);
		}
	};

	const onPagePicture = (picture: Element): void => {
		for (const address of new Set(addressesOf(picture, hints))) {
			for (const entry of posted.named(address)) follow(entry);
		}
	};

	const onChanged = (nodes: ReadonlySet<Node>): void => {
		for (const node of nodes) followMoved(node);
		// A host may stand some way from its block, so each is looked after; one that is in its place costs a comparison.
		for (const message of messages.values()) message.settle();
	};

	watchPage(page, { onUrls, onGone, onPagePicture, onChanged, isOwn: (element) => own.has(element), skip: hints.skip }, signal);
	signal.addEventListener('abort', () => posted.all().forEach(leave), { once: true });

	return {
		askAgain() {
			for (const entry of posted.all()) {
				if (!entry.outcome || entry.outcome.ok || !isForWantOfPermission(entry.outcome.reason)) continue;
				delete entry.outcome;
				if (entry.isNear) arrive(entry);
			}
		},
		report() {
			const outcomes = posted.all().flatMap(({ outcome, url }) => (outcome ? [{ outcome, url }] : []));
			return {
				shown: outcomes.filter(({ outcome }) => outcome.ok).length,
				refused: outcomes.flatMap(({ outcome, url }) =>
					!outcome.ok && isTold(outcome.reason) && looksLikePicture(url) ? [{ host: url.hostname, reason: outcome.reason }] : [],
				),
			};
		},
	};
}

/** The links and texts that a node is, or that are the links in it. */
function urlNodesIn(node: Node): UrlNode[] {
	if (node instanceof Text || node instanceof HTMLAnchorElement) return [node];
	return node instanceof Element ? [...node.querySelectorAll<HTMLAnchorElement>('a[href]')] : [];
}
