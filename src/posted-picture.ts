import type { UrlNode } from './find/candidate';
import type { PostedUrl } from './find/posted';
import type { PictureOnPage } from './show/tools-door';

/** One URL in one message, from its discovery to its picture. */
export interface Posted extends PostedUrl, PictureOnPage {
	readonly node: UrlNode;
	/** Ends when the URL leaves the page. */
	readonly life: AbortController;
	isNear: boolean;
	isPages: boolean;
	/** The density of the screen that it was last made for; 0 where it may not even be shown any more. */
	density?: number;
	asking?: AbortController;
	/** Whether it was last asked for because the person wants to see it. */
	isWanted?: boolean;
	/** What is shown, or was until the page showed the same. */
	shown?: HTMLImageElement;
}
