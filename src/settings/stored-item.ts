import { browser } from 'wxt/browser';

/** One thing in the browser's storage. What is read may be of older versions or damaged: it is to be parsed. */
export interface StoredItem {
	/** `undefined` where nothing is stored. */
	read(): Promise<unknown>;
	/** Throws where the browser cannot store it. */
	write(value: unknown): Promise<void>;
	remove(): Promise<void>;
	/** Calls back after every change, from whichever page it came. */
	watch(callback: () => void): void;
}

/** The item of a name: `local` lasts, `session` ends with the browser and is never on disk. */
export function storedItem(area: 'local' | 'session', name: string): StoredItem {
	return {
		read: async () => (await browser.storage[area].get(name))[name],
		write: (value) => browser.storage[area].set({ [name]: value }),
		remove: () => browser.storage[area].remove(name),
		watch(callback) {
			browser.storage.onChanged.addListener((changes, changed) => {
				if (changed === area && name in changes) callback();
			});
		},
	};
}
