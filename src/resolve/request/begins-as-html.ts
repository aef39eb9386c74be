/** The tags by which HTML is known (MIME Sniffing Standard, section 7.1), but for the comment, with which SVG may begin too. */
const htmlTags = '!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p';
const htmlBeginning = new RegExp(`^[\\t\\n\\f\\r ]*<(?:${htmlTags})[\\s>]`, 'i');

/** As many bytes as the beginning is looked for in. */
export const beginningBytes = 256;

/** Whether bytes are the beginning of a page, and so of no picture, as soon as its first tag has arrived. */
export function beginsAsHtml(firstBytes: Uint8Array): boolean {
	// The decoder drops a byte order mark, and reads UTF-16 as what is no page's beginning.
	return htmlBeginning.test(new TextDecoder().decode(firstBytes.subarray(0, beginningBytes)));
}
