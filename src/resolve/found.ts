import type { ShownPicture } from '../shared/shown-picture';
import type { PagePicture } from './lead/page-picture';

/** What was found at a URL: a picture, as a page may be given it, or the address of one. */
export interface Found<What = ShownPicture | PagePicture> {
	readonly what: What;
	/** The origins of what redirects led to on the way, each once: what may not be requested there any more is not shown either. */
	readonly ledTo: readonly string[];
}

/** A picture that was found, as it is kept. */
export type FoundPicture = Found<ShownPicture>;
