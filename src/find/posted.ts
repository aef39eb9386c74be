import type { UrlNode } from './candidate';
import { parentOf } from './message-row';

/** One URL, as a link or a text of one message holds it. */
export interface PostedUrl {
	readonly node: UrlNode;
	/** What it is known by: the URL without its fragment. */
	readonly name: string;
	/** What is one message to its reader. */
	readonly row: Element | undefined;
}

/** All that is posted on a page, to be found without going through it all. */
export interface PostedIndex<Entry extends PostedUrl> {
	/** Returns whether it is the first of its URL in its row: the others wait, so that a picture shows once a message. */
	add(entry: Entry): boolean;
	/** Returns the one that has waited behind it, if it was the first. */
	remove(entry: Entry): Entry | undefined;
	/** What a link or a text holds, in order. */
	at(node: UrlNode): readonly Entry[];
	/** Everything of one URL. */
	named(name: string): Iterable<Entry>;
	/** Everything in the message that an element is in. */
	around(element: Element): Entry[];
	all(): Entry[];
}

/** Empty at first. */
export function createPostedIndex<Entry extends PostedUrl>(): PostedIndex<Entry> {
	const byNode = new Map<UrlNode, Set<Entry>>();
	const byName = new Map<string, Set<Entry>>();
	const byRow = new WeakMap<Node, Map<string, Set<Entry>>>();

	const inRow = ({ row, node }: Entry): Map<string, Set<Entry>> => {
		const key = row ?? node;
		const names = byRow.get(key) ?? new Map<string, Set<Entry>>();
		byRow.set(key, names);
		return names;
	};

	return {
		add(entry) {
			put(byNode, entry.node, entry);
			put(byName, entry.name, entry);
			return put(inRow(entry), entry.name, entry) === 1;
		},
		remove(entry) {
			const [first] = inRow(entry).get(entry.name) ?? [];
			take(byNode, entry.node, entry);
			take(byName, entry.name, entry);
			take(inRow(entry), entry.name, entry);
			const [next] = inRow(entry).get(entry.name) ?? [];
			return first === entry ? next : undefined;
		},
		at: (node) => [...(byNode.get(node) ?? [])],
		named: (name) => [...(byName.get(name) ?? [])],
		around(element) {
			for (let at: Element | null = element; at; at = parentOf(at)) {
				const names = byRow.get(at);
				if (names) return [...names.values()].flatMap((entries) => [...entries]);
			}
			return [];
		},
		all: () => [...byNode.values()].flatMap((entries) => [...entries]),
	};
}

function put<Key, Entry>(map: Map<Key, Set<Entry>>, key: Key, entry: Entry): number {
	const known = map.get(key) ?? new Set<Entry>();
	map.set(key, known.add(entry));
	return known.size;
}

function take<Key, Entry>(map: Map<Key, Set<Entry>>, key: Key, entry: Entry): void {
	const known = map.get(key);
	if (known?.delete(entry) && known.size === 0) map.delete(key);
}
