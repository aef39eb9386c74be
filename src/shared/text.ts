import type { I18n } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import type english from '../../public/_locales/en/messages.json';

/** Every string a person is shown has a key in `public/_locales`; English has them all. A reason's is made of its name. */
export type MessageKey = keyof typeof english | `reason_${string}`;

/**
 * The string for a key in the browser's language, or in English where we do not speak it. Substitutions are inserted as text.
 * `language_tag` and `language_direction` say which it is: what the browser's own language is would be wrong of English.
 */
export function text(key: MessageKey, ...substitutions: string[]): string {
	const i18n: Pick<I18n.Static, 'getMessage'> = browser.i18n;
	return i18n.getMessage(key, substitutions);
}

/** Says of an element that what is written in it is in that language, and runs its way, whatever is around it. */
export function markLanguage(element: HTMLElement): void {
	element.lang = text('language_tag');
	element.dir = text('language_direction');
}
