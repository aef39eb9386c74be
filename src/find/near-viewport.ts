import { nearViewportCssPixels } from '../shared/limits';
import { parentOf } from './message-row';

/** Tells when elements come near the visible part of the page, and when they are far from it again. */
export interface NearViewport {
	/** Calls back with the present state, and whenever it changes, until the signal ends. */
	watch(element: Element, onChange: (isNear: boolean) => void, signal: AbortSignal): void;
}

/** One observer for all elements of a page; several callbacks may watch the same element. */
export function createNearViewport(signal: AbortSignal): NearViewport {
	const callbacks = new Map<Element, Set<(isNear: boolean) => void>>();
	const observer = new IntersectionObserver((entries) => {
		for (const entry of entries) {
			for (const callback of callbacks.get(entry.target) ?? []) callback(entry.isIntersecting);
		}
	}, marginInit());
	signal.addEventListener('abort', () => observer.disconnect(), { once: true });

	const unwatch = (element: Element, onChange: (isNear: boolean) => void): void => {
		const known = callbacks.get(element);
		known?.delete(onChange);
		if (!known || known.size > 0) return;
		callbacks.delete(element);
		observer.unobserve(element);
	};

	return {
		watch(element, onChange, watching) {
			const known = callbacks.get(element);
			if (known) known.add(onChange);
			else callbacks.set(element, new Set([onChange]));
			// Observing anew makes the observer tell the present state to a callback that joins later.
			observer.unobserve(element);
			observer.observe(element);
			watching.addEventListener('abort', () => unwatch(element, onChange), { once: true });
		},
	};
}

/**
 * `scrollMargin` (Intersection Observer §3.2) widens the view of the page and of scrolling boxes in it; `rootMargin`, which
 * knows the page's only, would come on top of it there. Firefox has the former since version 141.
 */
function marginInit(): IntersectionObserverInit {
	const margin = `${nearViewportCssPixels}px`;
	return { ['scrollMargin' in IntersectionObserver.prototype ? 'scrollMargin' : 'rootMargin']: margin };
}

/** The element whose box tells where a link or a text stands: one that is `display: contents` has none. */
export function boxOf(node: Node): Element | null {
	let element = node instanceof Element ? node : parentOf(node);
	while (element && getComputedStyle(element).display === 'contents') element = parentOf(element);
	return element;
}
