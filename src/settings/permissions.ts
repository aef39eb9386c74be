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

/** Calls back whenever something was granted or taken away, here or in the browser's own settings. */
export function onGrantsChanged(callback: () => void): void {
	browser.permissions.onAdded.addListener(callback);
	browser.permissions.onRemoved.addListener(callback);
}
