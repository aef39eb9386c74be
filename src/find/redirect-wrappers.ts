/** Pages that only lead on to the address in one of their parameters: host and path, and the parameters' names. */
const wrappers: readonly (readonly [page: RegExp, ...parameters: string[]])[] = [
	// Google, around links in Chat, Meet and mail.
	[/^www\.google\.[a-z.]{2,6}\/url$/, 'q', 'url'],
	// Facebook, Messenger and Workplace; Instagram and Threads have it at their root.
	[/^(?:lm?|www)\.(?:facebook|messenger|workplace)\.com\/l\.php$/, 'u'],
	[/^l\.(?:instagram|threads)\.com\/$/, 'u'],
	// Steam's warning page: `url` once, `u` today.
	[/^steamcommunity\.com\/linkfilter\/?$/, 'u', 'url'],
	// Microsoft's Safe Links, in Teams and Outlook.
	[/^[a-z\d]+\.safelinks\.protection\.outlook\.com\//, 'url'],
	[/^statics\.teams\.cdn\.office\.net\/.*\/atp-safelinks\.html$/, 'url'],
	// YouTube, in its live chats and comments.
	[/^www\.youtube\.com\/redirect$/, 'q'],
	// Slack, where it hides who sent the visitor.
	[/^slack-redir\.net\/link$/, 'url'],
	// VK.
	[/^(?:m\.|away\.)?vk\.(?:com|ru)\/away(?:\.php)?$/, 'to'],
	// DuckDuckGo's results, as people copy them.
	[/^duckduckgo\.com\/l\/$/, 'uddg'],
	// Reddit's count of outgoing links.
	[/^out\.reddit\.com\//, 'url'],
];

/** The address a wrapper page would lead on to, as it says itself; undefined for every other URL. */
export function unwrapped(url: URL): string | undefined {
	const address = url.hostname + url.pathname;
	const [, ...parameters] = wrappers.find(([page]) => page.test(address)) ?? [];
	return parameters.map((name) => url.searchParams.get(name)).find((target) => target !== null) ?? undefined;
}
