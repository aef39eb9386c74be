/**
 * `Map.groupBy` and `Object.groupBy` (ECMAScript 2024) for Node 20, which lacks them: vitest 5 needs the first to print
 * why a test failed and the second to save snapshots. Imported for its effect; on newer Nodes it has none.
 */

/**
 * @template Item, Key
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => Key} keyOf
 */
function mapGroupBy(items, keyOf) {
	/** @type {Map<Key, Item[]>} */
	const groups = new Map();
	let index = 0;
	for (const item of items) {
		const key = keyOf(item, index++);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
}

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => PropertyKey} keyOf
 */
function objectGroupBy(items, keyOf) {
	const groups = Object.fromEntries(mapGroupBy(items, keyOf));
	Reflect.setPrototypeOf(groups, null);
	return groups;
}

/** @type {readonly [object, Function][]} */
const missing = [
	[Map, mapGroupBy],
	[Object, objectGroupBy],
];
for (const [holder, value] of missing) {
	if (!('groupBy' in holder)) Object.defineProperty(holder, 'groupBy', { value, configurable: true, writable: true });
}
