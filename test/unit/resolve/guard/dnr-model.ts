import type { Browser } from 'wxt/browser';

type Rule = Browser.declarativeNetRequest.Rule;

/** What the browser would do with a request, by those parts of declarativeNetRequest that the session rules use. */
export interface Outcome {
	readonly blocked: boolean;
	/** Request headers taken off. */
	readonly removed: readonly string[];
}

function matchesDomain(host: string, domain: string): boolean {
	return host === domain || (host.endsWith(`.${domain}`) && !host.endsWith(']'));
}

function matches({ condition }: Rule, url: URL, initiator: string): boolean {
	const { initiatorDomains, requestDomains, regexFilter } = condition;
	if (initiatorDomains && !initiatorDomains.includes(initiator)) return false;
	if (requestDomains && !requestDomains.some((domain) => matchesDomain(url.hostname, domain))) return false;
	return regexFilter === undefined || new RegExp(regexFilter, 'i').test(url.href);
}

/**
 * Applies rules to a request as Firefox does, which takes trailing dots of names literally: of the highest priority an
 * `allow` goes before a `block`, and headers are modified by the rules above a matching `allow` only.
 */
export function outcomeOf(rules: readonly Rule[], url: URL, initiator: string): Outcome {
	const matching = rules.filter((rule) => matches(rule, url, initiator));
	const highest = (type: string): number =>
		Math.max(0, ...matching.filter(({ action }) => action.type === type).map(({ priority }) => priority ?? 1));
	const allowed = highest('allow');
	const blocked = highest('block') > allowed;
	const modifying = matching.filter(({ action, priority }) => action.type === 'modifyHeaders' && (priority ?? 1) > allowed);
	return { blocked, removed: modifying.flatMap(({ action }) => action.requestHeaders?.map(({ header }) => header) ?? []) };
}
