import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { storedItem } from './stored-item';

/**
 * Where everything of ours is out of sight just now, because somebody looks over the person's shoulder, until the browser
 * closes: in single tabs, or everywhere, private windows included, which in Chrome have a worker of their own and only
 * this storage in common with it. So that it does not last, it is taken back when the browser starts.
 */
const everywhere = storedItem('local', 'hiddenEverywhere');
const tabs = storedItem('session', 'hiddenTabs');

const tabIds = v.fallback(v.array(v.pipe(v.number(), v.integer())), []);

/** Whether a tab's pictures are hidden, and for which of the two reasons. */
export interface HiddenState {
	readonly everywhere: boolean;
	readonly inTab: boolean;
}

/** Whether a tab's pictures are hidden. */
export async function isHidden(tabId: number): Promise<boolean> {
	const state = await hiddenState(tabId);
	return state.everywhere || state.inTab;
}

/** Where pictures are hidden now. */
export async function hiddenState(tabId: number): Promise<HiddenState> {
	const [isEverywhere, inTabs] = await Promise.all([everywhere.read(), readTabs()]);
	return { everywhere: isEverywhere === true, inTab: inTabs.includes(tabId) };
}

/** Hides everything of ours in a tab, or shows it again. */
export async function hideInTab(tabId: number, isHidden: boolean): Promise<void> {
	const others = (await readTabs()).filter((id) => id !== tabId);
	await tabs.write(isHidden ? [...others, tabId] : others);
}

/** Hides everything of ours in all tabs, or shows it again, also where it was hidden in a tab alone. */
export async function hideEverywhere(isHidden: boolean): Promise<void> {
	await everywhere.write(isHidden);
	if (!isHidden) await tabs.write([]);
}

/** Calls back after every change of where pictures are hidden. */
export function onHiddenChanged(callback: () => void): void {
	everywhere.watch(callback);
	tabs.watch(callback);
}

/** What a closed tab was set to is not kept for another one. */
export function forgetClosedTabs(): void {
	browser.tabs.onRemoved.addListener((tabId) => {
		void readTabs().then((ids) => (ids.includes(tabId) ? hideInTab(tabId, false) : undefined));
	});
}

async function readTabs(): Promise<number[]> {
	return v.parse(tabIds, await tabs.read());
}
