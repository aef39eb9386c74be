import { plain } from '../../fixtures/pictures';
import { createPictureCache } from '../../../src/resolve/cache/picture-cache';
import type { DiskCache } from '../../../src/resolve/cache/disk-cache';
import { createLedger, type Ledger } from '../../../src/resolve/ledger/ledger';
import { leadOf } from '../../../src/resolve/lead/lead';
import type { Ask } from '../../../src/resolve/job';
import { createResolver, type Resolver } from '../../../src/resolve/resolver';
import type { MakeThumbnail } from '../../../src/resolve/thumbnail';
import type { ShownPicture } from '../../../src/shared/shown-picture';
import { maximumPictureBytes } from '../../../src/shared/limits';
import { success, type Result } from '../../../src/shared/result';
import type { RequestTools } from '../../../src/resolve/request/request';
import { fakeWeb, type FakeAnswer, type FakeAnswers, type FakeWeb } from './request/fake-web';

/** A real picture, as a server sends it. */
export const png: Uint8Array<ArrayBuffer> = new Uint8Array(await plain({ r: 200, g: 40, b: 40 }).png().toBuffer());

/** The answer of a server that has the picture. */
export const picture: FakeAnswer = { headers: { 'content-type': 'image/png' }, body: png };

/** A resolver in a web of a few URLs, at a time of its own. */
export interface Surroundings {
	readonly web: FakeWeb;
	readonly resolver: Resolver;
	readonly ledger: Ledger;
	/** The pictures that thumbnails were made of, each by its size and the screen it is for. */
	readonly thumbnails: string[];
	/** All that the ledger has stored by now. */
	readonly written: () => string;
	time: number;
	/** Asks for a URL, as a fresh message on a public chat does. */
	readonly resolve: (url: string, changes?: Partial<Ask>, signal?: AbortSignal) => Promise<Result<ShownPicture>>;
}

/** Sets a resolver up. Its thumbnails are no pictures, which takes a browser; all before them is real. */
export function surroundings(answers: FakeAnswers, requestTools: Partial<RequestTools> = {}, disk?: DiskCache): Surroundings {
	const web = fakeWeb(answers, requestTools);
	const thumbnails: string[] = [];
	const makeThumbnail: MakeThumbnail = ({ facts: { width, height } }, { size, devicePixelRatio }) => {
		thumbnails.push(`${width}×${height} ${size === 'large' ? size : `@${devicePixelRatio}`}`);
		return Promise.resolve(
			success({ blob: new Blob([`${width}`], { type: 'image/png' }), width, height, look: 'picture', animated: false }),
		);
	};
	let store: unknown;
	const set: Surroundings = {
		web,
		thumbnails,
		written: () => JSON.stringify(store),
		time: 1_800_000_000_000,
		ledger: createLedger(
			{ read: () => Promise.resolve(store), write: async (entries) => void (store = structuredClone(entries)) },
			() => set.time,
		),
		resolver: createResolver({
			request: web.tools,
			makeThumbnail,
			cache: createPictureCache(disk),
			makeInHiddenPage: ({ kind }) => Promise.reject(new Error(`No hidden page to draw ${kind} in`)),
			ledger: { entry: (url) => set.ledger.entry(url), update: (url, change) => set.ledger.update(url, change) },
			now: () => set.time,
			random: () => 0.5,
		}),
		async resolve(url, changes = {}, signal = new AbortController().signal) {
			const context = { chatUrl: new URL('https://chat.example.com/'), allowedPrivateHosts: [] };
			const leadOptions = changes.leadOptions ?? { mappings: [], pagePictures: false };
			const lead = await leadOf(new URL(url), leadOptions, set.time);
			if (!lead.ok) return lead;
			const ask: Ask = {
				url: new URL(url),
				lead: lead.value,
				leadOptions,
				context,
				tabId: 1,
				isIncognito: false,
				fresh: true,
				asked: false,
				maximumBytes: maximumPictureBytes,
				size: 'thumbnail',
				devicePixelRatio: 1,
				...changes,
			};
			return set.resolver.resolve(ask, signal);
		},
	};
	return set;
}
