import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { pageReport, type PageReport, type SiteMode } from '../messages/protocol';
import { hostPattern, sitePatterns } from '../settings/match-patterns';
import { forgetChoice, rememberChoice } from '../settings/pending-choice';
import { everywhere, isGranted, onGrantsChanged, requestGrant } from '../settings/permissions';
import { changeSettings, onSettingsChanged, readSettings } from '../settings/settings';
import { policyFor, withPrivateHost, withSiteMode } from '../settings/site-policy';
import { parseUrl } from '../shared/parse-url';
import { text } from '../shared/text';
import { reasonKeys } from '../show/reason-keys';
import { byId, localise } from './localise';

const meanings = { off: 'mode_off_meaning', ask: 'mode_ask_meaning', on: 'mode_on_meaning' } as const;

/** The page behind the toolbar's button: this site off, ask or on, what is missing, and what is shown. */
export async function openPopup(page: Document): Promise<void> {
	localise(page);
	const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
	const url = tab?.url === undefined ? undefined : parseUrl(tab.url);
	if (tab?.id === undefined || !url || !/^https?:$/.test(url.protocol)) {
		byId(page, 'elsewhere').hidden = false;
		return;
	}
	const popup = createPopup(page, tab.id, url);
	onSettingsChanged(() => void popup.show());
	onGrantsChanged(() => void popup.show());
	await popup.show();
}

function createPopup(page: Document, tabId: number, url: URL): { show(): Promise<void> } {
	const site = byId(page, 'site');
	const modes = [...page.querySelectorAll<HTMLButtonElement>('[data-mode]')];
	let patterns: string[] = [];

	const show = async (): Promise<void> => {
		const policy = policyFor(url, await readSettings());
		const host = policy?.host ?? url.hostname;
		const mode = policy?.mode ?? 'off';
		patterns = sitePatterns(host, { plainHttp: url.protocol === 'http:' });
		const [siteGranted, allGranted, report] = await Promise.all([isGranted(patterns), isGranted(everywhere), askReport(tabId)]);
		site.textContent = host;
		byId(page, 'choice').hidden = false;
		for (const button of modes) button.ariaPressed = String(button.dataset['mode'] === mode);
		byId(page, 'meaning').textContent = text(meanings[mode]);
		byId(page, 'site-grant').hidden = mode === 'off' || siteGranted;
		byId(page, 'site-grant-sentence').textContent = text('popup_site_sentence', host);
		byId(page, 'hosts-grant').hidden = mode === 'off' || !siteGranted || allGranted;
		showReport(page, mode === 'off' || !siteGranted ? undefined : report, url);
	};

	for (const button of modes) {
		button.addEventListener('click', () => {
			const mode = button.dataset['mode'] as SiteMode;
			if (mode === 'off') void setMode(url, mode);
			else choose(mode);
		});
	}
	byId(page, 'site-grant').querySelector('button')?.addEventListener('click', () => {
		void requestGrant(patterns).then(show);
	});
	byId(page, 'hosts-grant').querySelector('button')?.addEventListener('click', () => {
		void requestGrant(everywhere).then(show);
	});

	/** The question comes first: Firefox forgets the click at the first `await`. Answered before, it is not shown. */
	const choose = (mode: 'ask' | 'on'): void => {
		const answer = requestGrant(patterns);
		void rememberChoice({ page: url.href, mode });
		void answer.then(async (granted) => {
			await forgetChoice();
			if (granted) await setMode(url, mode);
			else await show();
		});
	};

	return { show };
}

async function setMode(url: URL, mode: SiteMode): Promise<void> {
	await changeSettings((settings) => withSiteMode(settings, url, mode));
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

function showReport(page: Document, report: PageReport | undefined, url: URL): void {
	const shown = byId(page, 'shown');
	shown.hidden = report === undefined;
	shown.textContent = report === undefined ? '' : text('popup_shown', String(report.shown));
	const refused = byId(page, 'refused');
	const byHost = new Map(report?.refused.map((entry) => [`${entry.host} ${entry.reason}`, entry]) ?? []);
	refused.hidden = byHost.size === 0;
	refused.querySelector('ul')?.replaceChildren(...[...byHost.values()].map((entry) => createRefusal(page, entry, url)));
}

function createRefusal(page: Document, { host, reason }: PageReport['refused'][number], url: URL): HTMLElement {
	const item = page.createElement('li');
	item.append(text(reasonKeys[reason], host));
	if (reason === 'host-not-granted') {
		item.append(createButton(page, text('popup_grant_host', host), () => void requestGrant([hostPattern(host)])));
	} else if (reason === 'address-private') {
		const allow = (): void => void changeSettings((settings) => withPrivateHost(settings, url, host));
		item.append(createButton(page, text('popup_allow_private', host), allow));
	}
	return item;
}

function createButton(page: Document, label: string, act: () => void): HTMLButtonElement {
	const button = page.createElement('button');
	button.type = 'button';
	button.textContent = label;
	button.addEventListener('click', act);
	return button;
}
