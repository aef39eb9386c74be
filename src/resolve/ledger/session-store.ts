import { browser } from 'wxt/browser';
import type { LedgerStore } from './ledger';

const key = 'ledger';

/** The browser's session storage: in memory, for as long as the browser runs, closed to content scripts. */
export const sessionLedgerStore: LedgerStore = {
	async read() {
		return (await browser.storage.session.get(key))[key];
	},
	async write(entries) {
		await browser.storage.session.set({ [key]: entries });
	},
};
