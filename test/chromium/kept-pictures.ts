import type { LaunchedChromium } from '../browsers/launch-chromium';
import type { CacheUse } from '../../src/resolve/cache/cache-store';

/** What the extension's database holds. */
export interface KeptPictures {
	/** What its pictures come to. */
	readonly counted: CacheUse;
	/** What is said there that they come to. */
	readonly said: unknown;
	/** All that is written of them, as text. */
	readonly written: string;
}

/** Looks into the extension's database, by a page of the extension's own, since the worker may be stopped; undefined where there is none. */
export async function keptPictures(browser: LaunchedChromium): Promise<KeptPictures | undefined> {
	const page = await browser.context.newPage();
	await page.goto(`chrome-extension://${await browser.extensionId()}/welcome.html`);
	const found = await page
		.evaluate(async () => {
			const { promise: database, resolve, reject } = Promise.withResolvers<IDBDatabase>();
			const asked = indexedDB.open('pictures');
			asked.addEventListener('success', () => resolve(asked.result));
			asked.addEventListener('error', () => reject(asked.error));
			// Not there yet: it is not to be made by this look.
			asked.addEventListener('upgradeneeded', () => asked.transaction?.abort());
			const transaction = (await database).transaction(['pictures', 'use']);
			const pictures = transaction.objectStore('pictures').getAll();
			const use = transaction.objectStore('use').get('use');
			await new Promise((done) => transaction.addEventListener('complete', done));
			(await database).close();
			const sizes = pictures.result.map((entry: unknown) => Number(Reflect.get(Object(entry), 'bytes')));
			const said: unknown = use.result;
			const counted = { bytes: sizes.reduce((sum, size) => sum + size, 0), entries: sizes.length };
			return { counted, said, written: JSON.stringify(pictures.result) };
		})
		.catch(() => undefined);
	await page.close();
	return found;
}
