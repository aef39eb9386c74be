import { parseHostPattern } from '../../shared/host-patterns';
import { isCovered } from '../../settings/managed';
import { sitePatterns } from '../../settings/match-patterns';
import { removeGrant } from '../../settings/permissions';
import type { Settings, SiteSettings } from '../../settings/schema';
import type { SiteMode } from '../../shared/page-policy';
import { parseUrl } from '../../shared/parse-url';
import { text } from '../../shared/text';
import { findSite } from '../../sites/find-site';
import { allowedMode, usualModes } from '../../sites/site';
import { createButton, createCheck, createChoice, createElement, createLock, focusable } from '../elements';
import { keepFocus } from '../keep-focus';
import { byId } from '../localise';
import type { OptionsState } from './options-state';
import { createPrivateHosts } from './private-hosts';
import type { Section, SectionTools } from './section';

/** The chats: their modes, whether they are blurred, their private hosts; and one more. */
export function createSites({ page, save, ask, say }: SectionTools): Section {
	const list = byId(page, 'site-list');
	const field = byId(page, 'new-site', HTMLInputElement);
	const problem = byId(page, 'new-site-problem');
	let state: OptionsState | undefined;
	const privateHosts = createPrivateHosts(page, say, (host, hosts) => change(host, { privateHosts: hosts }));

	const change = (host: string, changed: Partial<SiteSettings>): void =>
		void save((settings) => {
			const site = settings.sites[host];
			return site ? { ...settings, sites: { ...settings.sites, [host]: { ...site, ...changed } } } : settings;
		});

	const remove = (host: string, site: SiteSettings): void =>
		void save((settings) => ({ ...settings, sites: without(settings.sites, host) })).then(async (isSaved) => {
			// What was granted for everywhere stays; what was granted for this chat alone goes with it.
			if (isSaved && state && !state.everywhereGranted) await removeGrant(sitePatterns(host, site));
		});

	const row = (host: string, site: SiteSettings, shown: OptionsState): HTMLElement => {
		const known = findSite(host);
		const isLocked = isCovered(host, shown.managed.settings.sites);
		const modes: SiteMode[] = known?.kind === 'assistant' ? ['off', 'ask'] : ['off', 'ask', 'on'];
		const mode = createChoice(
			page,
			text('options_site_mode', host),
			modes.map((value) => ({ value, label: text(`mode_${value}`) })),
			allowedMode(known, site.mode),
			(value) => change(host, { mode: value }),
		);
		mode.disabled = isLocked;
		mode.dataset['focus'] = `mode ${host}`;
		const blur = createCheck(page, text('options_site_blur'), site.blur ?? false, (checked) => change(host, { blur: checked }));
		const box = blur.querySelector('input');
		if (box) {
			box.disabled = isLocked;
			box.dataset['focus'] = `blur ${host}`;
			box.ariaLabel = text('options_site_blur_on', host);
		}
		const title = createElement(page, 'span', { className: 'name' }, createElement(page, 'bdi', {}, host));
		if (known) title.append(createElement(page, 'span', { className: 'quiet' }, known.name));
		const item = createElement(
			page,
			'li',
			{ className: 'entry searchable' },
			createElement(page, 'div', { className: 'line' }, title, mode, isLocked ? createLock(page) : removeButton(host, site)),
			createElement(
				page,
				'div',
				{ className: 'line' },
				blur,
				privateHosts.row(host, site, isLocked || shown.managed.forbidsPrivateHosts),
			),
		);
		if (shown.missing.has(host)) item.append(missing(host, site));
		return item;
	};

	const removeButton = (host: string, site: SiteSettings): HTMLElement =>
		focusable(
			createButton(page, text('options_remove'), () => remove(host, site), {
				className: 'plain',
				ariaLabel: text('options_remove_named', host),
			}),
			`remove ${host}`,
		);

	const missing = (host: string, site: SiteSettings): HTMLElement => {
		const allow = createButton(page, text('popup_grant_site'), () => ask(sitePatterns(host, site)), { className: 'small' });
		return createElement(
			page,
			'div',
			{ className: 'notice line' },
			createElement(page, 'p', {}, text('popup_site_sentence', host)),
			focusable(allow, `allow ${host}`),
		);
	};

	byId(page, 'new-site-form').addEventListener('submit', (event) => {
		event.preventDefault();
		const url = pageOf(field.value);
		problem.textContent = url ? '' : text('options_host_invalid', field.value);
		field.ariaInvalid = String(!url);
		if (!url || !state) return;
		const kind = findSite(url.hostname)?.kind ?? 'chat';
		const first = kind === 'chat' ? state.preferences.firstMode : usualModes[kind];
		field.value = '';
		ask(sitePatterns(url.hostname, { plainHttp: url.protocol === 'http:' }), { page: url.href, mode: first === 'on' ? 'on' : 'ask' });
	});

	return {
		show(next) {
			state = next;
			const entries = Object.entries(next.settings.sites).toSorted(([one], [other]) => one.localeCompare(other));
			keepFocus(list, () => list.replaceChildren(...entries.map(([host, site]) => row(host, site, next))), field);
			byId(page, 'no-sites').hidden = entries.length > 0;
		},
	};
}

/** A host or an address as a person writes it, with TLS where they do not say. */
function pageOf(written: string): URL | undefined {
	const trimmed = written.trim();
	const url = parseUrl(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
	// Chromium makes `%20` of what is no part of a host, and goes on.
	return url && !url.hostname.includes('%') && parseHostPattern(url.hostname) !== undefined ? url : undefined;
}

function without(sites: Settings['sites'], host: string): Settings['sites'] {
	return Object.fromEntries(Object.entries(sites).filter(([other]) => other !== host));
}
