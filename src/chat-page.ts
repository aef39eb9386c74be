import type { UrlNode } from './find/candidate';
import { createNearViewport } from './find/near-viewport';
import { isPictureOf, pageShows } from './find/page-shows';
import { usableHints } from './find/site-hints';
import { watchPage } from './find/watch-page';
import type { WorkerConnection } from './messages/ask-worker';
import type { PageReport, SiteHints, SiteMode } from './messages/protocol';
import { maximumDevicePixelRatio } from './shared/limits';
import { looksLikePicture } from './shared/looks-like-picture';
import { withoutFragment } from './shared/parse-url';
import { isForWantOfPermission, isTold } from './shared/reasons';
import type { Failure, Result } from './shared/result';
import { text } from './shared/text';
import type { ShownPicture } from './messages/protocol';
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
interface Posted {
	readonly url: URL;
	readonly node: UrlNode;
	readonly fresh: boolean;
	readonly message: MessagePictures;
	/** Ends when the URL leaves the page. */
	readonly life: AbortController;
	outcome?: Result<ShownPicture>;
	isAsking: boolean;
}

/**
 * Takes a page's URLs through their journey: found, near the view, asked of the worker, shown. Ends with the signal,
 * and leaves the page as it would be without us.
 */
export function runChatPage(page: Document, policy: PagePolicy, worker: WorkerConnection, signal: AbortSignal): ChatPage {
	const { mode } = policy;
	const hints = usableHints(policy.hints);
	const own = new WeakSet<Element>();
	const keeper = createPlaceKeeper(page, signal);
	const near = createNearViewport(signal);
	const messages = new Map<Element, MessagePictures>();
	const posted = new Map<UrlNode, Posted[]>();
	const isOwn = (element: Element): boolean => own.has(element);

	const messageFor = (node: UrlNode): MessagePictures | undefined => {
		const place = placeFor(node, hints.rows);
		if (!place) return undefined;
		const known = messages.get(place.block);
		if (known) return known;
		const created = createMessagePictures(page, place, keeper, own);
		messages.set(place.block, created);
		return created;
	};

	const onUrls = (node: UrlNode, urls: readonly URL[], fresh: boolean): void => {
		const message = messageFor(node);
		if (!message) return;
		const entries = urls.map((url): Posted => ({ url, node, fresh, message, life: new AbortController(), isAsking: false }));
		posted.set(node, entries);
		for (const entry of entries) {
			message.reserve(entry);
			const element = elementOf(node);
			if (element) near.watch(element, (isNear) => (isNear ? arrive(entry) : undefined), entry.life.signal);
		}
	};

	const arrive = (entry: Posted): void => {
		if (entry.isAsking || entry.outcome || entry.life.signal.aborted || pageShows(entry.url, entry.node, hints)) return;
		if (mode === 'on') void ask(entry, false);
		else if (looksLikePicture(entry.url)) offer(entry);
	};

	const offer = (entry: Posted): void => {
		const act = (): void => void ask(entry, true);
		entry.message.show(entry, createChip(page, text('ask_sentence', entry.url.hostname), { label: text('action_show'), act }));
	};

	const ask = async (entry: Posted, asked: boolean): Promise<void> => {
		entry.isAsking = true;
		const devicePixelRatio = Math.min(maximumDevicePixelRatio, Math.max(1, page.defaultView?.devicePixelRatio ?? 1));
		const request = { url: withoutFragment(entry.url), fresh: entry.fresh, asked, devicePixelRatio };
		const result = await worker.resolve(request, entry.life.signal);
		entry.isAsking = false;
		if (entry.life.signal.aborted || signal.aborted) return;
		entry.outcome = result;
		if (result.ok) await showPicture(entry, result.value);
		else if (!asked && result.retryAfterMilliseconds !== undefined) askLater(entry, result.retryAfterMilliseconds);
		else showFailure(entry, result);
	};

	const askLater = (entry: Posted, milliseconds: number): void => {
		const timer = setTimeout(() => void ask(entry, false), milliseconds);
		entry.life.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
	};

	const showPicture = async (entry: Posted, picture: ShownPicture): Promise<void> => {
		const frame = await createPictureFrame(page, picture, entry.url);
		if (entry.life.signal.aborted || signal.aborted || pageShows(entry.url, entry.node, hints)) return;
		if (frame) entry.message.show(entry, frame.element);
		else showFailure(entry, { ok: false, reason: 'broken' });
	};

	const showFailure = (entry: Posted, failed: Failure): void => {
		if (!isTold(failed.reason) || !looksLikePicture(entry.url)) return;
		const label = actionLabel(failed.reason);
		const act = (): void => void ask(entry, true);
		const chip = createChip(page, failureSentence(failed, entry.url.hostname), label === undefined ? undefined : { label, act });
		entry.message.show(entry, chip);
	};

	const onGone = (node: UrlNode): void => {
		const entries = posted.get(node) ?? [];
		posted.delete(node);
		for (const entry of entries) {
			entry.life.abort();
			entry.message.remove(entry);
		}
		for (const [block, message] of messages) if (message.isEmpty) messages.delete(block);
	};

	const onPagePicture = (picture: HTMLImageElement): void => {
		for (const [, entries] of posted) {
			for (const entry of entries) {
				if (isPictureOf(picture, entry.url, hints) && pageShows(entry.url, entry.node, hints)) entry.message.remove(entry);
			}
		}
	};

	const onChanged = (): void => {
		for (const message of messages.values()) message.settle();
	};

	watchPage(page, { onUrls, onGone, onPagePicture, onChanged, isOwn, skip: hints.skip }, signal);
	signal.addEventListener('abort', () => [...posted.keys()].forEach(onGone), { once: true });

	return {
		askAgain() {
			for (const entry of [...posted.values()].flat()) {
				if (!entry.outcome || entry.outcome.ok || !isForWantOfPermission(entry.outcome.reason)) continue;
				delete entry.outcome;
				arrive(entry);
			}
		},
		report() {
			const outcomes = [...posted.values()].flat().filter(({ outcome }) => outcome !== undefined);
			return {
				shown: outcomes.filter(({ outcome }) => outcome?.ok).length,
				refused: outcomes.flatMap(({ outcome, url }) =>
					outcome && !outcome.ok && isTold(outcome.reason) && looksLikePicture(url)
						? [{ host: url.hostname, reason: outcome.reason }]
						: [],
				),
			};
		},
	};
}

/** The element whose place on the page is that of a link or a text: a text may stand in a shadow root by itself. */
function elementOf(node: UrlNode): Element | null {
	if (node instanceof Element) return node;
	const root = node.getRootNode();
	return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
