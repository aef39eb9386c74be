import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sessionLedgerStore } from '../../../../src/resolve/ledger/session-store';

beforeEach(() => {
	fakeBrowser.reset();
});

test('nothing is there at first', async () => {
	expect(await sessionLedgerStore.read()).toBeUndefined();
});

test('what is written is read, from the storage that ends with the browser', async () => {
	const entries = [['https://a.org/', { requestedAt: [1], failures: 0 }]];
	await sessionLedgerStore.write(entries);
	expect(await sessionLedgerStore.read()).toEqual(entries);
	expect(await fakeBrowser.storage.session.get()).toEqual({ ledger: entries });
	expect(await fakeBrowser.storage.local.get()).toEqual({});
});
