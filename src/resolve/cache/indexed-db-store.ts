import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { CacheEntry, CacheStore, CacheTransaction, CacheUse, HeldEntry } from './cache-store';

/** Both indexes hold the bytes as well, so that what is to go is known without reading pictures. */
interface Schema extends DBSchema {
	pictures: {
		key: string;
		value: CacheEntry;
		indexes: { 'by-use': [usedAt: number, bytes: number]; 'by-age': [storedAt: number, bytes: number] };
	};
	use: { key: 'use'; value: CacheUse };
}

type Mode = IDBTransactionMode;

/** The browser's own database (Indexed Database API 3.0), opened when it is first needed. */
export function createIndexedDbStore(databaseName: string): CacheStore {
	let opening: Promise<IDBPDatabase<Schema>> | undefined;

	const forget = (): void => {
		opening = undefined;
	};

	const open = async (): Promise<IDBPDatabase<Schema>> => {
		opening ??= openDatabase(databaseName, forget);
		try {
			return await opening;
		} catch (error) {
			forget();
			throw error;
		}
	};

	return {
		async transact(mode, steps) {
			const transaction = (await open()).transaction(['pictures', 'use'], mode);
			// Told below, where the steps did not fail before.
			transaction.done.catch(() => {});
			try {
				const value = await steps(stepsOf(transaction));
				await transaction.done;
				return value;
			} catch (error) {
				abort(transaction);
				throw error;
			}
		},
	};
}

async function openDatabase(name: string, onGone: () => void): Promise<IDBPDatabase<Schema>> {
	const open = (): Promise<IDBPDatabase<Schema>> =>
		openDB<Schema>(name, 1, {
			upgrade(database) {
				const pictures = database.createObjectStore('pictures', { keyPath: 'name' });
				pictures.createIndex('by-use', ['usedAt', 'bytes']);
				pictures.createIndex('by-age', ['storedAt', 'bytes']);
				database.createObjectStore('use');
			},
			blocking(_current, _wanted, event) {
				if (event.target instanceof IDBDatabase) event.target.close();
				onGone();
			},
			terminated: onGone,
		});
	try {
		return await open();
	} catch (error) {
		// Of a newer version of ours, from before it was taken back.
		if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
		await deleteDB(name);
		return open();
	}
}

function abort(transaction: IDBPTransaction<Schema, ['pictures', 'use'], Mode>): void {
	try {
		transaction.abort();
	} catch {
		// It has ended already.
	}
}

function stepsOf(transaction: IDBPTransaction<Schema, ['pictures', 'use'], Mode>): CacheTransaction {
	const pictures = transaction.objectStore('pictures');
	const uses = transaction.objectStore('use');
	const first = async (index: 'by-use' | 'by-age', range?: IDBKeyRange): Promise<HeldEntry | undefined> => {
		const cursor = await pictures.index(index).openKeyCursor(range);
		return cursor ? { name: cursor.primaryKey, bytes: cursor.key[1] } : undefined;
	};
	return {
		read: (name) => pictures.get(name),
		write: async (entry) => void (await pictures.put?.(entry)),
		remove: async (name) => pictures.delete?.(name),
		removeAll: async () => pictures.clear?.(),
		leastRecentlyUsed: () => first('by-use'),
		storedBefore: (time) => first('by-age', IDBKeyRange.upperBound([time])),
		readUse: () => uses.get('use'),
		writeUse: async (use) => void (await uses.put?.(use, 'use')),
		async countUse() {
			let bytes = 0;
			let entries = 0;
			for (let cursor = await pictures.index('by-use').openKeyCursor(); cursor; cursor = await cursor.continue()) {
				bytes += cursor.key[1];
				entries += 1;
			}
			return { bytes, entries };
		},
	};
}
