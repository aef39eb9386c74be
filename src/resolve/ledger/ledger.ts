import * as v from 'valibot';
import { maximumLedgerEntries } from '../../shared/limits';
import { reasons } from '../../shared/reasons';
import { isForgotten, unknownEntry, type LedgerEntry } from './entry';
import { createEvictedCounts, type EvictedCounts } from './evicted-counts';

const entrySchema = v.object({
	requestedAt: v.array(v.number()),
	failures: v.number(),
	reason: v.exactOptional(v.picklist(reasons)),
	fresh: v.exactOptional(v.boolean()),
	bytes: v.exactOptional(v.number()),
	notBefore: v.exactOptional(v.number()),
	settledUntil: v.exactOptional(v.number()),
	refusesHead: v.exactOptional(v.boolean()),
	onlyPlainHttp: v.exactOptional(v.boolean()),
});
const ledgerSchema = v.object({ entries: v.array(v.tuple([v.string(), entrySchema])), evicted: v.unknown() });

/** Where the ledger is kept while the worker sleeps: the browser's session storage, which is in memory. */
export interface LedgerStore {
	read(): Promise<unknown>;
	write(ledger: unknown): Promise<void>;
}

/** What was asked of which URL, and how it ended. */
export interface Ledger {
	entry(url: string): Promise<LedgerEntry>;
	/** Replaces a URL's entry by what `change` makes of it. Resolves when that counts; it is written soon after. */
	update(url: string, change: (entry: LedgerEntry) => LedgerEntry): Promise<void>;
}

/**
 * Reads the ledger once, and writes it after each change: the worker may be stopped at any moment. Nobody waits for that,
 * and what changes while it is written is written together. URLs beyond the bound are forgotten but for the number of their
 * requests.
 */
export function createLedger(store: LedgerStore, now: () => number): Ledger {
	const loaded = load(store);
	let isWriting = false;
	let isChanged = false;

	const write = async (kept: Kept): Promise<void> => {
		isChanged = true;
		if (isWriting) return;
		isWriting = true;
		while (isChanged) {
			isChanged = false;
			// Storage may be full or failing; what is in memory still counts.
			await store.write({ entries: [...kept.entries], evicted: kept.storedEvicted }).catch(() => {});
		}
		isWriting = false;
	};

	return {
		async entry(url) {
			return entryOf(await loaded, url, now());
		},
		async update(url, change) {
			const kept = await loaded;
			const { entries, evicted } = kept;
			const time = now();
			const before = evicted.requestedAt(url, time).length;
			const changed = change(entryOf(kept, url, time));
			// Last in the Map's order, so that the ones not changed for longest come first.
			entries.delete(url);
			// What is counted apart stays there: it would be counted twice when this entry has to leave as well.
			entries.set(url, { ...changed, requestedAt: changed.requestedAt.slice(before) });
			if (prune(kept, time)) kept.storedEvicted = kept.evicted.toStored();
			void write(kept);
		},
	};
}

interface Kept {
	readonly entries: Map<string, LedgerEntry>;
	readonly evicted: EvictedCounts;
	storedEvicted: unknown;
}

async function load(store: LedgerStore): Promise<Kept> {
	const parsed = v.safeParse(ledgerSchema, await store.read().catch(() => undefined));
	const { entries, evicted } = parsed.success ? parsed.output : { entries: [], evicted: [] };
	return { entries: new Map(entries), evicted: createEvictedCounts(evicted), storedEvicted: evicted };
}

function entryOf({ entries, evicted }: Kept, url: string, now: number): LedgerEntry {
	const entry = entries.get(url) ?? unknownEntry;
	const before = evicted.requestedAt(url, now);
	return before.length === 0 ? entry : { ...entry, requestedAt: [...before, ...entry.requestedAt] };
}

/** Whether an entry was let go that still mattered. */
function prune({ entries, evicted }: Kept, now: number): boolean {
	if (entries.size <= maximumLedgerEntries) return false;
	for (const [url, entry] of entries) {
		if (isForgotten(entry, now)) entries.delete(url);
	}
	let hasEvicted = false;
	for (const [url, { requestedAt }] of entries) {
		if (entries.size <= maximumLedgerEntries) break;
		entries.delete(url);
		evicted.add(url, requestedAt, now);
		hasEvicted = true;
	}
	return hasEvicted;
}
