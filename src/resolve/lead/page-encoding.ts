import { encodingPrescanBytes } from '../../shared/limits';

const headerCharset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i;
const metaCharset = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i;

/**
 * What turns a page's bytes into text: by its byte order mark, its header or its first meta (HTML standard, section
 * 13.2.3.2); UTF-8 where none of them says.
 */
export function pageDecoder(contentType: string, firstBytes: Uint8Array): TextDecoder {
	if (firstBytes[0] === 0xfe && firstBytes[1] === 0xff) return new TextDecoder('utf-16be');
	if (firstBytes[0] === 0xff && firstBytes[1] === 0xfe) return new TextDecoder('utf-16le');
	const start = new TextDecoder('latin1').decode(firstBytes.subarray(0, encodingPrescanBytes));
	const inHeader = headerCharset.exec(contentType)?.[1];
	// A meta that can be read as ASCII is in no UTF-16, whatever it says.
	const inMeta = metaCharset.exec(start)?.[1]?.replace(/^utf-?16.*$/i, 'utf-8');
	try {
		return new TextDecoder(inHeader ?? inMeta ?? 'utf-8');
	} catch {
		return new TextDecoder();
	}
}
