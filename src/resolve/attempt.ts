import { isPlaceholder } from '../sites/picture-hosts/find-rule';
import type { Purpose } from '../shared/picture-size';
import { failure, success, type Result } from '../shared/result';
import { readEncrypted, whyNotEncrypted, type FileKey } from './decrypt';
import { originalFile } from './file-name';
import type { Found } from './found';
import type { GuardContext } from './guard/verdict';
import type { Lead } from './lead/lead';
import { readPagePicture, type PagePicture } from './lead/page-picture';
import { render, type RenderTools } from './render';
import { isPage } from './request/is-page';
import { discardBody, readBody, type Body } from './request/read-body';
import { request, type RequestOptions, type RequestTools } from './request/request';
import { asksToWait, mayBePicture, refusesHead, statusFailure } from './request/status';
import { sniff, type FileKind } from './sniff';

/** One try to get one picture. */
export interface Attempt {
	/** Without a fragment. */
	readonly url: URL;
	/** Opens the file, where it is an encrypted one. */
	readonly fileKey?: FileKey | undefined;
	/** Whether a private window asks: then the browser keeps no answer either. */
	readonly isIncognito: boolean;
	readonly context: GuardContext;
	readonly maximumBytes: number;
	/** What its picture is made for; with what is large comes its file. */
	readonly purpose: Purpose;
	/** Whether an answer kept by the browser will do. */
	readonly mayBeCached: boolean;
	/** Whether redirects may lead to what may act. */
	readonly mayLeadToAct: boolean;
	/** Whether it is a file, or a page that names its picture. */
	readonly form: Lead['form'];
	/** What the addresses in a page are relative to, where that is not the address it came from. */
	readonly pageUrl: URL | undefined;
	/** Whether to find out by HEAD first. */
	readonly mayHead: boolean;
	readonly signal: AbortSignal;
	/** Called while the file comes, with how much of it is here, from 0 to 1, where that is known. */
	readonly onProgress?: ((share: number) => void) | undefined;
	/** Counts a request that is about to be sent, of the URL or of one it leads to; without its consent nothing is sent. */
	readonly mayRequest: (sent: URL) => Promise<boolean>;
	/** Called when HEAD was refused, or got no answer: GET may get one. */
	readonly onHeadRefused: () => Promise<void>;
}

/** What an attempt needs of its surroundings. */
export interface AttemptTools extends RenderTools {
	readonly request: RequestTools;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
}

/** Fetches what is at one URL, and makes what a page may be given of it, or reads where the page that it is leads on. */
export async function attemptPicture(attempt: Attempt, tools: AttemptTools): Promise<Result<Found>> {
	const fetched = await fetchFile(attempt, tools);
	if (!fetched.ok) return fetched;
	const { what, ledTo } = fetched.value;
	if ('picture' in what) return success({ what, ledTo });
	const { purpose, signal } = attempt;
	const made = await render(what, purpose, tools, signal);
	if (!made.ok) return made;
	return success({ what: purpose.size === 'thumbnail' ? made.value : { ...made.value, original: originalFile(what) }, ledTo });
}

/** A file that was fetched, and how its server names it. */
interface FetchedFile extends Body<FileKind> {
	readonly url: URL;
	readonly contentDisposition: string | null;
}

/**
 * Probes and fetches one URL. One that promises a picture costs one request; any other is asked by HEAD first, so that an
 * ordinary page is not downloaded; an encrypted file's URL is one by definition.
 */
async function fetchFile(attempt: Attempt, tools: AttemptTools): Promise<Result<Found<FetchedFile | PagePicture>>> {
	const { url, fileKey, maximumBytes, context, mayBeCached, mayLeadToAct, isIncognito, mayRequest, signal, onProgress } = attempt;
	const options = { context, mayBeCached, mayLeadToAct, isIncognito, mayRequest, signal };
	if (attempt.mayHead && !fileKey) {
		const probed = await probe(attempt, options, tools);
		if (!probed.ok) return probed;
	}
	const answer = await request(url, { ...options, method: 'GET' }, tools.request);
	if (!answer.ok) return answer;
	const { response, peerFailure, end } = answer.value;
	const read = async (): Promise<Result<FetchedFile | PagePicture>> => {
		if (attempt.form !== 'file' && isPage(response)) return readPagePicture(response, attempt.pageUrl ?? answer.value.url, signal);
		const body = await (fileKey
			? readEncrypted(response, fileKey, { maximumBytes, signal, onProgress })
			: readBody(response, { maximumBytes, sniff, signal, onProgress }));
		if (!body.ok) return body;
		return success({ ...body.value, url: answer.value.url, contentDisposition: response.headers.get('content-disposition') });
	};
	const refused =
		statusFailure(response, tools.now()) ??
		(fileKey && whyNotEncrypted(response)) ??
		(isPlaceholder(answer.value.url) ? failure('gone') : undefined);
	const body = refused ?? (await read());
	if (refused) await discardBody(response);
	if (!body.ok) end();
	return (await peerFailure) ?? (body.ok ? success({ what: body.value, ledTo: answer.value.ledTo }) : body);
}

async function probe(attempt: Attempt, options: Omit<RequestOptions, 'method'>, tools: AttemptTools): Promise<Result<undefined>> {
	const head = await request(attempt.url, { ...options, method: 'HEAD' }, tools.request);
	if (!head.ok) {
		// Some servers close the connection, or never answer. The next try is a GET: not this one, as the server may be down.
		if (head.reason === 'unreachable' || head.reason === 'timed-out') await attempt.onHeadRefused();
		return head;
	}
	const { response, peerFailure } = head.value;
	const refused = await peerFailure;
	if (refused) return refused;
	if (asksToWait(response.status)) {
		await attempt.onHeadRefused();
		return statusFailure(response, tools.now()) ?? failure('busy');
	}
	if (refusesHead(response.status)) {
		await attempt.onHeadRefused();
		return { ok: true, value: undefined };
	}
	const isWanted = mayBePicture(response.headers.get('content-type')) || (attempt.form !== 'file' && isPage(response));
	return isWanted ? { ok: true, value: undefined } : failure('not-a-picture');
}
