import { unpackedSliceBytes } from './limits';

/** What unpacking has brought: all of it, or why there is not all. */
export type Unpacked =
	| { readonly end: 'whole'; readonly bytes: Uint8Array<ArrayBuffer> }
	/** As many bytes as were asked for; there are more. */
	| { readonly end: 'full'; readonly bytes: Uint8Array<ArrayBuffer> }
	/** What came before the packed bytes turned out to be cut or malformed. */
	| { readonly end: 'broken'; readonly bytes: Uint8Array<ArrayBuffer> };

/** Whether a file begins as gzip does (RFC 1952, 2.3.1), packed by the one method there is. */
export function isGzip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * Unpacks gzip up to so many bytes. The browser unpacks all of a chunk at once, so it gets small slices: what a bomb
 * takes in memory is the maximum and one slice, unpacked.
 */
export async function gunzip(packed: Uint8Array<ArrayBuffer>, maximumBytes: number): Promise<Unpacked> {
	let offset = 0;
	const slices = new ReadableStream<Uint8Array<ArrayBuffer>>({
		pull(controller) {
			if (offset >= packed.length) return controller.close();
			controller.enqueue(packed.subarray(offset, offset + unpackedSliceBytes));
			offset += unpackedSliceBytes;
		},
	});
	const reader = slices.pipeThrough(new DecompressionStream('gzip')).getReader();
	const bytes = new Uint8Array(maximumBytes);
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return { end: 'whole', bytes: bytes.slice(0, length) };
			const fitting = value.subarray(0, maximumBytes - length);
			bytes.set(fitting, length);
			length += fitting.length;
			if (fitting.length < value.length) {
				await reader.cancel().catch(() => {});
				return { end: 'full', bytes };
			}
		}
	} catch {
		return { end: 'broken', bytes: bytes.slice(0, length) };
	}
}
