import type { ShownPicture } from '../messages/from-worker';
import { historyIntervalMilliseconds, maximumHistoryAtOncePerTab, maximumPageCacheBytes, totalTimeoutMilliseconds } from '../shared/limits';
import { withoutFragment } from '../shared/parse-url';
import type { Reason } from '../shared/reasons';
import { failure, success, type Failure, type Result } from '../shared/result';
import { attemptPicture, type AttemptTools, type Found } from './attempt';
import { createArrivals } from './arrivals';
import type { CacheKey, PictureCache } from './cache/picture-cache';
import { createKeyNames } from './decrypt';
import { mayAct } from './guard/acting-links';
import { judge } from './guard/verdict';
import { aboutContent, cacheKey, inTurn, jobOf, whyNotJob, type Ask, type Job } from './job';
import { mayRequest, whyNotNow, withFailure, withRequest, withSuccess } from './ledger/entry';
import { leadOfPagePicture } from './lead/lead';
import type { PagePicture } from './lead/page-picture';
import type { Ledger } from './ledger/ledger';
import { createMemoryCache } from './memory-cache';
import { createPace } from './pace';
import { timeLimit } from './request/time-limit';
import { createSchedule } from './schedule';
import { createSharedWork } from './shared-work';

/** Turns URLs into pictures: policy → guard → cache → sharing → schedule → probe → fetch → limits → thumbnail. */
export interface Resolver {
	/** The picture, or why there is none; with a wait where trying again may help. */
	resolve(ask: Ask, signal: AbortSignal): Promise<Result<ShownPicture>>;
}

/** These say nothing about the URL itself, so they are not remembered of it. */
const unremembered: ReadonlySet<Reason> = new Set([
	'address-invalid',
	'address-private',
	'behind-proxy',
	'plain-http',
	'host-not-granted',
	'host-blocked',
	'ask-first',
	'asked-too-often',
	'too-many-at-once',
	'cancelled',
	'failed',
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
	const pages = createMemoryCache<PagePicture>(maximumPageCacheBytes);
	const shared = createSharedWork<Result<Found>>();
	const schedule = createSchedule();
	const arrivals = createArrivals(tools.now);
	const history = createPace(maximumHistoryAtOncePerTab, historyIntervalMilliseconds, tools.now);

	/** Waits for a URL’s turn, or tells why it is not loaded unasked. A further try was admitted with the first. */
	const whyNotUnasked = async (job: Job, signal: AbortSignal): Promise<Failure | undefined> => {
		const { url, tabId, fresh } = job;
		const entry = await tools.ledger.entry(url.href);
		const refusal = whyNotJob(job, entry, tools.now());
		if (refusal || entry.notBefore !== undefined) return refusal;
		if (fresh) return arrivals.admit(tabId, url.host) ? undefined : failure('too-many-at-once');
		return (await history.turn(tabId, signal)) ? undefined : failure('cancelled');
	};

	const resolveOnce = async (ask: Job, key: CacheKey, signal: AbortSignal): Promise<Result<Found>> => {
		const name = ask.url.href;
		const refusal = ask.asked ? undefined : whyNotJob(ask, await tools.ledger.entry(name), tools.now());
		if (refusal) return refusal;
		const limit = timeLimit(signal, totalTimeoutMilliseconds);
		const outcome = await tryInTurn(ask, name, limit.signal).finally(limit.clear);
		const result = !outcome.ok && limit.isOver() ? failure('timed-out') : outcome;
		if (result.ok) {
			if ('picture' in result.value) pages.set(key.key, result.value, result.value.picture.href.length);
			else cache.keep(key, success(result.value));
			await tools.ledger.update(name, withSuccess);
			return result;
		}
		if (!ask.fileKey || !aboutContent.has(result.reason)) return remember(name, result, ask.fresh);
		cache.keep(key, result);
		return result;
	};

	const tryInTurn = async (ask: Job, name: string, signal: AbortSignal): Promise<Result<Found>> => {
		const { onlyPlainHttp, refusesHead, failures } = await tools.ledger.entry(name);
		let last: Result<Found> = failure('plain-http');
		for (const url of inTurn(ask, onlyPlainHttp ?? false)) {
			last = await attemptPicture(
				{
					url,
					fileKey: ask.fileKey,
					isIncognito: ask.isIncognito,
					context: ask.context,
					asked: ask.asked,
					purpose: ask,
					mayBeCached: failures === 0 && (!ask.asked || ask.size === 'large'),
					form: ask.lead.form,
					pageUrl: ask.lead.pageUrl,
					// What is looked at large has been shown before.
					mayHead: !refusesHead && ask.lead.expects === 'nothing' && ask.size === 'thumbnail',
					signal,
					mayRequest: (sent) => countRequest(sent.href === url.href ? name : withoutFragment(sent), ask.asked),
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

	/**
	 * Counts a request that is about to be sent, also one that a redirect leads to: many short links to one target are
	 * requests of that target. False where the URL was asked for often enough, and not by the person.
	 */
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

	/** What is at the URL of an ask, from wherever it was posted. */
	const find = async (ask: Ask, signal: AbortSignal): Promise<Result<Found>> => {
		const job = jobOf(ask);
		// The key of a file that was fetched without TLS would protect nothing: whoever posted it wrote https.
		if (job.fileKey && job.url.protocol !== 'https:') return failure('address-invalid');
		const verdict = judge(job.url, job.context);
		if (!verdict.ok) return verdict;
		const key = await cacheKey(job, nameKey);
		const page = pages.get(key.key);
		if (page) return success(page);
		// What may not be requested any more is not shown from the cache either.
		const mayRecall = await isGranted(job);
		const recalled = mayRecall ? cache.recall(key) : undefined;
		if (recalled) return recalled;
		try {
			return await shared.join(key.key, signal, async (sharedSignal) => {
				const kept = mayRecall ? await cache.read(key) : undefined;
				if (kept) return kept;
				const refusal = job.asked ? undefined : await whyNotUnasked(job, sharedSignal);
				if (refusal) return refusal;
				const task = (): Promise<Result<Found>> => resolveOnce(job, key, sharedSignal);
				return (await schedule.run(job.url.host, sharedSignal, task)) ?? failure('cancelled');
			});
		} catch (error) {
			if (signal.aborted) return failure('cancelled');
			throw error;
		}
	};

	/** The picture that a page names is an ask of its own, which nobody has posted: so no click speaks for what it may do. */
	const follow = async (ask: Ask, { picture, others }: PagePicture, signal: AbortSignal): Promise<Result<ShownPicture>> => {
		const lead = await leadOfPagePicture(picture, ask.leadOptions, tools.now());
		if (!lead.ok) return lead;
		if (mayAct(picture)) return failure('not-a-picture');
		const found = await find({ ...ask, url: lead.value.url, lead: lead.value }, signal);
		if (found.ok) {
			if ('picture' in found.value) return failure('not-a-picture');
			return success(others > 0 ? { ...found.value, others } : found.value);
		}
		// The page has named an address that is none of the person's concern.
		return /^(?:address-|plain-http)/.test(found.reason) ? failure('not-a-picture') : found;
	};

	return {
		async resolve(ask, signal) {
			if (!ask.asked && mayAct(ask.url)) return failure('acting-link');
			const found = await find({ ...ask, url: ask.lead.url }, signal);
			if (!found.ok) return found;
			return 'picture' in found.value ? follow(ask, found.value, signal) : success(found.value);
		},
	};
}

/** Whether a result tells that the server was there. */
function hasAnswered(result: Result<Found>): boolean {
	return result.ok || !(isUnreachable(result) || unremembered.has(result.reason));
}

function isUnreachable(result: Result<Found>): boolean {
	return !result.ok && (result.reason === 'unreachable' || result.reason === 'timed-out');
}
