import type { SiteMode } from '../shared/page-policy';
import { findSite } from '../sites/find-site';
import { usualModes, type Site } from '../sites/site';
import { text } from '../shared/text';
import { byId } from './localise';
import type { SiteState } from './popup-state';

/**
 * Shows in the popup what we know of the tab's site: its name before its host, which mode is offered first, no
 * `On` where there is none, and in a sentence what a person should know before choosing.
 */
export function showSiteName(page: Document, url: URL, { host, mode, isLocked }: SiteState, firstMode: 'on' | 'ask'): void {
	const site = findSite(url.hostname);
	byId(page, 'site').textContent = site ? text('site_named', site.name, host) : host;
	const note = byId(page, 'site-note');
	note.textContent = siteNote(site, host, mode);
	note.hidden = note.textContent === '';
	byId(page, 'locked').hidden = !isLocked;
	const usual = site ? usualModes[site.kind] : 'on';
	const offered = mode === 'off' ? (usual === 'on' ? firstMode : usual) : undefined;
	for (const button of page.querySelectorAll<HTMLButtonElement>('[data-mode]')) {
		button.hidden = button.dataset['mode'] === 'on' && site?.kind === 'assistant';
		button.disabled = isLocked;
		button.toggleAttribute('data-offered', button.dataset['mode'] === offered);
	}
}

function siteNote(site: Site | undefined, host: string, mode: SiteMode): string {
	if (site?.kind === 'assistant') return text('site_assistant');
	if (site?.kind === 'broadcast') return mode === 'ask' ? '' : text('site_broadcast');
	const isUntried = !site || site.verified.how === 'unverified';
	return isUntried && mode === 'off' ? text('site_untried', site?.name ?? host) : '';
}
