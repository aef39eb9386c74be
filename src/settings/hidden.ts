import { browser } from 'wxt/browser';
import { storedItem, storedItems } from './stored-item';

/**
 * Where everything of ours is out of sight just now, because somebody looks over the person's shoulder, until the browser
 * closes: in single tabs, or everywhere, private windows included, which in Chrome have a worker of their own and only
 * this storage in common with it. So that it does not last, it is taken back when the browser starts.
 */
const everywhere = storedItem('local', 'hiddenEverywhere');
const tabs = storedItems('session', 'hiddenTab.');

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
	const [isEverywhere, inTab] = await Promise.all([everywhere.read(), tabs.of(tabId).read()]);
	return { everywhere: isEverywhere === true, inTab: inTab === true };
}

/** Hides everything of ours in a tab, or shows it again. */
export function hideInTab(tabId: number, isHidden: boolean): Promise<void> {
	return isHidden ? tabs.of(tabId).write(true) : tabs.of(tabId).remove();
}

/** Hides everything of ours in all tabs, or shows it again, also where it was hidden in a tab alone. */
export async function hideEverywhere(isHidden: boolean): Promise<void> {
	await everywhere.write(isHidden);
	if (!isHidden) await tabs.removeAll();
}

/** Calls back after every change of where pictures are hidden. */
export function onHiddenChanged(callback: () => void): void {
	everywhere.watch(callback);
	tabs.watch(callback);
}

/** What a closed tab was set to is not kept for another one. */
export function forgetClosedTabs(): void {
	browser.tabs.onRemoved.addListener((tabId) => void hideInTab(tabId, false));
}
