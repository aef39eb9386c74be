import { nearIntervalMilliseconds, nearViewportCssPixels, passingMilliseconds } from '../shared/limits';
import { parentOf } from './message-row';
import { createSlicedWork } from './slices';

type Callback = (isNear: boolean) => void;

/** Tells when elements come near the visible part of the page, and when they are far from it again. */
export interface NearViewport {
	/**
	 * Calls back whenever the state changes, and with the present one, until the signal ends. That an element is near is told at
	 * once where this is urgent; else when it has stayed so for a moment, for a history passes by while it is put in or scrolled
	 * through.
	 */
	watch(element: Element, onChange: Callback, isUrgent: boolean, signal: AbortSignal): void;
}

/** One observer for all elements of a page; several callbacks may watch the same element. */
export function createNearViewport(signal: AbortSignal): NearViewport {
	/** Of each element what is called back, and whether at once. */
	const callbacks = new Map<Element, Map<Callback, boolean>>();
	const near = new Set<Element>();
	const work = createSlicedWork(signal);

	/** Tells what has stayed, a few at a time: each may be asked for. */
	function* tellStayed(elements: Iterable<Element>): Generator<void, void, void> {
		for (const element of elements)
			for (const [callback, isUrgent] of callbacks.get(element) ?? []) {
				if (!isUrgent && near.has(element)) callback(true);
				yield;
			}
	}

	const observer = new IntersectionObserver((entries) => {
		const come = new Set<Element>();
		for (const { target, isIntersecting } of entries) {
			if (isIntersecting) near.add(target);
			else near.delete(target);
			for (const [callback, isUrgent] of callbacks.get(target) ?? []) {
				if (!isIntersecting || isUrgent) callback(isIntersecting);
				else come.add(target);
			}
		}
		if (come.size > 0) setTimeout(() => work.add(tellStayed(come)), passingMilliseconds);
	}, watching());
	signal.addEventListener('abort', () => observer.disconnect(), { once: true });

	const unwatch = (element: Element, onChange: Callback): void => {
		const known = callbacks.get(element);
		known?.delete(onChange);
		if (!known || known.size > 0) return;
		callbacks.delete(element);
		near.delete(element);
		observer.unobserve(element);
	};

	return {
		watch(element, onChange, isUrgent, watching) {
			const known = callbacks.get(element) ?? new Map<Callback, boolean>();
			callbacks.set(element, known.set(onChange, isUrgent));
			// Observing anew makes the observer tell the present state to a callback that joins later.
			observer.unobserve(element);
			observer.observe(element);
			watching.addEventListener('abort', () => unwatch(element, onChange), { once: true });
		},
	};
}

/**
 * `scrollMargin` (Intersection Observer §3.2) widens the view of the page and of scrolling boxes in it; `rootMargin`, which
 * knows the page's only, would come on top of it there. Firefox has the former since version 141. A log of thousands of
 * messages would be measured with each frame: `delay` lets the browser wait between two looks (Chromium has it).
 */
function watching(): IntersectionObserverInit & { readonly delay: number } {
	const margin = `${nearViewportCssPixels}px`;
	return { delay: nearIntervalMilliseconds, ['scrollMargin' in IntersectionObserver.prototype ? 'scrollMargin' : 'rootMargin']: margin };
}

/**
 * The element whose box tells where a link or a text stands: one that is `display: contents` has none, and where messages are
 * more than lines of their log, the block around what is inline does as well, and costs the browser half as much.
 */
export function boxOf(node: Node, isInLine: boolean): Element | null {
	let element = node instanceof Element ? node : parentOf(node);
	const boxless = isInLine ? /contents/ : /^(?:contents|inline)$/;
	while (element && boxless.test(getComputedStyle(element).display)) element = parentOf(element);
	return element;
}
