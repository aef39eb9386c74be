import { nearViewportCssPixels } from '../shared/limits';

/** Tells when elements come near the visible part of the page, and when they are far from it again. */
export interface NearViewport {
	watch(element: Element, onChange: (isNear: boolean) => void): void;
	unwatch(element: Element): void;
}

/** `scrollMargin` widens the view of scrolling boxes inside the page as well (Intersection Observer §3.2). */
type ScrollMarginInit = IntersectionObserverInit & { scrollMargin: string };

/** One observer for all elements of a page; several callbacks may watch the same element. */
export function createNearViewport(signal: AbortSignal): NearViewport {
	const callbacks = new Map<Element, Set<(isNear: boolean) => void>>();
	const margin = `${nearViewportCssPixels}px`;
	const init: ScrollMarginInit = { rootMargin: margin, scrollMargin: margin };
	const observer = new IntersectionObserver((entries) => {
		for (const entry of entries) {
			for (const callback of callbacks.get(entry.target) ?? []) callback(entry.isIntersecting);
		}
	}, init);
	signal.addEventListener('abort', () => observer.disconnect(), { once: true });

	return {
		watch(element, onChange) {
			const known = callbacks.get(element);
			if (known) known.add(onChange);
			else callbacks.set(element, new Set([onChange]));
			// Observing anew makes the observer tell the present state to a callback that joins later.
			observer.unobserve(element);
			observer.observe(element);
		},
		unwatch(element) {
			callbacks.delete(element);
			observer.unobserve(element);
		},
	};
}
