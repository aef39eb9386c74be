import { maximumChosenPictureMegabytes } from '../../shared/limits';
import { text } from '../../shared/text';
import { usualPreferences, withPreference, type Preferences } from '../../settings/preferences';
import { createLock } from '../elements';
import type { Section, SectionTools } from './section';

/** The settings that are not about single hosts: each is a control named after it in the page's HTML. */
export function createPreferences({ page, save, say }: SectionTools): Section {
	let shown = usualPreferences;
	const controls = [...page.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-preference]')];

	for (const control of controls) {
		control.addEventListener('change', () => {
			const name = preferenceOf(control);
			if (name === undefined) return;
			const value = valueOf(control);
			if (name === 'maximumPictureMegabytes' && !isSize(value)) {
				say(text('options_size_invalid', String(maximumChosenPictureMegabytes)), true);
				control.value = String(shown.maximumPictureMegabytes);
				return;
			}
			void save((settings) => withPreference(settings, name, value));
		});
	}

	return {
		show({ preferences, managed }) {
			shown = preferences;
			for (const control of controls) {
				const name = preferenceOf(control);
				if (name === undefined) continue;
				showValue(control, preferences[name]);
				const isLocked = Object.hasOwn(managed.settings, name);
				control.disabled = isLocked;
				const setting = control.closest('.setting');
				setting?.querySelector('.locked')?.remove();
				if (isLocked) setting?.append(createLock(page));
			}
		},
	};
}

function preferenceOf(control: HTMLElement): keyof Preferences | undefined {
	const name = control.dataset['preference'];
	return name !== undefined && isPreference(name) ? name : undefined;
}

function isPreference(name: string): name is keyof Preferences {
	return Object.hasOwn(usualPreferences, name);
}

function valueOf(control: HTMLInputElement | HTMLSelectElement): unknown {
	if (control.type === 'checkbox' && control instanceof HTMLInputElement) return control.checked;
	return control.type === 'number' ? Number(control.value) : control.value;
}

function isSize(value: unknown): boolean {
	return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maximumChosenPictureMegabytes;
}

function showValue(control: HTMLInputElement | HTMLSelectElement, value: unknown): void {
	if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value === true;
	else if (control instanceof HTMLInputElement && control.type === 'radio') control.checked = control.value === value;
	else if (control !== control.ownerDocument.activeElement || control.type !== 'number') control.value = String(value);
}
