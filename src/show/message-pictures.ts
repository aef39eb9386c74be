import { maximumPicturesPerMessage, maximumPutBacks } from '../shared/limits';
import { text } from '../shared/text';
import { createHost, type Host } from './host';
import type { PlaceKeeper } from './keep-place';
import { isAt, putAt, type Place } from './place';

/** The pictures and chips of one message, in the order of their URLs, in one host element. */
export interface MessagePictures {
	/** Keeps the next place for a URL, so that pictures stand in the order of their URLs, not of their arrival. */
	reserve(key: object): void;
	/** Shows an element for a URL, in place of what was shown for it before. */
	show(key: object, element: HTMLElement): void;
	/** Removes what is shown for a URL; the host goes with the last of them. */
	remove(key: object): void;
	/** Puts the host back where it belongs if the page has moved or removed it. */
	settle(): void;
	readonly isEmpty: boolean;
}

/** Sets up for one block of the page; nothing is put there before there is something to show. */
export function createMessagePictures(page: Document, place: Place, keeper: PlaceKeeper, own: WeakSet<Element>): MessagePictures {
	const slots = new Map<object, HTMLElement | undefined>();
	let host: Host | undefined;
	let all = false;
	let putBacks = 0;

	const open = (): Host => {
		host = createHost(page);
		own.add(host.element);
		// The page's own handlers for clicks on a message are not meant for what we put into it.
		for (const type of ['click', 'auxclick', 'mousedown', 'keydown'])
			host.element.addEventListener(type, (event) => event.stopPropagation());
		return host;
	};

	const render = (): void => {
		const elements = [...slots.values()].filter((element) => element !== undefined);
		if (elements.length === 0) {
			host?.element.remove();
			host = undefined;
			return;
		}
		const { root, element } = host ?? open();
		const frames = page.createElement('div');
		frames.className = 'frames';
		frames.append(...(all ? elements : elements.slice(0, maximumPicturesPerMessage)));
		const more = elements.length - maximumPicturesPerMessage;
		if (!all && more > 0) frames.append(createMore(more));
		root.replaceChildren(frames);
		if (!isAt(place, element)) putAt(place, element);
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
			slots.set(key, undefined);
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
			if (!host || isAt(place, host.element) || !place.block.isConnected || putBacks >= maximumPutBacks) return;
			putBacks += 1;
			keeper.changeNow(place.block, render);
		},
		get isEmpty() {
			return slots.size === 0;
		},
	};
}
