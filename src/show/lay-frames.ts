/**
 * Puts these elements, in this order, among a message's frames, and takes all others away. What stays is not moved: the focus in it
 * would be lost, and the controls that are open behind it.
 */
export function layFrames(frames: Element, wanted: readonly Element[]): void {
	let stays = false;
	for (const child of Array.from(frames.children)) {
		stays = wanted.includes(child) || (stays && areControls(child));
		if (!stays) child.remove();
	}
	let behind: Element | null = null;
	for (const child of wanted.toReversed()) {
		let next = child.nextElementSibling;
		if (areControls(next)) next = next.nextElementSibling;
		if (child.parentNode !== frames || next !== behind) frames.insertBefore(child, behind);
		behind = child;
	}
}

function areControls(element: Element | null): element is Element {
	return element?.className === 'controls';
}
