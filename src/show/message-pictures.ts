import { maximumPicturesPerMessage, maximumPutBacks, putBacksWithinMilliseconds } from '../shared/limits';
import { text } from '../shared/text';
import { createHost, type Host } from './host';
import type { PlaceKeeper } from './keep-place';
import { isAt, isFor, type Place } from './place';
import { isWhole, putWhole } from './whole-place';

/** One URL in a message: the link or text that holds it. Several of one node stand in the order they were reserved in. */
export interface PostedIn {
	readonly node: Node;
}

/** The pictures and chips of one message, in the order of their URLs, in one host element. */
export interface MessagePictures {
	/**
	 * Keeps a place for a URL, so that pictures stand in the order of their URLs, not of their arrival. What is shown for it
	 * gives way as soon as that disturbs nobody.
	 */
	reserve(key: PostedIn): void;
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

/** Sets up for one block of the page; nothing is put there before there is something to show. */
export function createMessagePictures(page: Document, place: Place, keeper: PlaceKeeper, own: WeakSet<Element>): MessagePictures {
	const slots = new Map<PostedIn, HTMLElement | undefined>();
	let host: Host | undefined;
	/** Where the host is; undefined where it is nowhere, for want of room or by the page's will. */
	let current: Place | undefined;
	let all = false;
	let putBacks = 0;
	let putBackAt = 0;

	const open = (): Host => {
		host = createHost(page);
		own.add(host.element);
		// The page's own handlers for clicks on a message are not meant for what we put into it.
		for (const type of ['click', 'auxclick', 'mousedown', 'keydown'])
			host.element.addEventListener(type, (event) => event.stopPropagation());
		return host;
	};

	const render = (): void => {
		if (putBacks > maximumPutBacks) return;
		const elements = [...slots].toSorted(([one], [other]) => order(one.node, other.node)).flatMap(([, element]) => element ?? []);
		if (elements.length === 0) {
			host?.element.remove();
			host = undefined;
			return;
		}
		const { root, element } = host ?? open();
		const frames = page.createElement('div');
		frames.className = 'frames';
		// Chats have their messages read out as they come; what we add to one is not to be heard after it.
		frames.ariaLive = 'off';
		frames.append(...(all ? elements : elements.slice(0, maximumPicturesPerMessage)));
		const more = elements.length - maximumPicturesPerMessage;
		if (!all && more > 0) frames.append(createMore(more));
		root.replaceChildren(frames);
		if (!current || !isAt(current, element) || !isWhole(current, element)) current = putWhole(place, element);
	};

	const createMore = (count: number): HTMLElement => {
		const button = page.createElement('button');
		button.type = 'button';
		button.className = 'more';
		button.textContent = text('more_pictures', String(count));
		button.addEventListener('click', (event) => {
			if (!event.isTrusted) return;
			all = true;
			keeper.changeNow(place.block, render);
		});
		return button;
	};

	return {
		reserve(key) {
			const shown = slots.get(key);
			if (!shown) return void slots.set(key, undefined);
			keeper.change(place.block, () => {
				if (slots.get(key) !== shown) return;
				slots.set(key, undefined);
				render();
			});
		},
		show(key, element) {
			if (!slots.has(key)) return;
			slots.set(key, element);
			keeper.change(place.block, render);
		},
		remove(key) {
			if (!slots.has(key)) return;
			const wasShown = slots.get(key) !== undefined;
			slots.delete(key);
			if (!wasShown) return;
			if (place.block.isConnected) keeper.changeNow(place.block, render);
			else render();
		},
		settle() {
			if (!host || !current || isAt(current, host.element) || !place.block.isConnected) return;
			const now = performance.now();
			if (now - putBackAt > putBacksWithinMilliseconds) putBacks = 0;
			putBackAt = now;
			putBacks += 1;
			if (putBacks <= maximumPutBacks) return keeper.changeNow(place.block, render);
			host.element.remove();
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
}

/** Of two nodes the earlier one first, as a comparison for sorting. */
function order(one: Node, other: Node): number {
	const position = one.compareDocumentPosition(other);
	return (position & Node.DOCUMENT_POSITION_PRECEDING) - (position & Node.DOCUMENT_POSITION_FOLLOWING);
}
