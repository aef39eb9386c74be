import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';
import { changeSettings } from './settings';
import { withSiteMode } from './site-policy';

/** What the person chose before the browser asked for its permission. */
const choiceSchema = v.object({ page: v.pipe(v.string(), v.url()), mode: v.picklist(['ask', 'on']) });
export type PendingChoice = v.InferOutput<typeof choiceSchema>;

const item = storage.defineItem<unknown>('session:pendingChoice', { fallback: null });

/**
 * Keeps a choice while the browser asks: a popup may close under the browser's question, so that it is finished
 * elsewhere, when the permission arrives.
 */
export function rememberChoice(choice: PendingChoice): Promise<void> {
	return item.setValue(choice);
}

/** Drops a choice whose permission was refused. */
export function forgetChoice(): Promise<void> {
	return item.removeValue();
}

/** Carries out the choice that waits, if any. */
export async function finishChoice(): Promise<void> {
	const parsed = v.safeParse(choiceSchema, await item.getValue());
	if (!parsed.success) return;
	await item.removeValue();
	const { page, mode } = parsed.output;
	await changeSettings((settings) => withSiteMode(settings, new URL(page), mode));
}
