/**
 * What a page has copied of our elements: `innerHTML += …` writes all that is there anew, with an empty element for each
 * of ours. They are known by what they stand between: nodes that were removed, added in the same change, and equal to
 * them, all of them or from the first or the last on, with words in them.
 */
export function copiesOfOwn(
	{ removedNodes, addedNodes }: Pick<MutationRecord, 'removedNodes' | 'addedNodes'>,
	isOwn: (element: Element) => boolean,
): Element[] {
	const removed = [...removedNodes];
	const added = [...addedNodes];
	if (added.length === 0 || !removed.some((node) => elementsIn(node).some(isOwn))) return [];
	const whole = added.findIndex((_, start) => removed.every((node, index) => node.isEqualNode(added[start + index] ?? null)));
	const copies = copiesInOrder(removed, added.slice(Math.max(0, whole)), isOwn);
	return copies.length > 0 ? copies : copiesInOrder(removed.toReversed(), added.toReversed(), isOwn);
}

function copiesInOrder(removed: readonly Node[], added: readonly Node[], isOwn: (element: Element) => boolean): Element[] {
	const different = removed.findIndex((node, index) => !node.isEqualNode(added[index] ?? null));
	const equal = removed.slice(0, different < 0 ? removed.length : different);
	if (!equal.some(({ textContent }) => textContent?.trim())) return [];
	const originals = equal.flatMap(elementsIn);
	const copied = added.slice(0, equal.length).flatMap(elementsIn);
	return copied.filter((_, index) => {
		const original = originals[index];
		return original !== undefined && isOwn(original);
	});
}

/** A node, if it is an element, and the elements in it: of equal nodes these stand in the same order. */
function elementsIn(node: Node): Element[] {
	return node instanceof Element ? [node, ...node.querySelectorAll('*')] : [];
}
