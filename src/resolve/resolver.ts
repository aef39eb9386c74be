import type { ShownPicture } from '../messages/from-worker';
import { totalTimeoutMilliseconds } from '../shared/limits';
import { withoutFragment } from '../shared/parse-url';
import type { Reason } from '../shared/reasons';
import { failure, type Failure, type Result } from '../shared/result';
import { attemptPicture, type AttemptTools } from './attempt';
import type { CacheKey, PictureCache } from './cache/picture-cache';
import { createKeyNames, fileKeyOf, type FileKey, type NameKey } from './decrypt';
import { mayAct } from './guard/acting-links';
import { judge, plainHttpAllowed, type GuardContext } from './guard/verdict';
import { mayRequest, whyNotNow, withFailure, withRequest, withSuccess } from './ledger/entry';
import type { Ledger } from './ledger/ledger';
import { timeLimit } from './request/time-limit';
import { createSchedule } from './schedule';
import { createSharedWork } from './shared-work';

/** What a content script wants to know, and for which chat. */
export interface Ask {
	/** With its fragment where that is the key of an encrypted file. */
	readonly url: URL;
	readonly context: GuardContext;
	/** Whether a private window asks: then nothing of it outlives that window, or is shared with others. */
	readonly isIncognito: boolean;
	readonly fresh: boolean;
	/** Whether the person asked by a click: then the URL is tried whatever was remembered of it. */
	readonly asked: boolean;
	readonly devicePixelRatio: number;
}

/** An ask as it is worked on: its URL has no fragment, so that no key can get out by it. */
interface Job extends Ask {
	readonly fileKey: FileKey | undefined;
}

/** Turns URLs into pictures: policy → guard → cache → sharing → schedule → probe → fetch → limits → thumbnail. */
export interface Resolver {
	/** The picture, or why there is none; with a wait where trying again may help. */
	resolve(ask: Ask, signal: AbortSignal): Promise<Result<ShownPicture>>;
}

/** These say nothing about the URL itself, so they are not remembered of it. */
const unremembered: ReadonlySet<Reason> = new Set([
	'address-invalid',
	'address-private',
	'plain-http',
	'host-not-granted',
	'asked-too-often',
	'cancelled',
	'failed',
]);

/** These are about what came back. Of an encrypted file they hold for that key, and not for the URL. */
const aboutContent: ReadonlySet<Reason> = new Set([
	'not-a-picture',
	'too-small',
	'too-many-pixels',
	'broken',
	'format-unsupported',
	'decryption-failed',
]);

/** What the resolver needs of its surroundings. */
export interface ResolverTools extends AttemptTools {
	readonly ledger: Ledger;
	readonly cache: PictureCache;
	/** Between 0 and 1. */
	readonly random: () => number;
}

/** One resolver serves all tabs, so that the same URL is fetched once however often it is posted. */
export function createResolver(tools: ResolverTools): Resolver {
	const { cache } = tools;
	const nameKey = createKeyNames();
	const shared = createSharedWork<Result<ShownPicture>>();
	const schedule = createSchedule();

	const resolveOnce = async (ask: Job, key: CacheKey, signal: AbortSignal): Promise<Result<ShownPicture>> => {
		const name = ask.url.href;
		const refusal = ask.asked ? undefined : whyNotNow(await tools.ledger.entry(name), tools.now());
		if (refusal && !(ask.fileKey && aboutContent.has(refusal.reason))) return refusal;
		const limit = timeLimit(signal, totalTimeoutMilliseconds);
		const outcome = await tryInTurn(ask, name, limit.signal).finally(limit.clear);
		const result = !outcome.ok && limit.isOver() ? failure('timed-out') : outcome;
		if (result.ok) {
			cache.keep(key, result);
			await tools.ledger.update(name, withSuccess);
			return result;
		}
		if (!ask.fileKey || !aboutContent.has(result.reason)) return remember(name, result, ask.fresh);
		cache.keep(key, result);
		return result;
	};

	const tryInTurn = async (ask: Job, name: string, signal: AbortSignal): Promise<Result<ShownPicture>> => {
		const { onlyPlainHttp, refusesHead, failures } = await tools.ledger.entry(name);
		let last: Result<ShownPicture> = failure('plain-http');
		for (const url of inTurn(ask, onlyPlainHttp ?? false)) {
			last = await attemptPicture(
				{
					url,
					fileKey: ask.fileKey,
					isIncognito: ask.isIncognito,
					context: ask.context,
					asked: ask.asked,
					devicePixelRatio: ask.devicePixelRatio,
					mayBeCached: failures === 0 && !ask.asked,
					mayHead: !refusesHead,
					signal,
					mayRequest: () => countRequest(name, ask.asked),
					onHeadRefused: () => tools.ledger.update(name, (entry) => ({ ...entry, refusesHead: true })),
				},
				tools,
			);
			const noTls = ask.url.protocol === 'http:' && url.protocol === 'https:' && isUnreachable(last);
			if (noTls) {
				last = failure('plain-http');
				continue;
			}
			if (url.protocol === 'http:' && hasAnswered(last)) {
				await tools.ledger.update(name, (entry) => ({ ...entry, onlyPlainHttp: true }));
			}
			return last;
		}
		return last;
	};

	const isGranted = async (job: Job): Promise<boolean> => {
		const granted = await Promise.all(inTurn(job, false).map((url) => tools.request.isGranted(url)));
		return granted.includes(true);
	};

	/** Counts a request that is about to be sent; false where the URL was asked for often enough, and not by the person. */
	const countRequest = async (name: string, asked: boolean): Promise<boolean> => {
		let isInOrder = true;
		await tools.ledger.update(name, (entry) => {
			isInOrder = asked || mayRequest(entry, tools.now());
			return isInOrder ? withRequest(entry, tools.now()) : entry;
		});
		return isInOrder;
	};

	const remember = async (name: string, failed: Failure, fresh: boolean): Promise<Failure> => {
		if (unremembered.has(failed.reason)) return failed;
		const now = tools.now();
		await tools.ledger.update(name, (entry) => withFailure(entry, { failed, fresh, now, random: tools.random() }));
		return whyNotNow(await tools.ledger.entry(name), now) ?? failed;
	};

	return {
		async resolve(ask, signal) {
			const job = jobOf(ask);
			if (!job.asked && mayAct(job.url)) return failure('acting-link');
			// The key of a file that was fetched without TLS would protect nothing: whoever posted it wrote https.
			if (job.fileKey && job.url.protocol !== 'https:') return failure('address-invalid');
			const verdict = judge(job.url, job.context);
			if (!verdict.ok) return verdict;
			const key = await cacheKey(job, nameKey);
			// What may not be requested any more is not shown from the cache either.
			const mayRecall = await isGranted(job);
			const recalled = mayRecall ? cache.recall(key) : undefined;
			if (recalled) return recalled;
			try {
				return await shared.join(key.key, signal, async (sharedSignal) => {
					const kept = mayRecall ? await cache.read(key) : undefined;
					if (kept) return kept;
					const task = (): Promise<Result<ShownPicture>> => resolveOnce(job, key, sharedSignal);
					return (await schedule.run(job.url.host, sharedSignal, task)) ?? failure('cancelled');
				});
			} catch (error) {
				if (signal.aborted) return failure('cancelled');
				throw error;
			}
		},
	};
}

/** Takes the fragment off for good, and the screen's density up to the next half, so that screens nearly alike share. */
function jobOf(ask: Ask): Job {
	const url = new URL(withoutFragment(ask.url));
	return { ...ask, url, fileKey: fileKeyOf(ask.url), devicePixelRatio: Math.ceil(ask.devicePixelRatio * 2) / 2 };
}

/**
 * A result is shared between the chats for which the same exceptions from the guard hold, and no others. What an
 * encrypted file held is on no disk, as its sender meant it.
 */
async function cacheKey(job: Job, nameKey: NameKey): Promise<CacheKey> {
	const { url, fileKey, context, isIncognito, asked, devicePixelRatio } = job;
	const own = judge(context.chatUrl, { ...context, allowedPrivateHosts: [] });
	const chatHost = own.ok && own.value.addressSpace === 'any' ? context.chatUrl.hostname : '';
	const file = fileKey ? await nameKey(fileKey) : '';
	const chat = [chatHost, context.chatUrl.protocol, context.allowedPrivateHosts];
	const key = JSON.stringify([url.href, file, asked, devicePixelRatio, isIncognito, ...chat]);
	return { key, place: isIncognito ? 'incognito' : fileKey ? 'memory' : 'disk' };
}

/** A URL without TLS is tried with it first, on its usual port; without it only where that is allowed, or was asked for. */
function inTurn({ url, context, asked }: Job, onlyPlainHttp: boolean): URL[] {
	if (url.protocol === 'https:') return [url];
	const plain = asked || plainHttpAllowed(url, context) ? [url] : [];
	if (url.port !== '' || onlyPlainHttp) return plain;
	const secure = new URL(url);
	secure.protocol = 'https:';
	return [secure, ...plain];
}

/** Whether a result tells that the server was there. */
function hasAnswered(result: Result<ShownPicture>): boolean {
	return result.ok || !(isUnreachable(result) || unremembered.has(result.reason));
}

function isUnreachable(result: Result<ShownPicture>): boolean {
	return !result.ok && (result.reason === 'unreachable' || result.reason === 'timed-out');
}
