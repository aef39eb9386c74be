import * as v from 'valibot';
import { maximumLedgerEntries } from '../../shared/limits';
import { reasons } from '../../shared/reasons';
import { isForgotten, unknownEntry, type LedgerEntry } from './entry';

const entrySchema = v.object({
	requestedAt: v.array(v.number()),
	failures: v.number(),
	reason: v.exactOptional(v.picklist(reasons)),
	bytes: v.exactOptional(v.number()),
	notBefore: v.exactOptional(v.number()),
	settledUntil: v.exactOptional(v.number()),
	refusesHead: v.exactOptional(v.boolean()),
	onlyPlainHttp: v.exactOptional(v.boolean()),
});
const ledgerSchema = v.array(v.tuple([v.string(), entrySchema]));

/** Where the ledger is kept while the worker sleeps: the browser's session storage, which is in memory. */
export interface LedgerStore {
	read(): Promise<unknown>;
	write(entries: unknown): Promise<void>;
}

/** What was asked of which URL, and how it ended. */
export interface Ledger {
	entry(url: string): Promise<LedgerEntry>;
	/** Replaces a URL's entry by what `change` makes of it. */
	update(url: string, change: (entry: LedgerEntry) => LedgerEntry): Promise<void>;
}

/** Reads the ledger once, and writes it through on each change: the worker may be stopped at any moment. */
export function createLedger(store: LedgerStore, now: () => number): Ledger {
	const loaded = load(store);
	return {
		async entry(url) {
			return (await loaded).get(url) ?? unknownEntry;
		},
		async update(url, change) {
			const entries = await loaded;
			const changed = change(entries.get(url) ?? unknownEntry);
			// Last in the Map's order, so that the ones not changed for longest come first.
			entries.delete(url);
			entries.set(url, changed);
			prune(entries, now());
			// Storage may be full or failing; what is in memory still counts.
			await store.write([...entries]).catch(() => {});
		},
	};
}

async function load(store: LedgerStore): Promise<Map<string, LedgerEntry>> {
	const parsed = v.safeParse(ledgerSchema, await store.read().catch(() => undefined));
	return new Map(parsed.success ? parsed.output : []);
}

function prune(entries: Map<string, LedgerEntry>, now: number): void {
	if (entries.size <= maximumLedgerEntries) return;
	for (const [url, entry] of entries) {
		if (isForgotten(entry, now)) entries.delete(url);
	}
	for (const url of entries.keys()) {
		if (entries.size <= maximumLedgerEntries) break;
		entries.delete(url);
	}
}
