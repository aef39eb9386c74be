import { changesBetween } from '../../settings/changes';
import { replaceSettings, undoReplacing } from '../../settings/replace-settings';
import { defaultSettings } from '../../settings/settings';
import type { Settings } from '../../settings/schema';
import { readSettingsFile, writeSettingsFile, type FileProblem } from '../../settings/settings-file';
import { whyNotSaved } from '../../settings/why-not-saved';
import { maximumSettingsFileCharacters } from '../../shared/limits';
import { text, type MessageKey } from '../../shared/text';
import { saveFile } from '../../show/export-picture';
import { createElement } from '../elements';
import { byId } from '../localise';
import { describeChange } from './describe-change';
import type { OptionsState } from './options-state';
import type { Section, SectionTools } from './section';

const problems = {
	'too-large': 'import_too_large',
	'not-json': 'import_not_json',
	'not-ours': 'import_not_ours',
	'later-version': 'import_later_version',
} as const satisfies Record<FileProblem, MessageKey>;

/** Settings as a file, and from one; back to how it was installed; and the way back from both. */
export function createTransfer({ page, say, refresh }: SectionTools): Section {
	const preview = byId(page, 'preview', HTMLDialogElement);
	const file = byId(page, 'import-file', HTMLInputElement);
	const undo = byId(page, 'undo', HTMLButtonElement);
	const withKeys = byId(page, 'export-keys', HTMLInputElement);
	let state: OptionsState | undefined;
	let proposed: Settings = defaultSettings;
	let done: MessageKey = 'import_done';

	const attempt = async (task: () => Promise<void>, sentence: MessageKey): Promise<void> => {
		try {
			await task();
			say(text(sentence));
		} catch (error) {
			console.error('Vignette:', error);
			say(whyNotSaved(error), true);
		}
		refresh();
	};

	/** Shows what would change, and asks. */
	const propose = (settings: Settings, title: MessageKey, dropped: readonly string[]): void => {
		if (!state) return;
		proposed = settings;
		const changes = changesBetween(state.own, settings);
		byId(page, 'preview-title').textContent = text(title);
		byId(page, 'preview-changes').replaceChildren(...changes.map((change) => createElement(page, 'li', {}, describeChange(change))));
		byId(page, 'preview-none').hidden = changes.length > 0;
		byId(page, 'preview-dropped').hidden = dropped.length === 0;
		byId(page, 'preview-dropped').textContent = text('import_dropped', dropped.join(', '));
		byId(page, 'preview-accept').hidden = changes.length === 0;
		preview.showModal();
	};

	byId(page, 'export').addEventListener('click', () => {
		if (!state) return;
		const blob = new Blob([writeSettingsFile(state.own, withKeys.checked)], { type: 'application/json' });
		saveFile({ blob, name: 'vignette-settings.json' }, page);
		const isWithout = !withKeys.checked && state.own.mappings?.some(({ signing }) => signing) === true;
		say(text(isWithout ? 'export_done_without_keys' : 'export_done'));
	});

	byId(page, 'import').addEventListener('click', () => file.click());
	file.addEventListener('change', () => {
		const [chosen] = file.files ?? [];
		file.value = '';
		if (!chosen) return;
		done = 'import_done';
		// What is larger is not even read.
		const content = chosen.size > 4 * maximumSettingsFileCharacters ? Promise.resolve(undefined) : chosen.text();
		void content.then((written) => {
			const read = written === undefined ? ({ ok: false, problem: 'too-large' } as const) : readSettingsFile(written);
			if (read.ok) propose(read.settings, 'import_title', read.dropped);
			else say(text(problems[read.problem]), true);
		});
	});
	byId(page, 'reset').addEventListener('click', () => {
		done = 'reset_done';
		propose(defaultSettings, 'reset_title', []);
	});
	preview.addEventListener('close', () => {
		const isAccepted = preview.returnValue === 'accept';
		preview.returnValue = '';
		if (isAccepted) void attempt(() => replaceSettings(proposed), done);
	});
	undo.addEventListener('click', () => void attempt(undoReplacing, 'undo_done'));

	return {
		show(next) {
			state = next;
			const hadFocus = page.activeElement === undo;
			undo.hidden = !next.canUndo;
			if (hadFocus && undo.hidden) byId(page, 'import').focus({ preventScroll: true });
			byId(page, 'export-keys-choice').hidden = next.own.mappings?.some(({ signing }) => signing) !== true;
		},
	};
}
