import { attributesAt, decodeReferences } from './attributes';

/** What the start of a page says of its pictures. */
export interface PageHead {
	/** In order, as written: what Open Graph names (ogp.me, “Structured Properties”), then what only Twitter’s cards do. */
	readonly pictures: readonly string[];
	/** How many pictures Open Graph names, each once. */
	readonly count: number;
	/** The `href` of its first `<base>`, as written. */
	readonly base: string | undefined;
	/** Whether the head has ended, so that nothing more of it is to come. */
	readonly isOver: boolean;
}

/** Elements whose content is text, or is not there for readers (HTML standard, section 13.2.6.4.4). */
const skippedElements: ReadonlySet<string> = new Set(['script', 'style', 'title', 'noscript', 'template', 'textarea', 'iframe', 'xmp']);
const ogNames: ReadonlySet<string> = new Set(['og:image', 'og:image:url', 'og:image:secure_url']);
const twitterNames: ReadonlySet<string> = new Set(['twitter:image', 'twitter:image:src']);
const tagName = /[a-z][^\s/>]*/iy;

/**
 * Reads the metas of the start of a page. Comments, scripts and styles are passed over; what is broken off is left out.
 * Nothing is built of the page: it is only read. Linear in its length.
 */
export function readHead(html: string): PageHead {
	const og: string[] = [];
	const twitter: string[] = [];
	const counted = new Set<string>();
	let base: string | undefined;

	const readMeta = (attributes: ReadonlyMap<string, string>): void => {
		const content = decodeReferences(attributes.get('content') ?? '').trim();
		const name = (attributes.get('property') ?? attributes.get('name') ?? '').trim().toLowerCase();
		if (content === '') return;
		if (ogNames.has(name)) og.push(content);
		// The other names repeat the picture before them under another address.
		if (name === 'og:image') counted.add(content);
		if (twitterNames.has(name)) twitter.push(content);
	};
	const result = (isOver: boolean): PageHead => ({ pictures: [...og, ...twitter], count: counted.size, base, isOver });

	let at = html.indexOf('<');
	while (at >= 0) {
		if (html.startsWith('<!--', at)) {
			// `<!-->` is a whole comment.
			const end = html.indexOf('-->', at + 2);
			if (end < 0) return result(false);
			at = html.indexOf('<', end + 3);
			continue;
		}
		const isEnd = html[at + 1] === '/';
		tagName.lastIndex = at + (isEnd ? 2 : 1);
		const name = tagName.exec(html)?.[0].toLowerCase();
		if (name === undefined) {
			at = html.indexOf('<', at + 1);
			continue;
		}
		if (isEnd ? name === 'head' : name === 'body') return result(true);
		const tag = attributesAt(html, tagName.lastIndex);
		if (!tag) return result(false);
		let end = tag.end;
		if (!isEnd) {
			if (name === 'meta') readMeta(tag.attributes);
			if (name === 'base')
				base ??= tag.attributes.has('href') ? decodeReferences(tag.attributes.get('href') ?? '').trim() : undefined;
			if (skippedElements.has(name)) {
				const close = new RegExp(`</${name}[\\s/>]`, 'gi');
				close.lastIndex = end;
				const found = close.exec(html);
				if (!found) return result(false);
				end = found.index;
				at = end;
				continue;
			}
		}
		at = html.indexOf('<', end);
	}
	return result(false);
}
