import { maximumAskedPictureBytes, maximumPictureBytes } from '../shared/limits';
import { failure, type Result } from '../shared/result';
import type { ShownPicture } from '../messages/protocol';
import { readPictureFacts } from './facts/picture-facts';
import { checkLimits } from './facts/within-limits';
import type { GuardContext } from './guard/verdict';
import { looksLikePicture } from '../shared/looks-like-picture';
import { readBody } from './request/read-body';
import { request, type RequestOptions, type RequestTools } from './request/request';
import { mayBePicture, refusesHead, statusFailure } from './request/status';
import { sniff } from './sniff';
import { makeThumbnail } from './thumbnail';

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
	/** Called before each request, and when HEAD turned out to be refused. */
	readonly onRequest: () => Promise<void>;
	readonly onHeadRefused: () => Promise<void>;
}

/**
 * Probes and fetches one URL, and makes what a page may be given of it. A URL that looks like a picture costs one
 * request; any other is asked by HEAD first, so that an ordinary page is not downloaded.
 */
export async function attemptPicture(attempt: Attempt, tools: RequestTools): Promise<Result<ShownPicture>> {
	const { url, context, mayBeCached, signal } = attempt;
	const options = { context, mayBeCached, signal };
	if (attempt.mayHead && !looksLikePicture(url)) {
		const probed = await probe(attempt, options, tools);
		if (!probed.ok) return probed;
	}
	await attempt.onRequest();
	const answer = await request(url, { ...options, method: 'GET' }, tools);
	if (!answer.ok) return answer;
	const { response, peerIsAllowed } = answer.value;
	const refused = statusFailure(response, Date.now());
	if (refused) {
		await response.body?.cancel();
		return refused;
	}
	const maximumBytes = attempt.asked ? maximumAskedPictureBytes : maximumPictureBytes;
	const body = await readBody(response, { maximumBytes, sniff, signal });
	if (!(await peerIsAllowed)) return failure('address-private');
	if (!body.ok) return body;
	const { bytes, kind: type } = body.value;
	const facts = readPictureFacts(bytes, type);
	if (!facts.ok) return facts;
	const checked = checkLimits(facts.value);
	if (!checked.ok) return checked;
	return makeThumbnail({ bytes, type, facts: checked.value }, attempt.devicePixelRatio);
}

async function probe(
	attempt: Attempt,
	options: Omit<RequestOptions, 'method'>,
	tools: RequestTools,
): Promise<Result<undefined>> {
	await attempt.onRequest();
	const head = await request(attempt.url, { ...options, method: 'HEAD' }, tools);
	if (!head.ok) return head;
	const { status, headers } = head.value.response;
	if (refusesHead(status)) {
		await attempt.onHeadRefused();
		return { ok: true, value: undefined };
	}
	return mayBePicture(headers.get('content-type')) ? { ok: true, value: undefined } : failure('not-a-picture');
}
