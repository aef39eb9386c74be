/** Of two nodes the earlier one first, as a comparison for sorting: also of nodes in different shadow trees. */
export function inOrder(one: Node, other: Node): number {
	const [path, otherPath] = [treesOf(one), treesOf(other)];
	for (const [index, node] of path.entries()) {
		const against = otherPath[index];
		if (!against || node === against) continue;
		const position = node.compareDocumentPosition(against);
		return (position & Node.DOCUMENT_POSITION_PRECEDING) - (position & Node.DOCUMENT_POSITION_FOLLOWING);
	}
	return path.length - otherPath.length;
}

/** A node, and before it the hosts of the shadow trees that it is in, the outermost first. */
function treesOf(node: Node): Node[] {
	const trees = [node];
	for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) trees.unshift(root.host);
	return trees;
}
