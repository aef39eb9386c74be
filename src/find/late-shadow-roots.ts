import { maximumEmptyElements } from '../shared/limits';
import { isCustom, isEmptyBox, shadowRootOf } from './shadow-roots';

/** The page's components may be defined this long after their elements came; later ones are seen by its next change. */
const firstLookMilliseconds = 100;
const lastLookMilliseconds = 10_000;

/** Tells when elements may have been given their shadow roots, which no mutation record does. */
export interface LateShadowRoots {
	/** Remembers a custom element that is not defined yet, or an empty box. */
	await(element: Element): void;
	/** Looks whether one has been given a root since. */
	look(): void;
}

/** Looks at one custom element of each kind, since all of a kind are defined at once; calls back once when there are new roots. */
export function createLateShadowRoots(onRoot: () => void, signal: AbortSignal): LateShadowRoots {
	const undefinedKinds = new Map<string, Element>();
	const empty = new Set<Element>();
	let timer: ReturnType<typeof setTimeout> | undefined;

	const look = (): void => {
		let isNew = false;
		for (const [name, element] of undefinedKinds) if (element.matches(':defined')) isNew = undefinedKinds.delete(name);
		for (const element of empty) {
			const hasRoot = shadowRootOf(element) !== null;
			if (!hasRoot && element.isConnected && isEmptyBox(element)) continue;
			empty.delete(element);
			isNew ||= hasRoot;
		}
		if (isNew) onRoot();
	};

	const lookAfter = (milliseconds: number): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			look();
			if (undefinedKinds.size + empty.size > 0 && milliseconds < lastLookMilliseconds) lookAfter(2 * milliseconds);
		}, milliseconds);
	};
	signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

	return {
		await(element) {
			const isKnown = isCustom(element) ? undefinedKinds.has(element.localName) : empty.has(element);
			if (!isKnown) lookAfter(firstLookMilliseconds);
			// The last one: an element that has left the page is never defined.
			if (isCustom(element)) undefinedKinds.set(element.localName, element);
			else empty.add(element);
			const [first] = empty;
			if (first && empty.size > maximumEmptyElements) empty.delete(first);
		},
		look,
	};
}
