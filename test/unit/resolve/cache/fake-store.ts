import type { CacheEntry, CacheStore, CacheTransaction, CacheUse } from '../../../../src/resolve/cache/cache-store';

/** A store in memory, and what a test may do with it. */
export interface FakeStore extends CacheStore {
	/** What is there, by whoever wrote it. */
	readonly entries: Map<string, unknown>;
	use: unknown;
	/** The most that all entries together have taken after a transaction, as their data weighs. */
	readonly mostBytes: () => number;
	/** Each write from now on fails with this, as a full disk does, and its transaction is undone. */
	failWith(error: Error | undefined): void;
}

type Field = 'usedAt' | 'storedAt';

/** Keeps entries in a Map. Indexes are told by looking at all, lowest first. */
export function createFakeStore(): FakeStore {
	let failing: Error | undefined;
	let mostBytes = 0;
	let heldBytes = 0;

	const bytesOf = (raw: unknown): number => (isEntry(raw) ? raw.data.byteLength : 0);

	const store: FakeStore = {
		entries: new Map(),
		use: undefined,
		mostBytes: () => mostBytes,
		failWith: (error) => void (failing = error),
		async transact(mode, steps) {
			const undo: (() => void)[] = [];
			const put = (name: string, raw: unknown): void => {
				if (mode !== 'readwrite') throw new DOMException('The transaction is read-only', 'ReadOnlyError');
				const before = store.entries.get(name);
				const bytesBefore = heldBytes;
				undo.push(() => {
					heldBytes = bytesBefore;
					if (before === undefined) store.entries.delete(name);
					else store.entries.set(name, before);
				});
				heldBytes += bytesOf(raw) - bytesOf(before);
				if (raw === undefined) store.entries.delete(name);
				else store.entries.set(name, raw);
			};
			const write = async (entry: CacheEntry): Promise<void> => {
				if (failing) throw failing;
				put(entry.name, structuredClone(entry));
			};
			try {
				const value = await steps({ ...reading(store), ...changing(store, put), write });
				mostBytes = Math.max(mostBytes, heldBytes);
				return value;
			} catch (error) {
				for (const step of undo.toReversed()) step();
				throw error;
			}
		},
	};
	return store;
}

type Reading = Pick<CacheTransaction, 'read' | 'leastRecentlyUsed' | 'storedBefore' | 'readUse' | 'countUse'>;
type Changing = Pick<CacheTransaction, 'remove' | 'removeAll' | 'writeUse'>;

function reading(store: FakeStore): Reading {
	const held = (): CacheEntry[] => [...store.entries.values()].filter(isEntry);
	const lowest = (field: Field): CacheEntry | undefined => {
		let low: CacheEntry | undefined;
		for (const raw of store.entries.values()) if (isEntry(raw) && !(low && low[field] <= raw[field])) low = raw;
		return low;
	};
	return {
		read: async (name) => structuredClone(store.entries.get(name)),
		leastRecentlyUsed: async () => lowest('usedAt'),
		storedBefore: async (time) => {
			const oldest = lowest('storedAt');
			return oldest && oldest.storedAt < time ? oldest : undefined;
		},
		readUse: async () => store.use,
		countUse: async () => ({ bytes: held().reduce((sum, { bytes }) => sum + bytes, 0), entries: held().length }),
	};
}

function changing(store: FakeStore, put: (name: string, raw: unknown) => void): Changing {
	return {
		remove: async (name) => put(name, undefined),
		removeAll: async () => [...store.entries.keys()].forEach((name) => put(name, undefined)),
		writeUse: async (use: CacheUse) => void (store.use = use),
	};
}

/** What has the fields of the indexes: others are in none. */
function isEntry(raw: unknown): raw is CacheEntry {
	return typeof raw === 'object' && raw !== null && 'usedAt' in raw && 'storedAt' in raw && 'bytes' in raw && 'data' in raw;
}
