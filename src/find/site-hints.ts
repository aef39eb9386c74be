import type { SiteHints } from '../shared/page-policy';
import { skippedSelector } from './skipped';

/** The selector of nothing (Selectors 4 §4.3). */
export const nothing = ':not(*)';

/** What is known of a page of which nothing is known. */
export const noHints: SiteHints = { skip: nothing, rows: nothing, shownByPage: nothing };

/**
 * The hints as selectors that this browser takes: those that are empty, or that it does not know, match nothing. What is skipped on
 * every page is among what is skipped.
 */
export function usableHints({ skip, rows, shownByPage }: SiteHints): SiteHints {
	return { skip: `${skippedSelector},${usable(skip)}`, rows: usable(rows), shownByPage: usable(shownByPage) };
}

function usable(selector: string): string {
	try {
		new DocumentFragment().querySelector(selector);
		return selector;
	} catch {
		return nothing;
	}
}
