import type { ShownPicture } from '../shared/shown-picture';
import { failure, success, type Result } from '../shared/result';
import { createAdmission } from './admission';
import type { CacheKey, PictureCache } from './cache/picture-cache';
import { createKeyNames } from './decrypt';
import type { Found } from './found';
import { mayAct } from './guard/acting-links';
import { judge, whyNotHost } from './guard/verdict';
import { cacheKey, inTurn, isAboutFile, jobOf, type Ask, type Job } from './job';
import { createKnownPages } from './lead/known-pages';
import { leadOfPagePicture } from './lead/lead';
import type { PagePicture } from './lead/page-picture';
import { createSchedule } from './schedule';
import { createSharedWork } from './shared-work';
import { createTries, type TriesTools } from './tries';

/** Turns URLs into pictures: policy → guard → cache → sharing → admission → schedule → probe → fetch → limits → thumbnail. */
export interface Resolver {
	/** The picture, or why there is none; with a wait where trying again may help. */
	resolve(ask: Ask, signal: AbortSignal): Promise<Result<ShownPicture>>;
}

/** What the resolver needs of its surroundings. */
export interface ResolverTools extends TriesTools {
	readonly cache: PictureCache;
}

/** One resolver serves all tabs, so that the same URL is fetched once however often it is posted. */
export function createResolver(tools: ResolverTools): Resolver {
	const { cache } = tools;
	const nameKey = createKeyNames();
	const pages = createKnownPages(tools.now);
	const shared = createSharedWork<Result<Found>>();
	const admission = createAdmission(tools.ledger, tools.now);
	const schedule = createSchedule();
	const tries = createTries(tools);

	/** Whether one of the requests that a job may lead to is granted by the person. */
	const isGranted = async (job: Job): Promise<boolean> => {
		const granted = await Promise.all(inTurn(job, false).map((url) => tools.request.isGranted(url)));
		return granted.includes(true);
	};

	/** Whether the hosts that redirects led to, when something was found, may still be asked for this chat. */
	const isStillAllowed = async ({ context }: Job, { ledTo }: Found): Promise<boolean> => {
		for (const origin of ledTo) {
			const url = new URL(origin);
			if (!judge(url, context).ok || !(await tools.request.isGranted(url))) return false;
		}
		return true;
	};

	const keep = (job: Job, key: CacheKey, result: Result<Found>): void => {
		if (!result.ok) {
			if (isAboutFile(job, result)) cache.keep(key, result);
			return;
		}
		const { what, ledTo } = result.value;
		if ('picture' in what) pages.keep(key.key, { what, ledTo });
		else cache.keep(key, success({ what, ledTo }));
	};

	/** What all who ask for the same at the same time share: the disk, the wait, and the request. */
	const work = async (job: Job, key: CacheKey, mayRecall: boolean, signal: AbortSignal): Promise<Result<Found>> => {
		const kept = mayRecall ? await cache.read(key) : undefined;
		if (kept && (await isStillAllowed(job, kept))) return success(kept);
		const refusal = job.asked ? undefined : await admission.whyNot(job, signal);
		if (refusal) return refusal;
		const result = await schedule.run(job.url.host, signal, () => tries.run(job, signal));
		if (!result) return failure('cancelled');
		keep(job, key, result);
		return result;
	};

	/** What is at the URL of an ask, from wherever it was posted. */
	const find = async (ask: Ask, signal: AbortSignal): Promise<Result<Found>> => {
		const job = jobOf(ask);
		// The key of a file that was fetched without TLS would protect nothing: whoever posted it wrote https.
		if (job.fileKey && job.url.protocol !== 'https:') return failure('address-invalid');
		// What the person has said of a host holds for its pictures by whatever way they come.
		const refusal = whyNotHost(ask.url, ask.context) ?? whyNotHost(ask.lead.direct, ask.context);
		if (refusal) return refusal;
		const verdict = judge(job.url, job.context);
		if (!verdict.ok) return verdict;
		const key = await cacheKey(job, nameKey);
		// What may not be requested any more is not shown from the cache either.
		const mayRecall = await isGranted(job);
		const page = pages.get(key.key);
		const recalled = mayRecall ? ((page && success(page)) ?? cache.recall(key)) : undefined;
		if (recalled && (!recalled.ok || (await isStillAllowed(job, recalled.value)))) return recalled;
		try {
			return await shared.join(key.key, signal, (sharedSignal) => work(job, key, mayRecall, sharedSignal));
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
		const found = await find({ ...ask, url: picture, lead: lead.value, isNamedByPage: true }, signal);
		if (found.ok) {
			const { what } = found.value;
			if ('picture' in what) return failure('not-a-picture');
			return success(others > 0 ? { ...what, others } : what);
		}
		// The page has named an address that is none of the person's concern.
		return /^(?:address-|plain-http|acting-link)/.test(found.reason) ? failure('not-a-picture') : found;
	};

	return {
		async resolve(ask, signal) {
			if (!ask.asked && mayAct(ask.url)) return failure('acting-link');
			const found = await find(ask, signal);
			if (!found.ok) return found;
			const { what } = found.value;
			if (!('picture' in what)) return success(what);
			const shown = await follow(ask, what, signal);
			if (!shown.ok && /^(?:forbidden|gone|expired)$/.test(shown.reason)) pages.doubt((await cacheKey(jobOf(ask), nameKey)).key);
			return shown;
		},
	};
}
