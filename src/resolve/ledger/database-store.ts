import { openDB } from 'idb';
import type { RemovableStore } from '../private-resolver';

const name = 'ledger';

/**
 * A database for the ledger of Chromium’s private windows, whose databases are in memory and go with the last of them.
 * Session storage would be shared with all windows (both measured).
 */
export function createDatabaseStore(): RemovableStore {
	const opening = openDB(name, 1, { upgrade: (database) => void database.createObjectStore(name) });
	return {
		async read() {
			const kept: unknown = await (await opening).get(name, name);
			return kept;
		},
		async write(ledger) {
			await (await opening).put(name, ledger, name);
		},
		async remove() {
			await (await opening).delete(name, name);
		},
	};
}
