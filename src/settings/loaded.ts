import { browser } from 'wxt/browser';
import { storedItem } from './stored-item';

/** The session’s storage is emptied whenever the extension is loaded. */
const item = storedItem('session', 'isLoaded');

/**
 * Calls back once whenever the browser has loaded the extension: installed, updated, enabled, let into private windows, and when
 * the browser starts. In Chrome’s private windows, once for all that are open together. To be called before the first `await`
 * of the worker’s start.
 */
export async function onLoaded(callback: () => void): Promise<void> {
	// The session’s storage is that of all windows, but the private ones’ worker is installed anew for them (both measured).
	if (browser.extension.inIncognitoContext) return addEventListener('install', callback);
	if ((await item.read()) === true) return;
	await item.write(true);
	callback();
}
