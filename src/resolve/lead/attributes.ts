/** The attributes of a tag, and where the tag ends. */
export interface TagAttributes {
	/** By their names in lower case; of equal names the first counts. Values are as written. */
	readonly attributes: ReadonlyMap<string, string>;
	/** The position behind the tag's `>`. */
	readonly end: number;
}

const separators = /[\s/]*/y;
const attributeName = /[^\s/>][^\s/>=]*/y;
const equals = /\s*=\s*/y;
const unquoted = /[^\s>]*/y;

/**
 * Reads the attributes of a tag from behind its name to its `>` (HTML standard, section 13.2.5.32 and on). Undefined
 * where the text ends before the tag. Linear in the tag's length.
 */
export function attributesAt(html: string, start: number): TagAttributes | undefined {
	const attributes = new Map<string, string>();
	let at = start;
	const take = (pattern: RegExp): string | undefined => {
		pattern.lastIndex = at;
		const taken = pattern.exec(html)?.[0];
		at += taken?.length ?? 0;
		return taken;
	};

	for (;;) {
		take(separators);
		if (at >= html.length) return undefined;
		if (html[at] === '>') return { attributes, end: at + 1 };
		const name = take(attributeName)?.toLowerCase() ?? '';
		let value = '';
		if (take(equals) !== undefined) {
			const quote = html[at];
			if (quote === '"' || quote === "'") {
				const close = html.indexOf(quote, at + 1);
				if (close < 0) return undefined;
				value = html.slice(at + 1, close);
				at = close + 1;
			} else {
				value = take(unquoted) ?? '';
			}
		}
		if (!attributes.has(name)) attributes.set(name, value);
	}
}

const reference = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|apos|gt|lt|quot));?/gi;
const named: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** Text with the character references undone that addresses are written with (HTML standard, section 13.5). */
export function decodeReferences(text: string): string {
	return text.replace(reference, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
		if (name !== undefined) return named[name.toLowerCase()] ?? whole;
		const point = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
		return point > 0x10_ff_ff || (point >= 0xd8_00 && point <= 0xdf_ff) ? '\uFFFD' : String.fromCodePoint(point);
	});
}
