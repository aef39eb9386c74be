import { createAsking } from './ask-for-picture';
import { urlNodesIn, type UrlNode } from './find/candidate';
import { createLogOrder } from './find/freshness';
import { rowOf } from './find/message-row';
import { boxOf, createNearViewport } from './find/near-viewport';
import { addressesOf } from './find/page-shows';
import { createPostedIndex } from './find/posted';
import { usableHints } from './find/site-hints';
import { watchPage } from './find/watch-page';
import type { WorkerConnection } from './messages/ask-worker';
import type { Look, PagePolicy } from './shared/page-policy';
import type { PageReport } from './messages/protocol';
import { reportOf } from './page-report';
import type { Posted } from './posted-picture';
import { withoutFragment } from './shared/parse-url';
import { isBlurred, screenDensity, watchDensity } from './show/density';
import { setLook } from './show/host';
import { createShowing } from './show-posted';
import { createPlaceKeeper } from './show/keep-place';
import { createMessagePictures, type MessagePictures } from './show/message-pictures';
import { placeFor } from './show/place';
import { looksLikePicture } from './shared/looks-like-picture';
import { openToolsDoor, type ToolsDoor } from './show/tools-door';

/** A chat's page while we are on there. */
export interface ChatPage {
	/** What is shown and what was refused, for the popup. */
	report(): PageReport;
	/** Takes up again what was refused, which may be allowed now, and what is shown, which may not be any more. */
	askAgain(): void;
	/** Shows everything in another way. */
	setLook(look: Look): void;
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
	const order = createLogOrder();
	const placed = new Set<MessagePictures>();
	const askFor = (name: string): void => {
		for (const entry of posted.named(name)) if (!entry.outcome?.ok) void ask(entry, true);
	};
	let { look } = policy;
	const asking = createAsking(
		worker,
		() => screenDensity(look.scale),
		// The newest message that was there before us may have come a moment before us.
		({ fresh, row, block }) => fresh || (order.isNewest(row) && !keeper.isScrolledThrough(block)),
		(entry, result, asked) => showing.settle(entry, result, asked),
	);
	const { ask, giveUp } = asking;
	const door: ToolsDoor = { posted: () => posted.all(), ask: askFor, looksLikePicture, worker, own, signal };
	const showing = createShowing(
		page,
		hints,
		asking,
		() => look.scale,
		openToolsDoor(door),
		(entry) => arrive(entry),
	);
	setLook(look);

	const onUrls = (node: UrlNode, urls: readonly URL[], fresh: boolean): void => {
		const known = posted.at(node);
		// A text that grows keeps the pictures it has.
		const firstNew = urls.findIndex(({ href }, index) => known[index]?.url.href !== href);
		const kept = firstNew < 0 ? urls.length : firstNew;
		known.slice(kept).forEach(leave);
		const place = placeFor(node, hints.rows);
		if (!place) return;
		const { block } = place;
		const message = messages.get(block) ?? createMessagePictures(page, place, hints.rows, keeper, own, placed);
		messages.set(block, message);
		const row = rowOf(node, hints.rows);
		const isNews = order.note(row) && fresh && !keeper.isScrolledThrough(block);
		for (const url of urls.slice(kept)) {
			const life = new AbortController();
			const name = withoutFragment(url);
			const onTurn = (): void => void (entry.isNear && arrive(entry));
			const entry: Posted = { node, url, name, row, fresh: isNews, block, message, life, onTurn, isNear: false, isPages: false };
			if (posted.add(entry)) begin(entry);
			else message.pass(entry);
		}
	};

	const begin = (entry: Posted): void => {
		entry.message.reserve(entry);
		const box = boxOf(entry.node, entry.block.localName === 'br');
		if (!box) return;
		const onChange = (isNear: boolean): void => {
			entry.isNear = isNear;
			if (isNear) arrive(entry);
			// What the person asked for is not given up by scrolling.
			else if (!entry.isWanted) giveUp(entry);
		};
		near.watch(box, onChange, entry.fresh, entry.life.signal);
	};

	const arrive = (entry: Posted): void => {
		const { outcome } = entry;
		if (entry.asking || entry.life.signal.aborted) return;
		if (outcome?.ok && !entry.isHidden && (entry.density === 0 || isBlurred(outcome.value, screenDensity(look.scale), entry.density)))
			void ask(entry, policy.mode === 'ask');
		if (outcome) return;
		entry.isPages = showing.isPagesOwn(entry);
		if (entry.isPages) return entry.message.pass(entry);
		entry.message.reserve(entry);
		if (entry.message.hasTurn(entry)) void ask(entry, false);
	};

	const leave = (entry: Posted): void => {
		const next = posted.remove(entry);
		giveUp(entry);
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
		for (const entry of new Set([...named, ...posted.around(picture)])) showing.follow(entry);
	};

	const onChanged = (moved: Iterable<Node>): void => {
		for (const node of moved) followMoved(node);
		// A host may stand some way from its block, so each is looked after; one that is in its place costs a comparison.
		for (const message of placed) message.settle();
	};

	watchPage(page, { onUrls, onGone, onPagePicture, onChanged, isOwn: (element) => own.has(element), skip: hints.skip }, signal);
	watchDensity(() => posted.all().forEach((entry) => entry.isNear && arrive(entry)), signal);
	signal.addEventListener('abort', () => posted.all().forEach(leave), { once: true });

	return {
		askAgain() {
			for (const entry of posted.all()) {
				if (!entry.outcome) continue;
				if (entry.outcome.ok) entry.density = 0;
				else delete entry.outcome;
				if (entry.isNear) arrive(entry);
			}
		},
		setLook(next) {
			const isResized = next.scale !== look.scale;
			look = next;
			setLook(next);
			if (next.isHidden) door.tools?.rest();
			for (const entry of isResized ? posted.all() : []) {
				if (!entry.outcome?.ok) continue;
				void showing.showPicture(entry, entry.outcome.value);
				if (entry.isNear) arrive(entry);
			}
		},
		report: () => reportOf(posted.all()),
	};
}
