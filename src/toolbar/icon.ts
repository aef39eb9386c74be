import { browser } from 'wxt/browser';
import { text } from '../shared/text';
import { chatPatterns } from '../settings/match-patterns';
import { isGranted } from '../settings/permissions';
import { readSettings } from '../settings/settings';

/** What the toolbar's icon tells, by its shape and its title: on here, off here, or on without the needed permission. */
export type IconState = 'on' | 'off' | 'needs-permission';

const iconSizes = [16, 32, 48, 128];

const titles = { on: 'icon_on', off: 'icon_off', 'needs-permission': 'icon_needs_permission' } as const;

/** Sets the icon of one tab, until it goes to another page, or of all tabs that have none of their own. */
export async function showIcon(state: IconState, tabId?: number): Promise<void> {
	const tab = tabId === undefined ? {} : { tabId };
	const path = Object.fromEntries(iconSizes.map((size) => [size, `/icons/${state}-${size}.png`]));
	// The tab may be gone by now.
	await Promise.allSettled([browser.action.setIcon({ ...tab, path }), browser.action.setTitle({ ...tab, title: text(titles[state]) })]);
}

/**
 * The icon of tabs where we do not run: off, or a mark that some site is on without its permission. Tabs that had an
 * icon of their own get it too: the pages that are still on will say so again.
 */
export async function showDefaultIcon(): Promise<void> {
	const { matches } = chatPatterns(await readSettings());
	const state = (await isGranted(matches)) ? 'off' : 'needs-permission';
	await showIcon(state);
	const tabs = await browser.tabs.query({});
	await Promise.allSettled(
		tabs.map(async ({ id }) => {
			if (id !== undefined && (await browser.action.getTitle({ tabId: id })) !== text(titles[state])) await showIcon(state, id);
		}),
	);
}
