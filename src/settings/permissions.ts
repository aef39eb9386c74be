import { browser } from 'wxt/browser';
import { storedItem } from './stored-item';

/** Every chat and every picture host: what the one-step grant asks for. */
export const allHosts = ['*://*/*'];

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

/** Another one after each change. Chrome tells of it only in the kind of windows where it was made; this is stored for both. */
const stamp = storedItem('session', 'grantsChanged');

/**
 * Calls back whenever something was granted or taken away, here, in the browser's own settings, or in the other kind of windows,
 * private or ordinary; it may be twice for one change.
 */
export function onGrantsChanged(callback: () => void): void {
	onOwnGrantsChanged(callback);
	stamp.watch(callback);
}

/** Lets the other kind of windows know of changes, where each has a worker of its own. To be called by both, at their start. */
export function passOnGrants(): void {
	onOwnGrantsChanged(() => {
		stamp.write(crypto.randomUUID()).catch((error: unknown) => console.error('Vignette:', error));
	});
}

function onOwnGrantsChanged(callback: () => void): void {
	browser.permissions.onAdded.addListener(callback);
	browser.permissions.onRemoved.addListener(callback);
}
