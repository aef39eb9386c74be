import { sniffedBytes } from '../../shared/limits';
import { failure, success, type Failure, type Result } from '../../shared/result';
import { beginningBytes, beginsAsHtml } from './begins-as-html';

/** What reading a body may cost, and when it is given up. */
export interface ReadOptions<Kind> {
	readonly maximumBytes: number;
	/** Judges the body by its first bytes; a failure ends the reading there. */
	readonly sniff: (firstBytes: Uint8Array<ArrayBuffer>) => Promise<Result<Kind>>;
	readonly signal: AbortSignal;
	/** Called as it comes, with how much of what was announced is here, from 0 to 1. */
	readonly onProgress?: ((share: number) => void) | undefined;
}

/** A whole body, and what its first bytes said it is. */
export interface Body<Kind> {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly kind: Kind;
}

/**
 * Reads a response's body as it streams, and stops at the first byte too many or at the first bytes that are no picture:
 * at the first tag of a page already, since an ordinary link must cost little.
 * Failures: `too-large` (with the announced size, where there is one), `truncated` (also where there is nothing at all,
 * as of a file that is about to be written), `cancelled`, and those of `sniff`.
 */
export async function readBody<Kind>(response: Response, options: ReadOptions<Kind>): Promise<Result<Body<Kind>>> {
	const announcedBytes = contentLength(response);
	if (announcedBytes !== undefined && announcedBytes > options.maximumBytes) {
		await discardBody(response);
		return failure('too-large', { bytes: announcedBytes });
	}
	const reader = response.body?.getReader();
	if (!reader) return failure('truncated');
	const chunks: Uint8Array[] = [];
	let receivedBytes = 0;
	let kind: Result<Kind> | undefined;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			chunks.push(value);
			receivedBytes += value.byteLength;
			if (receivedBytes > options.maximumBytes) return failure('too-large');
			if (announcedBytes !== undefined) options.onProgress?.(receivedBytes / announcedBytes);
			if (kind) continue;
			if (beginsAsHtml(joined(chunks, beginningBytes))) return failure('not-a-picture');
			if (receivedBytes >= sniffedBytes) {
				kind = await options.sniff(joined(chunks, sniffedBytes));
				if (!kind.ok) return kind;
			}
		}
	} catch {
		return brokenOff(options.signal);
	} finally {
		// Closes the connection where the rest is not wanted; without effect after the end.
		await reader.cancel().catch(() => {});
	}
	if (announcedBytes !== undefined && receivedBytes < announcedBytes) return failure('truncated');
	if (receivedBytes === 0) return failure('truncated');
	kind ??= await options.sniff(joined(chunks, sniffedBytes));
	if (!kind.ok) return kind;
	return success({ bytes: joined(chunks, receivedBytes), kind: kind.value });
}

/** Closes the connection of a response whose body is not wanted. */
export async function discardBody(response: Response): Promise<void> {
	// A body that has broken off already cannot be cancelled, and need not be.
	await response.body?.cancel().catch(() => {});
}

/** The announced size; none where the content is encoded, since it then counts other bytes than arrive here. */
function contentLength(response: Response): number | undefined {
	const encoding = response.headers.get('content-encoding');
	const text = response.headers.get('content-length');
	if (text === null || (encoding !== null && encoding.toLowerCase() !== 'identity')) return undefined;
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function brokenOff(signal: AbortSignal): Failure {
	return failure(signal.aborted ? 'cancelled' : 'truncated');
}

function joined(chunks: readonly Uint8Array[], maximumBytes: number): Uint8Array<ArrayBuffer> {
	const total = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
	const bytes = new Uint8Array(Math.min(total, maximumBytes));
	let offset = 0;
	for (const chunk of chunks) {
		const part = chunk.subarray(0, bytes.byteLength - offset);
		bytes.set(part, offset);
		offset += part.byteLength;
		if (offset === bytes.byteLength) break;
	}
	return bytes;
}
