import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** What our own pages ask the worker: what the kept pictures take, or to forget them. Both are answered by what is kept then. */
export const ownPageMessage = v.variant('type', [
	v.strictObject({ type: v.literal('cache-use') }),
	v.strictObject({ type: v.literal('clear-cache') }),
]);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const cacheUse = v.strictObject({ bytes: count, entries: count });

/** What is kept on disk: bytes, and of how many pictures. */
export type KeptPictures = v.InferOutput<typeof cacheUse>;

/** Asks the worker; undefined where it does not answer. */
export async function askWorkerAbout(type: v.InferOutput<typeof ownPageMessage>['type']): Promise<KeptPictures | undefined> {
	try {
		const parsed = v.safeParse(cacheUse, await browser.runtime.sendMessage({ type }));
		return parsed.success ? parsed.output : undefined;
	} catch {
		return undefined;
	}
}

/** The worker's kept pictures. */
interface KeptPictureStore {
	use(): Promise<KeptPictures>;
	clear(): Promise<void>;
}

/** Answers our own pages, and nobody else: a chat's page has no business here. */
export function answerOwnPages(cache: KeptPictureStore): void {
	browser.runtime.onMessage.addListener((raw: unknown, { id, url }): Promise<KeptPictures> | undefined => {
		const isOurs = id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('/')) === true;
		const parsed = v.safeParse(ownPageMessage, raw);
		if (!isOurs || !parsed.success) return undefined;
		return parsed.output.type === 'cache-use' ? cache.use() : cache.clear().then(() => cache.use());
	});
}
