import { urlNodesIn, type UrlNode } from './find/candidate';
import { createLogOrder } from './find/freshness';
import { rowOf } from './find/message-row';
import { boxOf, createNearViewport } from './find/near-viewport';
import { addressesOf, pageShows } from './find/page-shows';
import { pageShowsSame } from './find/same-pixels';
import { createPostedIndex, type PostedUrl } from './find/posted';
import { usableHints } from './find/site-hints';
import { watchPage } from './find/watch-page';
import type { ResolveQuestion, WorkerConnection } from './messages/ask-worker';
import type { ShownPicture, SiteHints, SiteMode } from './messages/from-worker';
import type { PageReport } from './messages/protocol';
import { isEncrypted } from './shared/encrypted-url';
import { withoutFragment } from './shared/parse-url';
import { isTold } from './shared/reasons';
import { failure, type Failure, type Result } from './shared/result';
import { actionLabel, createChip, failureSentence } from './show/chip';
import { isBlurred, screenDensity, watchDensity } from './show/density';
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
	/** Takes up again what was refused: it may be allowed now. */
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
	/** Whether the page shows the picture itself. */
	isPages: boolean;
	/** The density of the screen that it was last made for. */
	density?: number;
	/** While it is asked for, or waits to be asked for again. */
	asking?: AbortController;
	outcome?: Result<ShownPicture>;
	/** What is shown, or was until the page showed the same. */
	shown?: HTMLImageElement;
}

/**
 * Takes a page's URLs through their journey: found, near the view, asked of the worker, shown. Ends with the signal,
 * and leaves the page as it would be without us.
 */
export function runChatPage(page: Document, policy: PagePolicy, worker: WorkerConnection, signal: AbortSignal): ChatPage {
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
			const entry = { node, url, name, row, fresh: isNews, block, message, life, isNear: false, isPages: false };
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
		const { outcome } = entry;
		if (entry.asking || entry.life.signal.aborted) return;
		if (outcome?.ok && isBlurred(outcome.value, entry.density)) void ask(entry, policy.mode === 'ask');
		if (outcome) return;
		entry.isPages = pageShows(entry.url, entry.node, entry.row, hints);
		if (!entry.isPages) void ask(entry, false);
	};

	/** Ends what is under way unasked; it is taken up again when the message comes near. */
	const giveUp = (entry: Posted): void => {
		if (!entry.asking) return;
		entry.asking.abort();
		delete entry.asking;
		if (!entry.outcome?.ok) delete entry.outcome;
	};

	const ask = async (entry: Posted, asked: boolean): Promise<void> => {
		giveUp(entry);
		const asking = new AbortController();
		// What the person asked for is not given up by scrolling.
		if (!asked) entry.asking = asking;
		entry.life.signal.addEventListener('abort', () => asking.abort(), { once: true });
		const devicePixelRatio = screenDensity();
		// A key is told to the worker alone, which keeps it to itself.
		const url = isEncrypted(entry.url) ? entry.url.href : entry.name;
		const request: ResolveQuestion = { url, fresh: entry.fresh, asked, size: 'thumbnail', devicePixelRatio };
		const result = await worker.resolve(request, asking.signal);
		if (asking.signal.aborted || signal.aborted) return;
		entry.density = devicePixelRatio;
		if (!asked && !result.ok && !entry.outcome?.ok && result.retryAfterMilliseconds !== undefined) {
			entry.outcome = result;
			const timer = setTimeout(() => void ask(entry, false), result.retryAfterMilliseconds);
			asking.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
			return;
		}
		delete entry.asking;
		// What is shown stays, if it cannot be had any sharper.
		if (result.ok || !entry.outcome?.ok) settle(entry, result, asked);
	};

	const settle = (entry: Posted, result: Result<ShownPicture>, asked = false): void => {
		entry.outcome = result;
		if (result.ok) void showPicture(entry, result.value);
		else if (asked || isTold(result.reason)) showFailure(entry, result);
	};

	const showPicture = async (entry: Posted, picture: ShownPicture): Promise<void> => {
		const frame = await createPictureFrame(page, picture, entry.url);
		if (entry.life.signal.aborted || signal.aborted) return;
		if (!frame) return showFailure(entry, { ok: false, reason: 'broken' });
		entry.shown = frame.image;
		if (!follow(entry)) entry.message.show(entry, frame.element);
	};

	const showFailure = (entry: Posted, failed: Failure): void => {
		const label = actionLabel(failed.reason);
		const act = (): void => void ask(entry, true);
		const chip = createChip(
			page,
			failureSentence(failed, failed.host ?? entry.url.hostname),
			label === undefined ? undefined : { label, act },
		);
		entry.message.show(entry, chip);
	};

	/** Gives way to the page's own picture, and takes its place when that fails; returns whether the page shows it. */
	const follow = (entry: Posted): boolean => {
		const { url, node, row, shown } = entry;
		const isPages = pageShows(url, node, row, hints) || (shown !== undefined && pageShowsSame(shown, row));
		if (isPages && !entry.isPages) {
			giveUp(entry);
			delete entry.outcome;
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
		const named = addressesOf(picture, hints).flatMap((address) => [...posted.named(address)]);
		for (const entry of new Set([...named, ...posted.around(picture)])) follow(entry);
	};

	const onChanged = (nodes: ReadonlySet<Node>): void => {
		for (const node of nodes) followMoved(node);
		// A host may stand some way from its block, so each is looked after; one that is in its place costs a comparison.
		for (const message of messages.values()) message.settle();
	};

	watchPage(page, { onUrls, onGone, onPagePicture, onChanged, isOwn: (element) => own.has(element), skip: hints.skip }, signal);
	watchDensity(() => posted.all().forEach((entry) => entry.isNear && arrive(entry)), signal);
	signal.addEventListener('abort', () => posted.all().forEach(leave), { once: true });

	return {
		askAgain() {
			for (const entry of posted.all()) {
				if (!entry.outcome || entry.outcome.ok) continue;
				delete entry.outcome;
				if (entry.isNear) arrive(entry);
			}
		},
		report() {
			// What the person has blocked is told of here alone: the page stays as it is.
			const told = posted.all().flatMap(({ outcome, url, message }) => {
				const failed = outcome && failureOf(outcome, message);
				const isTellable = outcome && (!failed || isTold(failed.reason) || failed.reason === 'host-blocked');
				return isTellable ? [{ host: url.hostname, failed }] : [];
			});
			return {
				hosts: [...new Set(told.map(({ host }) => host))],
				shown: told.filter(({ failed }) => !failed).length,
				refused: told.flatMap(({ failed, host }) => (failed ? [{ host: failed.host ?? host, reason: failed.reason }] : [])),
			};
		},
	};
}

/** Why a picture is not on the page; undefined where it is. */
function failureOf(outcome: Result<ShownPicture>, message: MessagePictures): Failure | undefined {
	if (!outcome.ok) return outcome;
	return message.isCrowdedOut ? failure('no-room') : undefined;
}
