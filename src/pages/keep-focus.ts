/**
 * Lets a part of the page be made anew, and gives the focus to what stands where it was: the element with the same
 * `data-focus`; or the next in the list that the element was in, where it is gone; or what the list falls back to.
 */
export function keepFocus(within: HTMLElement, render: () => void, fallback?: HTMLElement): void {
	const page = within.ownerDocument;
	const focused = page.activeElement;
	if (!(focused instanceof HTMLElement) || !within.contains(focused)) {
		render();
		return;
	}
	const key = focused.dataset['focus'];
	const place = keyed(within).indexOf(focused);
	render();
	if (focused.isConnected && focused.checkVisibility()) return;
	const now = keyed(within);
	const same = now.find(({ dataset }) => dataset['focus'] === key);
	(same ?? now[Math.min(place, now.length - 1)] ?? fallback)?.focus({ preventScroll: true });
}

/**
 * Gives the focus to another element where the one that had it has gone, as a button does that has done its work, and nothing
 * else has got it since: it would go back to the page's start.
 */
export function passFocusOn(from: Element | null, to: HTMLElement | undefined): void {
	const page = from?.ownerDocument;
	const isSeen = (element: Element | null | undefined): boolean => element?.checkVisibility() === true;
	if (!page || from === page.body || isSeen(from)) return;
	if (page.activeElement === page.body || !isSeen(page.activeElement)) to?.focus({ preventScroll: true });
}

function keyed(within: HTMLElement): HTMLElement[] {
	return [...within.querySelectorAll<HTMLElement>('[data-focus]')].filter((element) => !element.matches(':disabled'));
}
