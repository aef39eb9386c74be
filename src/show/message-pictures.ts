import { documentOrder } from '../find/parents';
import { maximumPicturesPerMessage, maximumPutBacks, putBacksWithinMilliseconds } from '../shared/limits';
import { text } from '../shared/text';
import { createHost, type Host } from './host';
import type { PlaceKeeper } from './keep-place';
import { layFrames } from './lay-frames';
import { isAt, isFor, type Place } from './place';
import { isWhole, putWhole } from './whole-place';

/** One URL in a message: the link or text that holds it. Several of one node stand in the order they were reserved in. */
export interface PostedIn {
	readonly node: Node;
	/** Called when something may be shown for it: those before it have left room, or the person wants to see all. */
	readonly onTurn: () => void;
}

/** The pictures and chips of one message, in the order of their URLs, in one host element. */
export interface MessagePictures {
	/** Keeps a place for a URL, so that pictures stand in the order of their URLs, not of their arrival. */
	reserve(key: PostedIn): void;
	/** Leaves a URL’s place to others; what is shown for it gives way as soon as that disturbs nobody. */
	pass(key: PostedIn): void;
	/** Whether a URL is among the first ones that have a place, as many as are shown. */
	hasTurn(key: PostedIn): boolean;
	/** Shows an element for a URL, in place of what was shown for it before. */
	show(key: PostedIn, element: HTMLElement): void;
	/** Removes what is shown for a URL; the host goes with the last of them. */
	remove(key: PostedIn): void;
	/**
	 * Puts the host back where it belongs if the page has moved or removed it. A page that does so again and again has its
	 * way: then nothing is shown.
	 */
	settle(): void;
	/** Whether a link or text is still where these pictures belong to. */
	holds(node: Node): boolean;
	readonly isEmpty: boolean;
	/** Whether there is something to show and the page leaves no room for it. */
	readonly isCrowdedOut: boolean;
}

/**
 * Sets up for one block of the page; nothing is put there before there is something to show, and as long as there is, it is
 * among `placed`. `rows` is the selector of what its site is known to have as messages.
 */
export function createMessagePictures(
	page: Document,
	place: Place,
	rows: string,
	keeper: PlaceKeeper,
	own: WeakSet<Element>,
	placed: Set<MessagePictures>,
): MessagePictures {
	/** What is shown for URLs; undefined where it may yet come, null where the place is left to others. */
	const slots = new Map<PostedIn, HTMLElement | null | undefined>();
	let sorted: readonly PostedIn[] | undefined;
	let host: Host | undefined;
	let laid: readonly HTMLElement[] = [];
	/** Where the host is; undefined where it is nowhere, for want of room or by the page's will. */
	let current: Place | undefined;
	let most = maximumPicturesPerMessage;
	let putBacks = 0;
	let putBackAt = 0;

	const open = (): Host => {
		host = createHost(page);
		const frames = page.createElement('div');
		frames.className = 'frames';
		// Chats have their messages read out as they come; what we add to one is not to be heard after it.
		frames.ariaLive = 'off';
		host.root.append(frames);
		own.add(host.element);
		placed.add(pictures);
		// The page's own handlers for clicks on a message are not meant for what we put into it.
		for (const type of ['click', 'auxclick', 'contextmenu', 'mousedown', 'keydown'])
			host.element.addEventListener(type, (event) => event.stopPropagation());
		return host;
	};

	const inOrder = (): readonly PostedIn[] => {
		sorted ??= [...slots.keys()].filter((key) => slots.get(key) !== null).toSorted((one, other) => documentOrder(one.node, other.node));
		return sorted;
	};

	/** Calls those whose turn it is, once all have gone that go together. */
	const goOn = (): void =>
		queueMicrotask(() => {
			for (const key of inOrder().slice(0, most)) if (!slots.get(key)) key.onTurn();
		});

	const render = function* (): Generator<void, void, void> {
		if (putBacks > maximumPutBacks) return;
		sorted = undefined;
		const keys = inOrder();
		const shown = keys.filter((key) => slots.get(key)).slice(0, most);
		if (shown.length === 0) {
			host?.element.remove();
			host = undefined;
			placed.delete(pictures);
			return;
		}
		const { root, element } = host ?? open();
		// Who points has no use for it: there it would only bring the controls.
		const focused = laid.findIndex((child) => child.contains(root.querySelector(':focus-visible')));
		laid = shown.flatMap((key) => slots.get(key) ?? []);
		const more = keys.length - new Set([...shown, ...keys.slice(0, most)]).size;
		if (more > 0) laid = [...laid, createMore(more)];
		for (const frames of root.children) layFrames(frames, laid);
		yield;
		if (!current || !isAt(current, element) || !isWhole(current, element, rows)) current = yield* putWhole(place, element, rows);
		// What had the focus may have moved with the host, or given way to what stands in its place now.
		const next = laid.slice(0, focused + 1).at(-1);
		if (!root.activeElement) (next?.querySelector('button') ?? next)?.focus({ preventScroll: true });
	};

	const createMore = (count: number): HTMLElement => {
		const button = page.createElement('button');
		button.type = 'button';
		button.className = 'more';
		button.textContent = text('more_pictures', String(count));
		button.addEventListener('click', (event) => {
			if (!event.isTrusted) return;
			most = Infinity;
			keeper.changeNow(place.block, render);
			goOn();
		});
		return button;
	};

	const pictures: MessagePictures = {
		reserve(key) {
			if (slots.has(key) && slots.get(key) !== null) return;
			slots.set(key, undefined);
			sorted = undefined;
			// There may be one more behind the button.
			if (host) keeper.change(place.block, render);
		},
		pass(key) {
			slots.set(key, null);
			sorted = undefined;
			if (host) keeper.change(place.block, render);
			goOn();
		},
		hasTurn: (key) => inOrder().slice(0, most).includes(key),
		show(key, element) {
			if (!slots.has(key)) return;
			slots.set(key, element);
			keeper.change(place.block, render);
		},
		remove(key) {
			if (!slots.has(key)) return;
			slots.delete(key);
			sorted = undefined;
			if (host && place.block.isConnected) keeper.changeNow(place.block, render);
			else if (host) render().next();
			goOn();
		},
		settle() {
			if (!host || !current || isAt(current, host.element) || !place.block.isConnected) return;
			const now = performance.now();
			if (now - putBackAt > putBacksWithinMilliseconds) putBacks = 0;
			putBackAt = now;
			putBacks += 1;
			if (putBacks <= maximumPutBacks) return keeper.changeNow(place.block, render);
			host.element.remove();
			placed.delete(pictures);
			current = undefined;
		},
		holds: (node) => isFor(place, node),
		get isEmpty() {
			return slots.size === 0;
		},
		get isCrowdedOut() {
			return host !== undefined && !current;
		},
	};
	return pictures;
}
