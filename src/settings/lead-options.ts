import type { Mapping } from './mappings';

/** What the person has said about where URLs lead. */
export interface LeadOptions {
	readonly mappings: readonly Mapping[];
	/** Whether the pictures of any page are shown, and not only those of picture hosts' pages. */
	readonly pagePictures: boolean;
}
