import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { pageReport } from '../messages/protocol';
import { badgeMilliseconds } from '../shared/limits';

/** The count of a page's pictures on the toolbar's button, where the person wants one. */
export interface Badge {
	/** Counts a tab's pictures in a moment, once for all that come until then. */
	count(tabId: number): void;
	/** Counts in all tabs, or takes all counts away, after it was chosen. */
	refresh(): Promise<void>;
}

/** Sets up; `isWanted` is asked each time. */
export function createBadge(isWanted: () => Promise<boolean>): Badge {
	const waiting = new Set<number>();

	const show = async (tabId: number, wanted: boolean): Promise<void> => {
		const shown = wanted ? await shownOn(tabId) : 0;
		// The browser forgets it when the tab goes to another page. Firefox for Android has no room for it.
		await browser.action.setBadgeText?.({ tabId, text: shown > 0 ? String(shown) : '' });
	};
	/** The tab may be gone by now. */
	const showIfThere = (tabId: number, wanted: boolean): Promise<void> => show(tabId, wanted).catch(() => {});
	const countWhereWanted = async (tabId: number): Promise<void> => {
		if (await isWanted()) await showIfThere(tabId, true);
	};

	return {
		count(tabId) {
			if (waiting.has(tabId)) return;
			waiting.add(tabId);
			setTimeout(() => {
				waiting.delete(tabId);
				void countWhereWanted(tabId);
			}, badgeMilliseconds);
		},
		async refresh() {
			const [tabs, wanted] = await Promise.all([browser.tabs.query({}), isWanted()]);
			await Promise.all(
				tabs.map(async ({ id }) => {
					if (id !== undefined) await showIfThere(id, wanted);
				}),
			);
		},
	};
}

/** How many pictures a tab's page shows, as the popup tells it; none where we do not run. */
async function shownOn(tabId: number): Promise<number> {
	const parsed = v.safeParse(
		pageReport,
		await browser.tabs.sendMessage(tabId, { type: 'report' }, { frameId: 0 }).catch(() => undefined),
	);
	return parsed.success ? parsed.output.shown : 0;
}
