import { browser } from 'wxt/browser';

/** Every chat and every picture host: what the one-step grant asks for. */
export const everywhere = ['*://*/*'];

/** Whether the person has granted all these patterns. */
export function isGranted(origins: readonly string[]): Promise<boolean> {
	return browser.permissions.contains({ origins: [...origins] });
}

/**
 * Asks the person for these patterns. To be called as the first statement of a click's handler: Firefox forgets the
 * click at the first `await`.
 */
export function requestGrant(origins: readonly string[]): Promise<boolean> {
	return browser.permissions.request({ origins: [...origins] });
}

/** Gives these patterns back; those that cannot be, since the extension needs them or was never granted them, stay. */
export async function removeGrant(origins: readonly string[]): Promise<void> {
	// The browser refuses all of them for one that it would not take.
	await Promise.allSettled(origins.map((origin) => browser.permissions.remove({ origins: [origin] })));
}

/** Calls back whenever something was granted or taken away, here or in the browser's own settings. */
export function onGrantsChanged(callback: () => void): void {
	browser.permissions.onAdded.addListener(callback);
	browser.permissions.onRemoved.addListener(callback);
}
