/** What was seen of the extension's elements in the frames of a page. */
export interface SeenHosts {
	/** The texts of rows in which a picture stood that was put there for another text. */
	readonly wrong: string[];
	/** The most that stood in one frame where no row was around. */
	strayed: number;
	/** The most of them, and of rows, in one frame. */
	most: number;
	mostRows: number;
	/** How many came over time. */
	total: number;
}

declare global {
	var seenHosts: SeenHosts;
}

/**
 * Looks in each frame at the elements without attributes, which are none of the page's own: each has to be in a row, and
 * in one of the text it was put there for.
 */
export function watchHosts(rowSelector: string): void {
	const texts = new WeakMap<Element, string>();
	const seen: SeenHosts = { wrong: [], strayed: 0, most: 0, mostRows: 0, total: 0 };
	globalThis.seenHosts = seen;
	const look = (): void => {
		const hosts = [...document.querySelectorAll('#app div')].filter(({ attributes }) => attributes.length === 0);
		seen.most = Math.max(seen.most, hosts.length);
		seen.mostRows = Math.max(seen.mostRows, document.querySelectorAll(rowSelector).length);
		seen.strayed = Math.max(seen.strayed, hosts.filter((host) => !host.closest(rowSelector)).length);
		for (const host of hosts) {
			const text = host.closest(rowSelector)?.textContent ?? '';
			if (!texts.has(host)) seen.total += 1;
			if (!text.includes('://') || (texts.get(host) ?? text) !== text) seen.wrong.push(text);
			texts.set(host, text);
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}
