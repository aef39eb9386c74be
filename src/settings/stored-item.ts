import { browser } from 'wxt/browser';

/** The browser's storage has no room for what was to be written. */
export class StorageFullError extends Error {
	constructor(cause: unknown) {
		super('The browser’s storage is full', { cause });
	}
}

/** One thing in the browser's storage. What is read may be of older versions or damaged: it is to be parsed. */
export interface StoredItem {
	/** `undefined` where nothing is stored. */
	read(): Promise<unknown>;
	/** Throws where the browser cannot store it: a `StorageFullError` where there is no room. */
	write(value: unknown): Promise<void>;
	remove(): Promise<void>;
	/** Calls back after every change, from whichever page it came. */
	watch(callback: () => void): void;
}

/** The item of a name: `local` lasts, `session` ends with the browser and is never on disk. */
export function storedItem(area: 'local' | 'session', name: string): StoredItem {
	return {
		read: async () => (await browser.storage[area].get(name))[name],
		async write(value) {
			try {
				await browser.storage[area].set({ [name]: value });
			} catch (error) {
				// Chromium's and Firefox's words for it have only this in common.
				throw /quota/i.test(String(error)) ? new StorageFullError(error) : error;
			}
		},
		remove: () => browser.storage[area].remove(name),
		watch(callback) {
			browser.storage.onChanged.addListener((changes, changed) => {
				if (changed === area && name in changes) callback();
			});
		},
	};
}

/** Items of one kind, each by itself, so that whoever changes one need not read the others. */
export interface StoredItems {
	of(id: number): StoredItem;
	removeAll(): Promise<void>;
	/** Calls back after every change of one or more of them. */
	watch(callback: () => void): void;
}

/** The items whose names begin so; no other's may. */
export function storedItems(area: 'local' | 'session', prefix: string): StoredItems {
	const isOne = (name: string): boolean => name.startsWith(prefix);
	return {
		of: (id) => storedItem(area, `${prefix}${id}`),
		async removeAll() {
			await browser.storage[area].remove(Object.keys(await browser.storage[area].get(null)).filter(isOne));
		},
		watch(callback) {
			browser.storage.onChanged.addListener((changes, changed) => {
				if (changed === area && Object.keys(changes).some(isOne)) callback();
			});
		},
	};
}
