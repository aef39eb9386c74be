import { maximumOthers, maximumPageBytes, pageScanStepBytes } from '../../shared/limits';
import { parseUrl } from '../../shared/parse-url';
import { failure, success, type Result } from '../../shared/result';
import { readHead, type PageHead } from './head-metas';
import { pageDecoder } from './page-encoding';

/** The picture that a page names as its own. */
export interface PagePicture {
	/** Not judged yet: it is requested like any URL that was posted. */
	readonly picture: URL;
	/** How many more the page names. */
	readonly others: number;
}

/**
 * Reads a page as it streams until it has named its picture: to the end of its head, or `maximumPageBytes` of it.
 * `pageUrl` is what its addresses are relative to. Failures: `not-a-picture` where it names none, `cancelled`.
 */
export async function readPagePicture(response: Response, pageUrl: URL, signal: AbortSignal): Promise<Result<PagePicture>> {
	const head = await readPageHead(response);
	if (!head) return failure(signal.aborted ? 'cancelled' : 'not-a-picture');
	const base = (head.base === undefined ? undefined : parseUrl(head.base, pageUrl)) ?? pageUrl;
	for (const address of head.pictures) {
		const picture = parseUrl(address, base);
		if (picture && /^https?:$/.test(picture.protocol)) {
			return success({ picture, others: Math.min(maximumOthers, Math.max(0, head.count - 1)) });
		}
	}
	return failure('not-a-picture');
}

async function readPageHead(response: Response): Promise<PageHead | undefined> {
	const reader = response.body?.getReader();
	if (!reader) return undefined;
	const bytes = new Uint8Array(maximumPageBytes);
	const contentType = response.headers.get('content-type') ?? '';
	let received = 0;
	let scanned = 0;
	let head: PageHead | undefined;
	// From the start each time, of which there are few: so nothing has to be carried over a chunk's end.
	const scan = (): PageHead => {
		scanned = received;
		const start = bytes.subarray(0, received);
		return readHead(pageDecoder(contentType, start).decode(start));
	};
	try {
		while (received < maximumPageBytes) {
			const { done, value } = await reader.read();
			if (done) break;
			const part = value.subarray(0, maximumPageBytes - received);
			bytes.set(part, received);
			received += part.byteLength;
			if (received - scanned < pageScanStepBytes) continue;
			head = scan();
			if (head.isOver) break;
		}
	} catch {
		// Broken off: what has arrived may do.
	} finally {
		await reader.cancel().catch(() => {});
	}
	return scanned === received && head ? head : scan();
}
