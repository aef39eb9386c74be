import type { Browser } from 'wxt/browser';
import { proxyCheckHost } from '../request/proxy';
import { hostOfPattern } from '../../shared/host-patterns';
import { localDomains } from './local-names';
import { privateHostExpressions, userInformationExpression } from './private-host-expressions';

type Rule = Browser.declarativeNetRequest.Rule;
type Action = Browser.declarativeNetRequest.RuleAction;
type Condition = Browser.declarativeNetRequest.RuleCondition;

/** An `allow` silences all rules of its own priority and below, so what holds for allowed hosts as well stands above it. */
const priorities = { strip: 4, blockAlways: 3, allow: 2, block: 1 };

/** What would tell a server who asks, and for which page. */
const strip: Action = {
	type: 'modifyHeaders',
	requestHeaders: ['cookie', 'origin', 'referer', 'authorization'].map((header) => ({ header, operation: 'remove' })),
	responseHeaders: [{ header: 'set-cookie', operation: 'remove' }],
};

/** Chromium matches a name with trailing dots as the name without; Firefox takes them for two names. */
function withAndWithoutDot(domains: readonly string[]): string[] {
	return domains.flatMap((domain) => (domain.endsWith(']') || /\d$/.test(domain) ? [domain] : [domain, `${domain}.`]));
}

/** Whose requests the rules are about, and what they let pass. */
export interface SessionRulesOptions {
	/** The host of `runtime.getURL('')`: the extension's id in Chromium, a UUID of the profile's own in Firefox. */
	readonly ownHost: string;
	/** Private hosts allowed for any chat, as `parseHostPattern` returns them, and the private hosts of chats themselves. */
	readonly allowedHosts: readonly string[];
}

/**
 * The guard's second layer: declarativeNetRequest session rules that the browser itself applies to each request of the
 * extension's own worker and pages, redirects included, even if the code before it errs. They take off whatever names
 * the person, and block private addresses and local names. Narrower than `judge` in two ways: an allowed host is allowed
 * whichever chat asks, and so are the names below it.
 */
export function sessionRules({ ownHost, allowedHosts }: SessionRulesOptions): Rule[] {
	const rules: Rule[] = [];
	const add = (priority: number, action: Action, condition: Condition): void => {
		// Fetches are of this type in both browsers, in workers and pages alike; what pages load of ours is left alone.
		const ofOurFetches: Condition = { initiatorDomains: [ownHost], resourceTypes: ['xmlhttprequest'] };
		rules.push({ id: rules.length + 1, priority, action, condition: { ...ofOurFetches, ...condition } });
	};

	add(priorities.strip, strip, {});
	add(priorities.blockAlways, { type: 'block' }, { regexFilter: userInformationExpression });
	const allowed = [proxyCheckHost, ...withAndWithoutDot(allowedHosts.map(hostOfPattern))];
	add(priorities.allow, { type: 'allow' }, { requestDomains: allowed });
	add(priorities.block, { type: 'block' }, { requestDomains: withAndWithoutDot(localDomains) });
	for (const regexFilter of privateHostExpressions) add(priorities.block, { type: 'block' }, { regexFilter });
	return rules;
}
