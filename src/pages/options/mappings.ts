import { isProxy, parseMapping, type Mapping } from '../../settings/mappings';
import { maximumMappings } from '../../shared/limits';
import { text } from '../../shared/text';
import { createButton, createElement, createLock, focusable } from '../elements';
import { keepFocus } from '../keep-focus';
import { byId } from '../localise';
import { createMappingTrial } from './mapping-trial';
import type { OptionsState } from './options-state';
import type { Section, SectionTools } from './section';

/** The mappings in the order in which they are tried, one more, and a place to try them. */
export function createMappings({ page, save }: SectionTools): Section {
	const list = byId(page, 'mapping-list');
	const from = byId(page, 'mapping-from', HTMLInputElement);
	const to = byId(page, 'mapping-to', HTMLInputElement);
	const key = byId(page, 'mapping-key', HTMLInputElement);
	const encoding = byId(page, 'mapping-encoding', HTMLSelectElement);
	const problem = byId(page, 'mapping-problem');
	const form = byId(page, 'mapping-form', HTMLFormElement);
	let state: OptionsState | undefined;

	const isEmpty = (): boolean => [from, to, key].every(({ value }) => value.trim() === '');
	const draft = (): Mapping | undefined => {
		const signing = key.value === '' ? {} : { signing: { key: key.value, encoding: encoding.value } };
		return parseMapping({ from: from.value.trim(), to: to.value.trim(), ...signing });
	};
	const trial = createMappingTrial(page, () => {
		const written = isEmpty() ? undefined : draft();
		const { mappings = [], pagePictures = false } = state?.settings ?? {};
		return { mappings: written ? [written, ...mappings] : mappings, pagePictures };
	});

	const store = (change: (mappings: readonly Mapping[]) => Mapping[]): void =>
		void save((settings) => ({ ...settings, mappings: change(settings.mappings ?? []) }));

	const row = (mapping: Mapping, index: number, { managed }: OptionsState): HTMLElement => {
		const isLocked = managed.settings.mappings !== undefined;
		const lines = [
			createElement(page, 'bdi', { className: 'address', dir: 'ltr' }, mapping.from),
			createElement(page, 'bdi', { className: 'address arrow', dir: 'ltr' }, mapping.to),
		];
		const kind = text(isProxy(mapping) ? 'options_mapping_proxy' : 'options_mapping_prefix');
		// Its length would be something told as well.
		const secret = mapping.signing
			? [createElement(page, 'span', { className: 'quiet' }, text('options_mapping_key_kept', '••••••••'))]
			: [];
		const about = createElement(
			page,
			'div',
			{ className: 'about' },
			createElement(page, 'span', { className: 'quiet' }, kind),
			...secret,
		);
		const upwards = createButton(page, '↑', () => store((all) => swapped(all, index)), {
			className: 'plain',
			ariaLabel: text('options_mapping_up', mapping.from),
			disabled: index === 0,
		});
		const remove = createButton(page, text('options_remove'), () => store((all) => all.filter((_, other) => other !== index)), {
			className: 'plain',
			ariaLabel: text('options_remove_named', mapping.from),
		});
		// By what it is, and not by its place: the focus goes up with it.
		const name = `${mapping.from} ${mapping.to}`;
		const actions = isLocked ? [createLock(page)] : [focusable(upwards, `up ${name}`), focusable(remove, `remove ${name}`)];
		return createElement(
			page,
			'li',
			{ className: 'entry searchable' },
			...lines,
			createElement(page, 'div', { className: 'line' }, about, ...actions),
		);
	};

	form.addEventListener('input', () => trial.show());
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const mapping = draft();
		const isFull = (state?.own.mappings?.length ?? 0) >= maximumMappings;
		problem.textContent = isFull
			? text('options_mappings_full', String(maximumMappings))
			: mapping
				? ''
				: text('options_mapping_invalid');
		if (!mapping || isFull) return;
		form.reset();
		store((all) => [...all, mapping]);
		from.focus();
	});

	return {
		show(next) {
			state = next;
			const { mappings = [] } = next.settings;
			const rows = mappings.map((mapping, index) => row(mapping, index, next));
			keepFocus(list, () => list.replaceChildren(...rows), from);
			byId(page, 'no-mappings').hidden = rows.length > 0;
			form.hidden = next.managed.settings.mappings !== undefined;
			trial.show();
		},
	};
}

function swapped(all: readonly Mapping[], index: number): Mapping[] {
	return all.toSpliced(index - 1, 2, ...all.slice(index - 1, index + 1).toReversed());
}
