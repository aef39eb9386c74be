import { browser } from 'wxt/browser';
import type { SiteMode } from '../shared/page-policy';
import { takeRefusedChoice } from '../settings/pending-choice';
import { allHosts, onGrantsChanged } from '../settings/permissions';
import { onSettingsChanged } from '../settings/settings';
import { withBlur, withSiteMode } from '../settings/site-policy';
import type { IconState } from '../toolbar/icon';
import { reportIntervalMilliseconds } from '../shared/limits';
import { parseUrl } from '../shared/parse-url';
import { text } from '../shared/text';
import { askGrant } from './ask-grant';
import { createHideNow } from './hide-now';
import { createItemList } from './item-list';
import { passFocusOn } from './keep-focus';
import { byId, localise } from './localise';
import { readPopupState, type PopupState, type WantedGrant } from './popup-state';
import { createSave } from './save';
import { showSiteName } from './site-name';
import { createTabReport } from './tab-report';

const meanings = { off: 'mode_off_meaning', ask: 'mode_ask_meaning', on: 'mode_on_meaning' } as const;

/** The page behind the toolbar's button: this site off, ask or on, what is missing, and what is shown. */
export async function openPopup(page: Document): Promise<void> {
	localise(page);
	const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
	const popup = createPopup(page, tab?.id, webPage(tab?.url));
	if (tab?.url !== undefined && /^https?:/.test(tab.url) && !webPage(tab.url)) {
		byId(page, 'elsewhere').textContent = text('popup_browser_page');
	}
	byId(page, 'private-window').hidden = tab?.incognito !== true;
	onSettingsChanged(() => void popup.show());
	onGrantsChanged(() => void popup.show());
	await popup.show();
	// The browser's question closes the popup that asked: its refusal is told in the next one.
	if (await takeRefusedChoice()) byId(page, 'said').textContent = text('popup_declined');
	// Pictures come and go while the popup is open; it ends with its page.
	setInterval(() => void popup.report(), reportIntervalMilliseconds);
}

/** The browsers' stores let no extension run on their pages, whatever is granted. */
const storeHosts = new Set(['chromewebstore.google.com', 'chrome.google.com', 'microsoftedge.microsoft.com', 'addons.mozilla.org']);

function webPage(address: string | undefined): URL | undefined {
	const url = address === undefined ? undefined : parseUrl(address);
	return url && /^https?:$/.test(url.protocol) && !storeHosts.has(url.hostname) ? url : undefined;
}

function createPopup(page: Document, tabId: number | undefined, url: URL | undefined): { show(): Promise<void>; report(): Promise<void> } {
	const modes = [...page.querySelectorAll<HTMLButtonElement>('[data-mode]')];
	const missing = createItemList(byId(page, 'missing'));
	const said = byId(page, 'said');
	const blur = byId(page, 'blur', HTMLInputElement);
	const save = createSave(said, () => void show(), '');
	let state: PopupState | undefined;

	const ask = (...question: Parameters<typeof askGrant>): void => {
		said.textContent = '';
		void askGrant(...question).then((granted) => {
			if (!granted) said.textContent = text('popup_declined');
			return show();
		});
	};

	const tabReport = tabId === undefined || !url ? undefined : createTabReport(page, tabId, url, (patterns) => ask(patterns), save);

	const hideNow = tabId === undefined ? undefined : createHideNow(byId(page, 'hide'), byId(page, 'hide-everywhere'), tabId);

	const show = async (): Promise<void> => {
		state = await readPopupState(url);
		const focused = page.activeElement;
		const { site, everywhereGranted, firstMode } = state;
		byId(page, 'icon').setAttribute('src', `/icons/${iconState(state)}-48.png`);
		byId(page, 'elsewhere').hidden = site !== undefined;
		byId(page, 'choice').hidden = site === undefined;
		byId(page, 'site').textContent = site?.host ?? text('extension_short_name');
		if (url && site) showSiteName(page, url, site, firstMode);
		byId(page, 'meaning').textContent = text(meanings[site?.mode ?? 'off']);
		for (const button of modes) button.ariaPressed = String(button.dataset['mode'] === site?.mode);
		blur.checked = site?.isBlurred ?? false;
		blur.disabled = site?.isLocked ?? false;
		byId(page, 'blur-choice').hidden = site === undefined || site.mode === 'off';
		missing.show(thisSiteFirst(state).map(missingItem));
		byId(page, 'hosts-grant').hidden = site === undefined || site.mode === 'off' || !site.granted || everywhereGranted;
		const runs = site !== undefined && site.mode !== 'off' && site.granted;
		byId(page, 'findings').hidden = !runs;
		await hideNow?.show(runs);
		await report();
		passFocusOn(
			focused,
			modes.find(({ ariaPressed }) => ariaPressed === 'true'),
		);
	};

	const report = async (): Promise<void> => {
		byId(page, 'offline').hidden = navigator.onLine || state?.site === undefined || state.site.mode === 'off';
		if (state) await tabReport?.show(state.site !== undefined && state.site.mode !== 'off' && state.site.granted, state);
	};

	const missingItem = ({ host, patterns }: WantedGrant) => {
		const label = host === state?.site?.host ? text('popup_grant_site') : text('popup_grant_host', host);
		return { sentence: text('popup_site_sentence', host), action: { label, act: () => ask(patterns) } };
	};

	for (const button of modes) {
		button.addEventListener('click', () => {
			const mode = modeOf(button);
			if (!state?.site || !url) return;
			// Answered before, the question is not asked again.
			if (mode !== 'off') ask(state.site.patterns, { page: url.href, mode });
			else void save((settings) => withSiteMode(settings, url, mode));
		});
	}
	blur.addEventListener('change', () => url && void save((settings) => withBlur(settings, url, blur.checked)));
	byId(page, 'settings').addEventListener('click', () => void browser.runtime.openOptionsPage().then(() => close()));
	byId(page, 'findings').addEventListener('click', () => {
		const address = browser.runtime.getURL(`/findings.html?tab=${tabId ?? ''}`);
		void browser.tabs.create({ url: address }).then(() => close());
	});
	byId(page, 'hosts-grant')
		.querySelector('button')
		?.addEventListener('click', () => ask(allHosts));

	return { show, report };
}

function modeOf(button: HTMLButtonElement): SiteMode {
	const { mode } = button.dataset;
	return mode === 'on' || mode === 'ask' ? mode : 'off';
}

/** As the toolbar's icon; with the name where the tab shows no web page. */
function iconState({ site, missing }: PopupState): IconState {
	if (missing.length > 0) return 'needs-permission';
	return site?.mode === 'off' ? 'off' : 'on';
}

function thisSiteFirst({ site, missing }: PopupState): WantedGrant[] {
	return missing.toSorted((a, b) => Number(b.host === site?.host) - Number(a.host === site?.host));
}
