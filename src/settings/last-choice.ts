import * as v from 'valibot';
import { siteModes } from '../shared/page-policy';
import { undoMilliseconds } from '../shared/limits';
import { pictureHostModes, withPictureHost } from './picture-host-modes';
import type { Settings } from './schema';
import { withSiteMode } from './site-policy';
import { storedItem } from './stored-item';

/** What was before a person chose something on a picture. */
const before = v.variant('of', [
	v.object({ of: v.literal('host'), host: v.string(), mode: v.optional(v.picklist(pictureHostModes)) }),
	v.object({ of: v.literal('site'), page: v.pipe(v.string(), v.url()), mode: v.picklist(siteModes) }),
]);
export type Before = v.InferOutput<typeof before>;

const lastChoice = v.object({ tabId: v.number(), until: v.number(), before });

/** In the session's storage, since the worker may sleep before the person thinks better of it. */
const item = storedItem('session', 'lastChoice');

/** Remembers for a while how to take back what was chosen in a tab, in place of what was chosen before. */
export function rememberBefore(tabId: number, was: Before, now: number): Promise<void> {
	return item.write({ tabId, until: now + undoMilliseconds, before: was });
}

/** Forgets what was last chosen, and returns how to take it back; undefined if that was in another tab, or long ago. */
export async function takeBefore(tabId: number, now: number): Promise<((settings: Settings) => Settings) | undefined> {
	const parsed = v.safeParse(lastChoice, await item.read());
	if (!parsed.success || parsed.output.tabId !== tabId) return undefined;
	await item.remove();
	if (parsed.output.until < now) return undefined;
	const was = parsed.output.before;
	return (settings) =>
		was.of === 'host' ? withPictureHost(settings, was.host, was.mode) : withSiteMode(settings, new URL(was.page), was.mode);
}
