import type { Save } from '../save';
import type { OptionsState } from './options-state';

/** A section of the options page. */
export interface Section {
	show(state: OptionsState): void;
}

/** What sections do things with. */
export interface SectionTools {
	readonly page: Document;
	readonly save: Save;
	/** Asks for what a person has chosen; to be called first in a click. */
	readonly ask: (patterns: readonly string[], choice?: { readonly page: string; readonly mode: 'on' | 'ask' }) => void;
	/** Says what has happened, for eyes and screen readers. */
	readonly say: (sentence: string, isProblem?: boolean) => void;
	/** Shows the page's state anew. */
	readonly refresh: () => void;
}
