import type { ShownPicture } from '../messages/from-worker';
import { maximumMemoryCacheBytes, totalTimeoutMilliseconds } from '../shared/limits';
import { withoutFragment } from '../shared/parse-url';
import type { Reason } from '../shared/reasons';
import { failure, type Failure, type Result } from '../shared/result';
import { attemptPicture, type AttemptTools } from './attempt';
import { mayAct } from './guard/acting-links';
import { judge, plainHttpAllowed, type GuardContext } from './guard/verdict';
import { mayRequest, whyNotNow, withFailure, withRequest, withSuccess } from './ledger/entry';
import type { Ledger } from './ledger/ledger';
import { createMemoryCache } from './memory-cache';
import { timeLimit } from './request/time-limit';
import { createSchedule } from './schedule';
import { createSharedWork } from './shared-work';

/** What a content script wants to know, and for which chat. */
export interface Ask {
	readonly url: URL;
	readonly context: GuardContext;
	readonly fresh: boolean;
	/** Whether the person asked by a click: then the URL is tried whatever was remembered of it. */
	readonly asked: boolean;
	readonly devicePixelRatio: number;
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
	'behind-proxy',
	'plain-http',
	'host-not-granted',
	'asked-too-often',
	'cancelled',
	'failed',
]);

/** What the resolver needs of its surroundings. */
export interface ResolverTools extends AttemptTools {
	readonly ledger: Ledger;
	/** Between 0 and 1. */
	readonly random: () => number;
}

/** One resolver serves all tabs, so that the same URL is fetched once however often it is posted. */
export function createResolver(tools: ResolverTools): Resolver {
	const cache = createMemoryCache<ShownPicture>(maximumMemoryCacheBytes);
	const shared = createSharedWork<Result<ShownPicture>>();
	const schedule = createSchedule();

	const resolveOnce = async (ask: Ask, key: string, signal: AbortSignal): Promise<Result<ShownPicture>> => {
		const name = withoutFragment(ask.url);
		const refusal = ask.asked ? undefined : whyNotNow(await tools.ledger.entry(name), tools.now());
		if (refusal) return refusal;
		const limit = timeLimit(signal, totalTimeoutMilliseconds);
		const outcome = await tryInTurn(ask, name, limit.signal).finally(limit.clear);
		const result = !outcome.ok && limit.isOver() ? failure('timed-out') : outcome;
		if (result.ok) {
			cache.set(key, result.value, result.value.blob.size);
			await tools.ledger.update(name, withSuccess);
			return result;
		}
		return remember(name, result, ask.fresh);
	};

	const tryInTurn = async (ask: Ask, name: string, signal: AbortSignal): Promise<Result<ShownPicture>> => {
		const { onlyPlainHttp, refusesHead, failures } = await tools.ledger.entry(name);
		let last: Result<ShownPicture> = failure('plain-http');
		for (const url of inTurn(ask, onlyPlainHttp ?? false)) {
			last = await attemptPicture(
				{
					url,
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
			if (!ask.asked && mayAct(ask.url)) return failure('acting-link');
			const verdict = judge(ask.url, ask.context);
			if (!verdict.ok) return verdict;
			const key = shareKey(ask);
			const cached = cache.get(key);
			if (cached) return { ok: true, value: cached };
			try {
				return await shared.join(key, signal, async (sharedSignal) => {
					const task = (): Promise<Result<ShownPicture>> => resolveOnce(ask, key, sharedSignal);
					return (await schedule.run(ask.url.host, sharedSignal, task)) ?? failure('cancelled');
				});
			} catch (error) {
				if (signal.aborted) return failure('cancelled');
				throw error;
			}
		},
	};
}

/** A result is shared between the chats for which the same exceptions from the guard hold, and no others. */
function shareKey({ url, context, asked, devicePixelRatio }: Ask): string {
	const own = judge(context.chatUrl, { ...context, allowedPrivateHosts: [] });
	const chatHost = own.ok && own.value.addressSpace === 'any' ? context.chatUrl.hostname : '';
	const sharp = Math.ceil(devicePixelRatio * 2) / 2;
	return JSON.stringify([withoutFragment(url), asked, sharp, chatHost, context.chatUrl.protocol, context.allowedPrivateHosts]);
}

/** A URL without TLS is tried with it first, on its usual port; without it only where that is allowed, or was asked for. */
function inTurn({ url, context, asked }: Ask, onlyPlainHttp: boolean): URL[] {
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
