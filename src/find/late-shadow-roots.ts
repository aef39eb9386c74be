/** The page's components may be defined this long after their elements came; later ones are seen by its next change. */
const firstLookMilliseconds = 100;
const lastLookMilliseconds = 10_000;

/** Tells when custom elements may have been given their shadow roots, which no mutation record does. */
export interface LateShadowRoots {
	/** Remembers the kind of a custom element that is not defined yet. */
	await(element: Element): void;
	/** Looks whether one has been defined since. */
	look(): void;
}

/** Looks at one element of each kind, since all of a kind are defined at once; calls back when one has been. */
export function createLateShadowRoots(onDefined: () => void, signal: AbortSignal): LateShadowRoots {
	const undefinedKinds = new Map<string, Element>();
	let timer: ReturnType<typeof setTimeout> | undefined;

	const look = (): void => {
		for (const [name, element] of undefinedKinds) {
			if (!element.matches(':defined')) continue;
			undefinedKinds.delete(name);
			onDefined();
		}
	};

	const lookAfter = (milliseconds: number): void => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			look();
			if (undefinedKinds.size > 0 && milliseconds < lastLookMilliseconds) lookAfter(2 * milliseconds);
		}, milliseconds);
	};
	signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

	return {
		await(element) {
			if (!undefinedKinds.has(element.localName)) lookAfter(firstLookMilliseconds);
			// The last one: an element that has left the page is never defined.
			undefinedKinds.set(element.localName, element);
		},
		look,
	};
}
