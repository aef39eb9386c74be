/** What a site's pages are to do. */
export const siteModes = ['off', 'ask', 'on'] as const;
export type SiteMode = (typeof siteModes)[number];

/** What is known of a site's markup, as CSS selectors; empty where nothing needs to be known. */
export interface SiteHints {
	/** What holds URLs and is no message. */
	readonly skip: string;
	/** A message with all that belongs to it. */
	readonly rows: string;
	/** A box with a link and the page's own picture of where it leads. */
	readonly shownByPage: string;
}

/** How a page shows what it shows: the worker knows it from the settings, and the page's script obeys. */
export interface Look {
	/** How large pictures are, as a factor of the usual. */
	readonly scale: number;
	/** CSS rules for our shadow roots. */
	readonly rules: string;
	/** Whether everything is out of sight just now. */
	readonly isHidden: boolean;
}

/** What a page's script is to do there, and what is known of the page. */
export interface PagePolicy {
	readonly mode: Exclude<SiteMode, 'off'>;
	readonly hints: SiteHints;
	readonly look: Look;
}

/**
 * What a page's script is told beside its port: settings or permissions have changed; or only whether everything is out of
 * sight; or the popup asks what is shown on this page.
 */
export type ControlMessage = { readonly type: 'policy-changed' } | { readonly type: 'look-changed' } | { readonly type: 'report' };
