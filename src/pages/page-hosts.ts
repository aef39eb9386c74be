import * as v from 'valibot';
import { hostName } from '../settings/host-name';
import { isCovered, type Managed } from '../settings/managed';
import {
	hostThatCounts,
	pictureHostMode,
	pictureHostModes,
	withPictureHost,
	type PictureHostMode,
	type PictureHostModes,
} from '../settings/picture-host-modes';
import { maximumListedHosts } from '../shared/limits';
import { text } from '../shared/text';
import { createChoice, createElement, focusable } from './elements';
import { keepFocus } from './keep-focus';
import type { Save } from './save';

/** The picture hosts of the tab's page, each with what is done with its pictures. */
export interface PageHosts {
	/** Hosts as the page's script has told them: they may be anything. */
	show(hosts: readonly string[], modes: PictureHostModes, managed: Managed): void;
}

/** Takes over a `<details>` with a summary and a list, hidden while there are no hosts. */
export function createPageHosts(details: HTMLElement, save: Save): PageHosts {
	const page = details.ownerDocument;
	const summary = details.querySelector('summary');
	const list = details.querySelector('ul');
	let shown = '';
	let listed: readonly string[] = [];
	/** What the person has chosen, by host, until it is told back: what was read before it does not take it back. */
	const chosen = new Map<string, PictureHostMode | undefined>();

	const row = (host: string, modes: PictureHostModes, { settings }: Managed): HTMLElement => {
		// What was said of a broader host is changed there.
		const entry = hostThatCounts(host, modes);
		const choose = (choice: PictureHostMode | 'site'): void => {
			const mode = choice === 'site' ? undefined : choice;
			chosen.set(entry, mode);
			void save((present) => withPictureHost(present, entry, mode)).then((isSaved) => {
				if (isSaved) return;
				chosen.delete(entry);
				shown = '';
			});
		};
		const values = [
			{ value: 'site' as const, label: text('host_as_chat') },
			...pictureHostModes.map((value) => ({ value, label: text(`host_${value}`) })),
		];
		const choice = createChoice(page, text('options_host_mode', host), values, pictureHostMode(host, modes) ?? 'site', choose);
		choice.disabled = isCovered(host, settings.pictureHosts ?? {});
		return createElement(page, 'li', {}, createElement(page, 'bdi', {}, host), focusable(choice, host));
	};

	return {
		show(hosts, told, managed) {
			let modes = told;
			for (const [host, mode] of chosen) {
				if (told[host] === mode) chosen.delete(host);
				else modes = withPictureHost({ pictureHosts: modes }, host, mode).pictureHosts ?? {};
			}
			// While a page asks anew for what was refused it tells of none of that: what the person is at does not go from under them.
			const kept = list?.contains(page.activeElement) === true ? listed : [];
			const known = [...new Set([...kept, ...hosts].filter((host) => v.is(hostName, host)))].slice(0, maximumListedHosts).sort();
			listed = known;
			details.hidden = known.length === 0;
			const described = JSON.stringify([known, modes, managed]);
			// Equal lists are left alone, so that an open choice stays open.
			if (described === shown) return;
			shown = described;
			if (summary) summary.textContent = text('popup_hosts', String(known.length));
			keepFocus(details, () => list?.replaceChildren(...known.map((host) => row(host, modes, managed))));
		},
	};
}
