import { describe, expect, test, vi } from 'vitest';
import { mayRequest, unknownEntry, withFailure, withRequest } from '../../../../src/resolve/ledger/entry';
import { createLedger, type LedgerStore } from '../../../../src/resolve/ledger/ledger';
import { maximumLedgerEntries, maximumRequestsPerUrlPerHour } from '../../../../src/shared/limits';
import { failure } from '../../../../src/shared/result';

const now = 1_800_000_000_000;
const hour = 3_600_000;

/** Keeps what is written as a browser's storage does: as a copy. */
function memoryStore(kept?: unknown): LedgerStore & { kept: unknown } {
	return {
		kept,
		read() {
			return Promise.resolve(structuredClone(this.kept));
		},
		write(entries) {
			this.kept = structuredClone(entries);
			return Promise.resolve();
		},
	};
}

const known = withFailure(withRequest(unknownEntry, now), { failed: failure('too-large', { bytes: 9 }), fresh: true, now, random: 0 });

describe('THREAT 10: a ledger', () => {
	test('knows nothing at first', async () => {
		expect(await createLedger(memoryStore(), () => now).entry('https://a.org/')).toEqual(unknownEntry);
	});

	test('keeps an entry for each URL', async () => {
		const ledger = createLedger(memoryStore(), () => now);
		await ledger.update('https://a.org/', () => known);
		expect(await ledger.entry('https://a.org/')).toEqual(known);
		expect(await ledger.entry('https://a.org/b')).toEqual(unknownEntry);
		expect(await ledger.entry('__proto__')).toEqual(unknownEntry);
	});

	test('lasts longer than the worker', async () => {
		const store = memoryStore();
		await createLedger(store, () => now).update('https://a.org/', () => ({ ...known, refusesHead: true, onlyPlainHttp: true }));
		expect(await createLedger(store, () => now).entry('https://a.org/')).toEqual({ ...known, refusesHead: true, onlyPlainHttp: true });
	});

	test('reads its store once', async () => {
		const store = memoryStore();
		const read = vi.spyOn(store, 'read');
		const ledger = createLedger(store, () => now);
		await Promise.all(['a', 'b', 'c'].map((url) => ledger.update(url, () => known)));
		expect(read).toHaveBeenCalledTimes(1);
		expect(await ledger.entry('a')).toEqual(known);
	});

	test('loses no change that is made at the same time as another', async () => {
		const ledger = createLedger(memoryStore(), () => now);
		await Promise.all(Array.from({ length: 5 }, () => ledger.update('a', (entry) => withRequest(entry, now))));
		expect((await ledger.entry('a')).requestedAt.length).toBe(5);
	});

	test('is written by one at a time, and what changes meanwhile once', async () => {
		const endings: (() => void)[] = [];
		const write = vi.fn<LedgerStore['write']>(() => new Promise((resolve) => void endings.push(resolve)));
		const ledger = createLedger({ read: () => Promise.resolve(undefined), write }, () => now);
		for (const url of ['a', 'b', 'c']) await ledger.update(url, () => known);
		expect(write).toHaveBeenCalledTimes(1);
		endings[0]?.();
		await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(2));
		expect(write).toHaveBeenLastCalledWith({ entries: ['a', 'b', 'c'].map((url) => [url, known]), evicted: [] });
		endings[1]?.();
		await ledger.update('d', () => known);
		await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(3));
	});

	test.each([
		null,
		'text',
		[['a', known]],
		{ entries: [['a']], evicted: [] },
		{ entries: [['a', { requestedAt: 'never', failures: 0 }]], evicted: [] },
		{ entries: [['a', { requestedAt: [Number.NaN], failures: 0 }]], evicted: [] },
		{ entries: { a: known }, evicted: [] },
		{ entries: [['a', { ...known, reason: 'no reason' }]], evicted: [] },
	])('begins anew where its store holds %j', async (kept) => {
		const ledger = createLedger(memoryStore(kept), () => now);
		expect(await ledger.entry('a')).toEqual(unknownEntry);
		await ledger.update('a', () => known);
		expect(await ledger.entry('a')).toEqual(known);
	});

	test('goes on in memory where its store fails', async () => {
		const failing = { read: () => Promise.reject(new Error('No storage')), write: () => Promise.reject(new Error('Quota exceeded')) };
		const ledger = createLedger(failing, () => now);
		await ledger.update('a', () => known);
		expect(await ledger.entry('a')).toEqual(known);
	});
});

describe('a ledger that is full', () => {
	async function full(time: () => number) {
		const entries = Array.from({ length: maximumLedgerEntries }, (_, index) => [`url ${index}`, known]);
		const store = memoryStore({ entries, evicted: [] });
		return { store, ledger: createLedger(store, time) };
	}

	test('lets the entry go that was not changed for longest', async () => {
		const { store, ledger } = await full(() => now);
		await ledger.update('url 0', (entry) => entry);
		await ledger.update('another', () => known);
		expect(store.kept).toMatchObject({ entries: { length: maximumLedgerEntries } });
		expect(await ledger.entry('url 0')).toEqual(known);
		expect(await ledger.entry('url 1')).toEqual({ ...unknownEntry, requestedAt: known.requestedAt });
		expect(await ledger.entry('url 2')).toEqual(known);
	});

	test('lets go first what does not matter any more', async () => {
		let time = now;
		const { store, ledger } = await full(() => time);
		await ledger.update('url 5', () => ({ ...known, settledUntil: now + 2 * hour }));
		time = now + hour;
		await ledger.update('another', () => ({ ...known, settledUntil: now + 2 * hour }));
		expect(store.kept).toMatchObject({ entries: { length: 2 }, evicted: [] });
		expect((await ledger.entry('url 5')).settledUntil).toBe(now + 2 * hour);
	});

	test('makes no room for more requests of any URL, also after the worker was stopped', async () => {
		let time = now;
		const store = { ...memoryStore(), write: async (ledger: unknown) => void (store.kept = ledger) };
		const ask = async (url: string): Promise<boolean> => {
			const ledger = createLedger(store, () => time);
			let isInOrder = false;
			await ledger.update(url, (entry) => {
				isInOrder = mayRequest(entry, time);
				return isInOrder ? withRequest(entry, time) : entry;
			});
			return isInOrder;
		};
		const flood = async (name: string): Promise<void> => {
			const ledger = createLedger(store, () => time);
			const urls = Array.from({ length: maximumLedgerEntries }, (_, index) => `https://flood.example/${name}/${index}`);
			await Promise.all(urls.map((url) => ledger.update(url, (entry) => withRequest(entry, time))));
		};
		const answers: boolean[] = [];
		for (let round = 0; round < maximumRequestsPerUrlPerHour + 2; round += 1) {
			answers.push(await ask('https://victim.example/a.png'));
			await flood(String(round));
			time += 1000;
		}
		expect(answers.filter(Boolean)).toHaveLength(maximumRequestsPerUrlPerHour);
		expect(store.kept).toMatchObject({ entries: { length: maximumLedgerEntries } });
		time -= 60_000;
		for (let round = 0; round < 9; round += 1) expect(await ask('https://victim.example/a.png')).toBe(false);
		time += 60_000 + hour;
		expect(await ask('https://victim.example/a.png')).toBe(true);
		time -= 24 * hour;
		const jumped: boolean[] = [];
		for (let round = 0; round < 9; round += 1) {
			jumped.push(await ask('https://victim.example/a.png'));
			await flood(`jumped ${round}`);
		}
		expect(jumped.filter(Boolean)).toHaveLength(maximumRequestsPerUrlPerHour);
	});
});
