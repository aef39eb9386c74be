import { maximumPictureBytes } from '../shared/limits';
import { megabytes } from '../shared/megabytes';
import type { Reason } from '../shared/reasons';
import type { Failure } from '../shared/result';
import { text } from '../shared/text';

/** What a person may do about a picture that is not shown, by a click on its chip. */
export interface ChipAction {
	readonly label: string;
	readonly act: () => void;
}

/** A small line in place of a picture: what is the matter, and what can be done. */
export function createChip(page: Document, sentence: string, action?: ChipAction): HTMLElement {
	const chip = page.createElement('span');
	chip.className = 'chip';
	// The page may be written from the other side than the sentence.
	const words = page.createElement('bdi');
	words.append(sentence);
	chip.append(words);
	if (action) {
		const button = page.createElement('button');
		button.type = 'button';
		button.textContent = action.label;
		button.addEventListener('click', (event) => {
			event.stopPropagation();
			// Only a person's click loads anything: the page can make others.
			if (event.isTrusted) action.act();
		});
		chip.append(button);
	}
	return chip;
}

/** A line that tells why a picture is not shown, with what a click can do about it. */
export function createFailureChip(page: Document, failed: Failure, host: string, act: () => void): HTMLElement {
	const label = actionLabel(failed.reason);
	return createChip(page, failureSentence(failed, host), label === undefined ? undefined : { label, act });
}

/** The sentence that tells a failure to a person. */
export function failureSentence({ reason, bytes }: Failure, host: string): string {
	if (reason !== 'too-large') return text(`reason_${reason.replaceAll('-', '_')}`, host);
	if (bytes === undefined) return text('reason_too_large', host, megabytes(maximumPictureBytes));
	return text('reason_too_large_known', host, megabytes(bytes));
}

/** What only the settings can help with, or nothing. */
const helpless: ReadonlySet<Reason> = new Set([
	'address-private',
	'behind-proxy',
	'address-invalid',
	'host-not-granted',
	'host-blocked',
	'expired',
	'too-many-pixels',
	'format-unsupported',
	'decryption-failed',
	'no-room',
]);

/** The label of what a click on the chip does, or undefined where a click cannot help. */
export function actionLabel(reason: Reason): string | undefined {
	if (helpless.has(reason)) return undefined;
	if (reason === 'ask-first' || reason === 'too-many-at-once') return text('action_show');
	return text(reason === 'too-large' || reason === 'plain-http' ? 'action_show_anyway' : 'action_try_again');
}
