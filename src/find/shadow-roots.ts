import { browser } from 'wxt/browser';

/** An element's shadow root, open or closed; asking for closed ones is dear, so only where one is likely. */
export function shadowRootOf(element: Element): ShadowRoot | null {
	const { shadowRoot } = element;
	if (shadowRoot || !mayHaveRoot(element) || !(element instanceof HTMLElement)) return shadowRoot;
	// Firefox has it on elements, for extensions only.
	if ('openOrClosedShadowRoot' in element)
		return element.openOrClosedShadowRoot instanceof ShadowRoot ? element.openOrClosedShadowRoot : null;
	return browser.dom?.openOrClosedShadowRoot(element) ?? null;
}

/** Whether an element has an open shadow root, or is one of those that are likely to have a closed one. */
export function mayHaveRoot(element: Element): boolean {
	return isEmptyBox(element) || isCustom(element) || element.shadowRoot !== null;
}

/** Whether an element is one that the page may define. */
export function isCustom({ localName }: Element): boolean {
	return localName.includes('-');
}

/** Whether an element would be empty without a tree of its own. */
export function isEmptyBox(element: Element): boolean {
	// Of all elements few have nothing in them; `firstChild` would make an object of each text.
	return !element.hasChildNodes() && /^(?:div|main|section)$/.test(element.localName);
}
