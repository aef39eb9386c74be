import { browser } from 'wxt/browser';
import { sessionRules } from './session-rules';

/**
 * Makes the browser itself hold our own requests to the guard's rules, with these private hosts excepted. Returns
 * whether it does: without, the guard's other layers hold alone.
 */
export async function applySessionRules(allowedHosts: readonly string[]): Promise<boolean> {
	const rules = sessionRules({ ownHost: new URL(browser.runtime.getURL('/')).hostname, allowedHosts });
	try {
		const present = await browser.declarativeNetRequest.getSessionRules();
		await browser.declarativeNetRequest.updateSessionRules({
			// Also what Chrome's other worker, that of private windows, may add meanwhile.
			removeRuleIds: [...present, ...rules].map(({ id }) => id),
			addRules: rules,
		});
		return (await browser.declarativeNetRequest.getSessionRules()).length === rules.length;
	} catch {
		return false;
	}
}
