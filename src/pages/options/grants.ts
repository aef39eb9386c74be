import { allHosts, removeGrant } from '../../settings/permissions';
import { text } from '../../shared/text';
import { createButton, createElement, focusable } from '../elements';
import { keepFocus } from '../keep-focus';
import { byId } from '../localise';
import type { Section, SectionTools } from './section';

/** What the browser lets Vignette do: everywhere, or which single hosts; each can be taken back. */
export function createGrants({ page, ask, refresh }: SectionTools): Section {
	const list = byId(page, 'grant-list');
	const takeBack = (origins: readonly string[]): void => void removeGrant(origins).then(refresh);

	const row = (name: string, origins: readonly string[]): HTMLElement => {
		const label = text('options_take_back_named', name);
		const button = createButton(page, text('options_take_back'), () => takeBack(origins), { className: 'plain', ariaLabel: label });
		const title = createElement(page, 'span', { className: 'name' }, createElement(page, 'bdi', {}, name));
		return createElement(page, 'li', { className: 'entry line searchable' }, title, focusable(button, `take back ${name}`));
	};

	const allow = byId(page, 'allow-everywhere');
	allow.addEventListener('click', () => ask(allHosts));

	return {
		show({ everywhereGranted, origins }) {
			const hadFocus = page.activeElement === allow;
			allow.hidden = everywhereGranted;
			byId(page, 'grants-none').hidden = everywhereGranted || origins.length > 0;
			const all = everywhereGranted ? [row(text('options_everywhere'), allHosts)] : [];
			const byHost = Map.groupBy(origins, hostOf);
			const single = [...byHost]
				.toSorted(([one], [other]) => one.localeCompare(other))
				.map(([host, patterns]) => row(host, patterns));
			keepFocus(list, () => list.replaceChildren(...all, ...single), allow);
			// What takes it back stands in its place.
			if (hadFocus && allow.hidden) list.querySelector('button')?.focus({ preventScroll: true });
		},
	};
}

/** `*.a.example` and below, of `https://*.a.example/*`. */
function hostOf(pattern: string): string {
	return pattern.replace(/^[^/]*:\/\//, '').replace(/\/.*$/, '');
}
