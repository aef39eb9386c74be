import { browser } from 'wxt/browser';
import type { Finding } from '../../shared/finding';
import { readSettings } from '../../settings/settings';
import { parseUrl } from '../../shared/parse-url';
import { isTold } from '../../shared/reasons';
import { failure } from '../../shared/result';
import { text } from '../../shared/text';
import { failureSentence } from '../../show/chip';
import { findSite } from '../../sites/find-site';
import { createElement } from '../elements';
import { byId, localise } from '../localise';
import { readPopupState } from '../popup-state';
import { findingsReport } from './findings-report';
import { readFindings } from './read-findings';
import { modeToTell, settingsToTell } from './settings-to-tell';

const states = {
	shown: 'findings_shown',
	refused: 'findings_refused',
	'tried-again': 'findings_tried_again',
	asked: 'findings_asked',
	waits: 'findings_waits',
	away: 'findings_away',
	page: 'findings_page',
	'put-away': 'findings_put_away',
} as const satisfies Record<Finding['state'], string>;

/** The page that shows what was found on a tab's page and what became of it, for who wants to know, or is asked to tell. */
export async function openFindings(page: Document): Promise<void> {
	localise(page);
	const tabId = tabOf(page.location.search);
	const list = byId(page, 'list');
	const said = byId(page, 'said');
	const report = byId(page, 'report');

	const show = async (): Promise<void> => {
		const frames = tabId === undefined ? [] : await readFindings(tabId);
		const all = frames.flat();
		byId(page, 'count').textContent =
			frames.length === 0
				? text('findings_nowhere')
				: text(all.length === 0 ? 'findings_none' : 'findings_count', String(all.length));
		list.replaceChildren(...all.map((finding) => itemOf(page, finding)));
		const url = await addressOf(tabId);
		const [state, settings] = await Promise.all([readPopupState(url), readSettings()]);
		report.textContent = findingsReport(frames, {
			version: browser.runtime.getManifest().version,
			browser: navigator.userAgent,
			language: navigator.language,
			site: url && findSite(url.hostname)?.name,
			mode: modeToTell(state),
			settings: settingsToTell(settings, state),
		});
		byId(page, 'sharing').hidden = all.length === 0;
		said.textContent = '';
	};

	byId(page, 'again').addEventListener('click', () => void show());
	byId(page, 'copy').addEventListener('click', () => {
		const copied = (key: 'findings_copied' | 'lightbox_not_copied') => () => (said.textContent = text(key));
		void navigator.clipboard.writeText(report.textContent).then(copied('findings_copied'), copied('lightbox_not_copied'));
	});
	await show();
}

/** The tab that the page's own address names; undefined where it names none. */
function tabOf(search: string): number | undefined {
	const tab = Number(new URLSearchParams(search).get('tab') ?? Number.NaN);
	return Number.isInteger(tab) && tab >= 0 ? tab : undefined;
}

async function addressOf(tabId: number | undefined): Promise<URL | undefined> {
	const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined);
	return parseUrl(tab?.url ?? '');
}

function itemOf(page: Document, { address, state, reason, picture }: Finding): HTMLElement {
	const host = parseUrl(address)?.hostname ?? '';
	const sentence = reason === undefined ? [] : [createElement(page, 'p', {}, failureSentence(failure(reason), host))];
	const size = picture && `${picture.width} × ${picture.height}`;
	const details = [reason, size].filter((detail) => detail !== undefined).join(' · ');
	return createElement(
		page,
		'li',
		{ className: reason !== undefined && isTold(reason) ? 'told' : '' },
		createElement(page, 'p', { className: 'address', dir: 'ltr' }, address),
		createElement(
			page,
			'p',
			{ className: 'state' },
			createElement(page, 'strong', {}, text(states[state])),
			' ',
			createElement(page, 'span', { translate: false }, details),
		),
		...sentence,
	);
}
