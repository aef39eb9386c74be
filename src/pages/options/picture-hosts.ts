import { parseHostPattern } from '../../shared/host-patterns';
import { isCovered } from '../../settings/managed';
import { pictureHostModes, withPictureHost, type PictureHostMode } from '../../settings/picture-host-modes';
import { maximumPictureHosts } from '../../shared/limits';
import { text } from '../../shared/text';
import { createButton, createChoice, createElement, createLock, focusable } from '../elements';
import { keepFocus } from '../keep-focus';
import { byId } from '../localise';
import type { OptionsState } from './options-state';
import type { Section, SectionTools } from './section';

/** The picture hosts of which something was said, and one more. */
export function createPictureHosts({ page, save }: SectionTools): Section {
	const list = byId(page, 'host-list');
	const field = byId(page, 'new-host', HTMLInputElement);
	const problem = byId(page, 'new-host-problem');
	let known = 0;

	const row = (host: string, mode: PictureHostMode, { managed }: OptionsState): HTMLElement => {
		const isLocked = isCovered(host, managed.settings.pictureHosts ?? {});
		const choose = (chosen: PictureHostMode): void => void save((settings) => withPictureHost(settings, host, chosen));
		const values = pictureHostModes.map((value) => ({ value, label: text(`host_${value}`) }));
		const choice = createChoice(page, text('options_host_mode', host), values, mode, choose);
		choice.disabled = isLocked;
		const remove = (): void => void save((settings) => withPictureHost(settings, host, undefined));
		const label = text('options_remove_named', host);
		const button = createButton(page, text('options_remove'), remove, { className: 'plain', ariaLabel: label });
		const name = createElement(page, 'span', { className: 'name' }, createElement(page, 'bdi', {}, host));
		const end = isLocked ? createLock(page) : focusable(button, `remove ${host}`);
		return createElement(page, 'li', { className: 'entry line searchable' }, name, focusable(choice, `mode ${host}`), end);
	};

	byId(page, 'new-host-form').addEventListener('submit', (event) => {
		event.preventDefault();
		const host = parseHostPattern(field.value.trim().replace(/^\*\./, ''));
		const isFull = known >= maximumPictureHosts;
		const sentence = isFull ? text('options_hosts_full', String(maximumPictureHosts)) : text('options_host_invalid', field.value);
		problem.textContent = host === undefined || isFull ? sentence : '';
		field.ariaInvalid = String(problem.textContent !== '');
		if (host === undefined || isFull) return;
		field.value = '';
		const chosen = pictureHostModes.find((mode) => mode === byId(page, 'new-host-mode', HTMLSelectElement).value);
		void save((settings) => withPictureHost(settings, host, chosen ?? 'never'));
	});

	return {
		show(state) {
			const { pictureHosts = {} } = state.settings;
			const entries = Object.entries(pictureHosts).toSorted(([one], [other]) => one.localeCompare(other));
			known = Object.keys(state.own.pictureHosts ?? {}).length;
			keepFocus(list, () => list.replaceChildren(...entries.map(([host, mode]) => row(host, mode, state))), field);
			byId(page, 'no-hosts').hidden = entries.length > 0;
		},
	};
}
