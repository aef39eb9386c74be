import * as v from 'valibot';
import { sitePatterns } from './match-patterns';
import { isGranted } from './permissions';
import { changeSettings, readSettings } from './settings';
import { policyFor, withSiteMode, type SitePolicy } from './site-policy';
import { storedItem } from './stored-item';

/** What the person chose before the browser asked for its permission. */
const choiceSchema = v.object({ page: v.pipe(v.string(), v.url()), mode: v.picklist(['ask', 'on']) });
export type PendingChoice = v.InferOutput<typeof choiceSchema>;

const item = storedItem('session', 'pendingChoice');

/**
 * Keeps a choice while the browser asks: a popup may close under the browser's question, so that it is finished
 * elsewhere, when the permission arrives.
 */
export function rememberChoice(choice: PendingChoice): Promise<void> {
	return item.write(choice);
}

/**
 * Drops the choice that waits: its permission was refused, or the person has gone on to something else. A permission
 * that comes later for another reason must not turn on a site that was refused.
 */
export function forgetChoice(): Promise<void> {
	return item.remove();
}

/** Drops the choice that waits and tells whether there was one: then its question was refused, unseen by any page of ours. */
export async function takeRefusedChoice(): Promise<boolean> {
	const wasWaiting = v.is(choiceSchema, await item.read());
	if (wasWaiting) await forgetChoice();
	return wasWaiting;
}

/** Carries out the choice that waits, if there is one and its own site is granted now. */
export async function finishChoice(): Promise<void> {
	const parsed = v.safeParse(choiceSchema, await item.read());
	if (!parsed.success) return;
	const page = new URL(parsed.output.page);
	if (!(await isGranted(patternsOfPage(page, policyFor(page, await readSettings()))))) return;
	await item.remove();
	await changeSettings((settings) => withSiteMode(settings, page, parsed.output.mode));
}

/** What is asked for to turn a page's site on: the host it is kept under if it is known, else the page's own. */
export function patternsOfPage(page: URL, known: SitePolicy | undefined): string[] {
	return sitePatterns(known?.host ?? page.hostname, { plainHttp: page.protocol === 'http:' || (known?.plainHttp ?? false) });
}
