import { maximumAskedPictureBytes, totalTimeoutMilliseconds } from '../shared/limits';
import { withoutFragment } from '../shared/parse-url';
import type { Reason } from '../shared/reasons';
import { failure, type Failure, type Result } from '../shared/result';
import { attemptPicture, type AttemptTools } from './attempt';
import type { Found } from './found';
import { inTurn, isAboutFile, whyNotJob, type Job } from './job';
import { mayRequest, whyNotNow, withFailure, withRequest, withSuccess } from './ledger/entry';
import type { Ledger } from './ledger/ledger';
import { timeLimit } from './request/time-limit';

/** Gets what a job is about, and keeps the ledger of what was asked and how it ended. */
export interface Tries {
	/** One try, when its turn has come; a failure says when to try again, if that may help. */
	run(job: Job, signal: AbortSignal): Promise<Result<Found>>;
}

/** What tries need of their surroundings. */
export interface TriesTools extends AttemptTools {
	readonly ledger: Ledger;
	/** Between 0 and 1. */
	readonly random: () => number;
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

/** The ledger knows a job by its URL as it was posted, also where it is asked for with TLS. */
export function createTries(tools: TriesTools): Tries {
	const { ledger, now } = tools;

	/**
	 * Counts a request that is about to be sent, also one that a redirect leads to: many short links to one target are
	 * requests of that target. False where the URL was asked for often enough, and not by the person.
	 */
	const countRequest = async (name: string, asked: boolean): Promise<boolean> => {
		let isInOrder = true;
		await ledger.update(name, (entry) => {
			isInOrder = asked || mayRequest(entry, now());
			return isInOrder ? withRequest(entry, now()) : entry;
		});
		return isInOrder;
	};

	/** Asks for the URL of a job in one form: as it is, or with TLS in place of none. */
	const attempt = async (job: Job, url: URL, signal: AbortSignal): Promise<Result<Found>> => {
		const name = job.url.href;
		const { refusesHead, failures } = await ledger.entry(name);
		return attemptPicture(
			{
				url,
				fileKey: job.fileKey,
				isIncognito: job.isIncognito,
				context: job.context,
				maximumBytes: job.asked ? maximumAskedPictureBytes : job.maximumBytes,
				purpose: job,
				mayBeCached: failures === 0 && (!job.asked || job.size === 'large'),
				mayLeadToAct: job.asked && !job.isNamedByPage,
				form: job.lead.form,
				pageUrl: job.lead.url.href === job.lead.direct.href ? undefined : job.lead.direct,
				// What is looked at large has been shown before.
				mayHead: !refusesHead && job.lead.expects === 'nothing' && job.size === 'thumbnail',
				signal,
				onProgress: job.onProgress,
				mayRequest: (sent) => countRequest(sent.href === url.href ? name : withoutFragment(sent), job.asked),
				onHeadRefused: () => ledger.update(name, (entry) => ({ ...entry, refusesHead: true })),
			},
			tools,
		);
	};

	/** With TLS first, where a URL has none; without it only where that is allowed, and nothing answers with it. */
	const attemptInTurn = async (job: Job, signal: AbortSignal): Promise<Result<Found>> => {
		const name = job.url.href;
		const { onlyPlainHttp = false } = await ledger.entry(name);
		for (const url of inTurn(job, onlyPlainHttp)) {
			const result = await attempt(job, url, signal);
			const isUpgraded = url.protocol !== job.url.protocol;
			if (isUpgraded && isUnreachable(result)) continue;
			if (url.protocol === 'http:' && hasAnswered(result)) await ledger.update(name, (entry) => ({ ...entry, onlyPlainHttp: true }));
			return result;
		}
		return failure('plain-http');
	};

	const remember = async ({ url, fresh }: Job, failed: Failure): Promise<Failure> => {
		if (unremembered.has(failed.reason)) return failed;
		await ledger.update(url.href, (entry) => withFailure(entry, { failed, fresh, now: now(), random: tools.random() }));
		return whyNotNow(await ledger.entry(url.href), now()) ?? failed;
	};

	return {
		async run(job, signal) {
			const refusal = job.asked ? undefined : whyNotJob(job, await ledger.entry(job.url.href), now());
			if (refusal) return refusal;
			const limit = timeLimit(signal, totalTimeoutMilliseconds);
			const outcome = await attemptInTurn(job, limit.signal).finally(limit.clear);
			const result = !outcome.ok && limit.isOver() ? failure('timed-out') : outcome;
			if (result.ok) await ledger.update(job.url.href, withSuccess);
			return result.ok || isAboutFile(job, result) ? result : remember(job, result);
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
