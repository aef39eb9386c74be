import { plain } from '../../fixtures/pictures';
import { createPictureCache } from '../../../src/resolve/cache/picture-cache';
import type { DiskCache } from '../../../src/resolve/cache/disk-cache';
import { createLedger, type Ledger } from '../../../src/resolve/ledger/ledger';
import { leadOf } from '../../../src/resolve/lead/lead';
import type { Ask } from '../../../src/resolve/job';
import { createResolver, type Resolver, type ResolverTools } from '../../../src/resolve/resolver';
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

const beganAt = 1_800_000_000_000;

/** What a resolver needs beside a cache and a ledger. Its thumbnails are no pictures, which takes a browser; all before them is real. */
export function resolverTools(
	web: FakeWeb,
	thumbnails: string[] = [],
	now = (): number => beganAt,
): Omit<ResolverTools, 'cache' | 'ledger'> {
	const makeThumbnail: MakeThumbnail = ({ facts: { width, height } }, { size, devicePixelRatio }) => {
		thumbnails.push(`${width}×${height} ${size === 'large' ? size : `@${devicePixelRatio}`}`);
		return Promise.resolve(
			success({ blob: new Blob([`${width}`], { type: 'image/png' }), width, height, look: 'picture', animated: false }),
		);
	};
	return {
		request: web.tools,
		makeThumbnail,
		makeInHiddenPage: ({ kind }) => Promise.reject(new Error(`No hidden page to draw ${kind} in`)),
		now,
		random: () => 0.5,
	};
}

/** What a fresh message on a public chat asks for. */
export async function askOf(url: string, changes: Partial<Ask> = {}, time = beganAt): Promise<Result<Ask>> {
	const leadOptions = changes.leadOptions ?? { mappings: [], pagePictures: false };
	const lead = await leadOf(new URL(url), leadOptions, time);
	if (!lead.ok) return lead;
	return success({
		url: new URL(url),
		lead: lead.value,
		leadOptions,
		context: { chatUrl: new URL('https://chat.example.com/'), allowedPrivateHosts: [] },
		tabId: 1,
		isIncognito: false,
		fresh: true,
		asked: false,
		maximumBytes: maximumPictureBytes,
		size: 'thumbnail',
		devicePixelRatio: 1,
		...changes,
	});
}

/** Sets a resolver up. */
export function surroundings(answers: FakeAnswers, requestTools: Partial<RequestTools> = {}, disk?: DiskCache): Surroundings {
	const web = fakeWeb(answers, requestTools);
	const thumbnails: string[] = [];
	let store: unknown;
	const set: Surroundings = {
		web,
		thumbnails,
		written: () => JSON.stringify(store),
		time: beganAt,
		ledger: createLedger(
			{ read: () => Promise.resolve(store), write: async (entries) => void (store = structuredClone(entries)) },
			() => set.time,
		),
		resolver: createResolver({
			...resolverTools(web, thumbnails, () => set.time),
			cache: createPictureCache(disk),
			ledger: { entry: (url) => set.ledger.entry(url), update: (url, change) => set.ledger.update(url, change) },
		}),
		async resolve(url, changes = {}, signal = new AbortController().signal) {
			const ask = await askOf(url, changes, set.time);
			return ask.ok ? set.resolver.resolve(ask.value, signal) : ask;
		},
	};
	return set;
}
