/** Values kept as long as their bytes fit; the ones not used for longest go first. */
export interface MemoryCache<Value> {
	get(key: string): Value | undefined;
	/** Keeps a value of this many bytes, unless it alone is more than all the room there is. */
	set(key: string, value: Value, bytes: number): void;
	delete(key: string): void;
}

/** A cache in the worker's memory: it lasts as long as the worker does. */
export function createMemoryCache<Value>(maximumBytes: number): MemoryCache<Value> {
	// A Map keeps the order of insertion, so its first key is the one that was not used for longest.
	const entries = new Map<string, { value: Value; bytes: number }>();
	let heldBytes = 0;

	const remove = (key: string): void => {
		heldBytes -= entries.get(key)?.bytes ?? 0;
		entries.delete(key);
	};

	return {
		delete: remove,
		get(key) {
			const entry = entries.get(key);
			if (!entry) return undefined;
			entries.delete(key);
			entries.set(key, entry);
			return entry.value;
		},
		set(key, value, bytes) {
			remove(key);
			if (bytes > maximumBytes) return;
			entries.set(key, { value, bytes });
			heldBytes += bytes;
			for (const oldest of entries.keys()) {
				if (heldBytes <= maximumBytes) break;
				remove(oldest);
			}
		},
	};
}
