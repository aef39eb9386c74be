import { browser } from 'wxt/browser';
import { hiddenState, hideEverywhere, hideInTab } from './hidden';

/** Hides and shows all pictures by the keys that the manifest suggests, or the person has chosen in the browser. */
export function obeyShortcuts(): void {
	// Firefox for Android has no keys for extensions.
	browser.commands?.onCommand.addListener((command, tab) => {
		if (tab?.id !== undefined) void obey(command, tab.id);
	});
}

async function obey(command: string, tabId: number): Promise<void> {
	const { everywhere, inTab } = await hiddenState(tabId);
	if (command === 'hide-in-tab') await hideInTab(tabId, !inTab);
	if (command === 'hide-everywhere') await hideEverywhere(!everywhere);
}
