import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { pageReport, type PageReport } from '../messages/protocol';
import { hostPattern } from '../settings/match-patterns';
import { withPrivateHost } from '../settings/site-policy';
import { maximumListedHosts } from '../shared/limits';
import { failure } from '../shared/result';
import { text } from '../shared/text';
import { failureSentence } from '../show/chip';
import { byId } from './localise';
import { createItemList, type ListItem } from './item-list';
import { createPageHosts } from './page-hosts';
import type { PopupState } from './popup-state';
import type { Save } from './save';

/** What is shown on the tab's page and what is not, in the popup. */
export interface TabReport {
	/** Asks the page anew; says nothing while we are not on there. */
	show(isOn: boolean, state: PopupState): Promise<void>;
}

/** Sets up for a tab and its page; `ask` is called, first in a click, for patterns that the person may grant. */
export function createTabReport(
	page: Document,
	tabId: number,
	url: URL,
	ask: (patterns: readonly string[]) => void,
	save: Save,
): TabReport {
	const shown = byId(page, 'shown');
	const refused = createItemList(byId(page, 'refused'));
	const hosts = createPageHosts(byId(page, 'hosts'), save);

	const refusal = ({ host, reason }: PageReport['refused'][number], { managed, site }: PopupState): ListItem => {
		const sentence = failureSentence(failure(reason), host);
		if (reason === 'host-not-granted') {
			return { sentence, action: { label: text('popup_grant_host', host), act: () => ask([hostPattern(host)]) } };
		}
		if (reason === 'behind-proxy' && managed.settings.mayUseProxy === undefined) {
			const agree = (): void => void save((settings) => ({ ...settings, mayUseProxy: true }));
			return { sentence, action: { label: text('popup_allow_proxy'), act: agree } };
		}
		// A private host cannot be allowed where an administrator decides about that.
		if (reason !== 'address-private' || managed.forbidsPrivateHosts || site?.isLocked === true) return { sentence };
		const act = (): void => void save((settings) => withPrivateHost(settings, url, host));
		return { sentence, action: { label: text('popup_allow_private', host), act } };
	};

	return {
		async show(isOn, state) {
			const report = isOn ? await askReport(tabId) : undefined;
			const count = report ? text('popup_shown', String(report.shown)) : '';
			// A status is spoken when it is written, not only when it changes.
			if (shown.textContent !== count) shown.textContent = count;
			// What waits for a click on the page is not refused.
			const refusals = report?.refused.filter(({ reason }) => reason !== 'ask-first');
			const byHost = new Map(refusals?.map((entry) => [`${entry.host} ${entry.reason}`, entry]));
			refused.show([...byHost.values()].slice(0, maximumListedHosts).map((entry) => refusal(entry, state)));
			hosts.show(report?.hosts ?? [], state.pictureHosts, state.managed);
		},
	};
}

async function askReport(tabId: number): Promise<PageReport | undefined> {
	try {
		const parsed = v.safeParse(pageReport, await browser.tabs.sendMessage(tabId, { type: 'report' }, { frameId: 0 }));
		return parsed.success ? parsed.output : undefined;
	} catch {
		// No script of ours in this page, so nothing to report.
		return undefined;
	}
}
