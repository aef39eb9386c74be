/** What all that is kept takes. */
export interface CacheUse {
	readonly bytes: number;
	readonly entries: number;
}

/** A picture as it is kept on disk, with its facts: plain data, so that no file of the browser's own hangs on it. */
export interface CacheEntry {
	/** The version of this form. */
	readonly form: 2;
	readonly name: string;
	/** What it takes, all in all. */
	readonly bytes: number;
	/** Milliseconds since the epoch. */
	readonly storedAt: number;
	readonly usedAt: number;
	readonly type: string;
	readonly data: Uint8Array<ArrayBuffer>;
	readonly width: number;
	readonly height: number;
	readonly look: 'picture' | 'sticker';
	readonly animated: boolean;
	readonly isPoster?: true;
	/** The origins that redirects led to when it was fetched. */
	readonly ledTo: readonly string[];
}

/** An entry by its name and what it takes. */
export type HeldEntry = Pick<CacheEntry, 'name' | 'bytes'>;

/** Steps that take place all together or not at all. What was written may be by another version: it is read as unknown. */
export interface CacheTransaction {
	read(name: string): Promise<unknown>;
	/** Writes an entry, in place of the one of its name. */
	write(entry: CacheEntry): Promise<void>;
	remove(name: string): Promise<void>;
	removeAll(): Promise<void>;
	leastRecentlyUsed(): Promise<HeldEntry | undefined>;
	/** One that was stored before this time. */
	storedBefore(time: number): Promise<HeldEntry | undefined>;
	readUse(): Promise<unknown>;
	writeUse(use: CacheUse): Promise<void>;
	/** Adds up what is there. */
	countUse(): Promise<CacheUse>;
}

/** Where entries are kept. */
export interface CacheStore {
	/**
	 * Runs steps as one transaction, which must wait for nothing but its own steps. Rejects with a `DOMException` where the
	 * browser does not let it: a full disk, a profile without storage.
	 */
	transact<Value>(mode: IDBTransactionMode, steps: (transaction: CacheTransaction) => Promise<Value>): Promise<Value>;
}
