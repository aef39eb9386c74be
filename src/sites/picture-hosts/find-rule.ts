import { broaderHosts } from '../../shared/broader-hosts';
import { parseUrl } from '../../shared/parse-url';
import type { PictureHost, PictureRule } from './picture-host';
import { pictureHosts } from './registry';

/** What a picture host's rule makes of a posted URL. */
export interface RuledUrl {
	readonly host: PictureHost;
	readonly rule: PictureRule;
	/** What is requested: the posted URL itself, its page, or where it was rewritten to. */
	readonly url: URL;
}

const byHost: ReadonlyMap<string, PictureHost> = new Map(pictureHosts.flatMap((host) => host.hosts.map((name) => [name, host])));
const selfHosted = pictureHosts.filter(({ hosts }) => hosts.length === 0);
const placeholders = pictureHosts.flatMap((host) => host.placeholders ?? []);

/** The rule that a posted URL falls under, with what is requested for it; undefined for a URL like any other. */
export function findRule(posted: URL): RuledUrl | undefined {
	const known = broaderHosts(posted.hostname)
		.map((host) => byHost.get(host))
		.find((host) => host !== undefined);
	// With its port, so that what is relative stays where it is; the hosts we know by name have none.
	const text = posted.host + posted.pathname + posted.search;
	for (const host of known ? [known] : selfHosted) {
		const rule = host.rules.find(({ form }) => form.test(text));
		const url = rule && targetOf(rule, text, posted);
		if (url) return { host, rule, url };
	}
	return undefined;
}

function targetOf({ form, to }: PictureRule, text: string, posted: URL): URL | undefined {
	return to === 'itself' || to === 'page' ? posted : parseUrl(text.replace(form, to), posted);
}

/** Whether a URL says itself that it is not answered any more. */
export function isExpired({ host, url }: RuledUrl, now: number): boolean {
	const text = host.expiryParameter === undefined ? null : url.searchParams.get(host.expiryParameter);
	return text !== null && /^[\da-f]{1,10}$/i.test(text) && Number.parseInt(text, 16) * 1000 <= now;
}

/** Whether a URL is what some picture host sends in place of pictures that are gone. */
export function isPlaceholder(url: URL): boolean {
	const text = url.host + url.pathname;
	return placeholders.some((placeholder) => text.startsWith(placeholder));
}
