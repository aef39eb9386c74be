import type { ShownPicture } from '../messages/from-worker';
import { maximumAskedPictureBytes, maximumPictureBytes } from '../shared/limits';
import { looksLikePicture } from '../shared/looks-like-picture';
import { failure, type Result } from '../shared/result';
import type { GuardContext } from './guard/verdict';
import { render, type RenderTools } from './render';
import { discardBody, readBody, type Body } from './request/read-body';
import { request, type RequestOptions, type RequestTools } from './request/request';
import { mayBePicture, refusesHead, statusFailure } from './request/status';
import { sniff, type FileKind } from './sniff';

/** One try to get one picture. */
export interface Attempt {
	readonly url: URL;
	readonly context: GuardContext;
	/** Whether the person asked for this picture: then more bytes are allowed. */
	readonly asked: boolean;
	readonly devicePixelRatio: number;
	/** Whether an answer kept by the browser will do. */
	readonly mayBeCached: boolean;
	/** Whether to find out by HEAD first if the URL does not look like a picture. */
	readonly mayHead: boolean;
	readonly signal: AbortSignal;
	/** Counts a request that is about to be sent; without its consent nothing is sent. */
	readonly mayRequest: () => Promise<boolean>;
	/** Called when HEAD turned out to be refused. */
	readonly onHeadRefused: () => Promise<void>;
}

/** What an attempt needs of its surroundings. */
export interface AttemptTools extends RenderTools {
	readonly request: RequestTools;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
}

/** Fetches what is at one URL, and makes what a page may be given of it. */
export async function attemptPicture(attempt: Attempt, tools: AttemptTools): Promise<Result<ShownPicture>> {
	const file = await fetchFile(attempt, tools);
	return file.ok ? render(file.value, attempt.devicePixelRatio, tools) : file;
}

/**
 * Probes and fetches one URL. One that looks like a picture costs one request; any other is asked by HEAD first, so that
 * an ordinary page is not downloaded.
 */
async function fetchFile(attempt: Attempt, tools: AttemptTools): Promise<Result<Body<FileKind>>> {
	const { url, context, mayBeCached, mayRequest, signal } = attempt;
	const options = { context, mayBeCached, mayRequest, signal };
	if (attempt.mayHead && !looksLikePicture(url)) {
		const probed = await probe(attempt, options, tools);
		if (!probed.ok) return probed;
	}
	const answer = await request(url, { ...options, method: 'GET' }, tools.request);
	if (!answer.ok) return answer;
	const { response, peerFailure } = answer.value;
	const maximumBytes = attempt.asked ? maximumAskedPictureBytes : maximumPictureBytes;
	const refused = statusFailure(response, tools.now());
	const body = refused ?? (await readBody(response, { maximumBytes, sniff, signal }));
	if (refused) await discardBody(response);
	return (await peerFailure) ?? body;
}

async function probe(attempt: Attempt, options: Omit<RequestOptions, 'method'>, tools: AttemptTools): Promise<Result<undefined>> {
	const head = await request(attempt.url, { ...options, method: 'HEAD' }, tools.request);
	if (!head.ok) return head;
	const { response, peerFailure } = head.value;
	const refused = await peerFailure;
	if (refused) return refused;
	if (refusesHead(response.status)) {
		await attempt.onHeadRefused();
		return { ok: true, value: undefined };
	}
	return mayBePicture(response.headers.get('content-type')) ? { ok: true, value: undefined } : failure('not-a-picture');
}
