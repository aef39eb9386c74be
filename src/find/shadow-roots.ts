import { browser } from 'wxt/browser';

/** An element's shadow root, open or closed; asking for closed ones is dear, so only where one is likely. */
export function shadowRootOf(element: Element): ShadowRoot | null {
	if (element.shadowRoot || !(element instanceof HTMLElement) || !mayHaveClosedRoot(element)) return element.shadowRoot;
	// Firefox has it on elements, for extensions only.
	if ('openOrClosedShadowRoot' in element)
		return element.openOrClosedShadowRoot instanceof ShadowRoot ? element.openOrClosedShadowRoot : null;
	return browser.dom?.openOrClosedShadowRoot(element) ?? null;
}

/** A custom element, or one that would be empty without a tree of its own. */
function mayHaveClosedRoot({ localName, firstChild }: Element): boolean {
	return localName.includes('-') || (!firstChild && /^(?:div|main|section)$/.test(localName));
}
