import type { SiteMode } from '../shared/page-policy';

/**
 * Who posts there, and to whom. A chat: people who chose each other. A broadcast: anyone, to a crowd that watches. An
 * assistant: a program that repeats what it has read, from wherever it has read it.
 */
export type SiteKind = 'chat' | 'broadcast' | 'assistant';

/** What we know of one chat, as data. None is needed for a chat to work. */
export interface Site {
	/** The file's name. */
	readonly id: string;
	/** As people call it. */
	readonly name: string;
	/** The hosts it is served from, with all below them; none for software that is only run on hosts of one's own. */
	readonly hosts: readonly string[];
	readonly kind: SiteKind;
	/**
	 * People run it on hosts of their own, which no list can name: its selectors go to every page whose host is not known,
	 * so they must be such that nothing but this software matches them.
	 */
	readonly selfHosted?: true;
	/** Selectors of what holds URLs and is no message: quoted previews, link cards, topics. */
	readonly skip?: readonly string[];
	/** Selector of the element that holds one message and all that belongs to it. */
	readonly rows?: string;
	/** Selector of a box with a link and the page's own picture of where it leads, whatever address the picture has. */
	readonly shownByPage?: string;
	/**
	 * How we know that it works, and by what: the real software, run here; its published markup, rebuilt as a fixture in
	 * `test/unit/sites/markup.test.ts`; or not at all.
	 */
	readonly verified: { readonly how: 'software' | 'markup' | 'unverified'; readonly by: string };
	/** What is wrong there without this file's selectors; undefined where it has none. */
	readonly genericGetsWrong: string | undefined;
}

/** Checks a site's data by its type. */
export function defineSite(site: Site): Site {
	return site;
}

/** The mode that is offered for a site of this kind that has none yet. */
export const usualModes = { chat: 'on', broadcast: 'ask', assistant: 'off' } as const satisfies Record<SiteKind, SiteMode>;

/**
 * A mode as far as it is allowed on a site: an assistant is never on, since whoever writes what it reads can make it put
 * the conversation into a picture's address, which a request would deliver.
 */
export function allowedMode(site: Site | undefined, mode: SiteMode): SiteMode {
	return site?.kind === 'assistant' && mode === 'on' ? 'ask' : mode;
}
