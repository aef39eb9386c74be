import { changeSettings, type Settings } from '../settings/settings';
import { whyNotSaved } from '../settings/why-not-saved';
import { text } from '../shared/text';

/** Changes settings, and says on the page whether they were saved. */
export type Save = (change: (settings: Settings) => Settings) => Promise<boolean>;

/**
 * `status` is a live region. Where the browser cannot store anything, `onFailure` shows again what is stored; where a
 * change is seen by itself, nothing need be said of its success.
 */
export function createSave(status: HTMLElement, onFailure: () => void, success = text('settings_saved')): Save {
	return async (change) => {
		try {
			await changeSettings(change);
			say(status, success);
			return true;
		} catch (error) {
			console.error('Vignette:', error);
			say(status, whyNotSaved(error), true);
			onFailure();
			return false;
		}
	};
}

/** Says something in a live region, also when it has just said the same. */
export function say(status: HTMLElement, sentence: string, isProblem = false): void {
	status.textContent = '';
	status.classList.toggle('problem', isProblem);
	requestAnimationFrame(() => {
		status.textContent = sentence;
	});
}
