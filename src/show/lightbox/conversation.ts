import type { PictureOnPage, ToolsDoor } from '../tools-door';
import { inOrder } from './in-order';

/** The pictures that are gone through: all of the conversation that its page holds, also those that nobody has loaded yet. */
export interface Conversation {
	/** In the order of the page. */
	pictures(): readonly PictureOnPage[];
	/** The one so many further on, or the first or the last; undefined where there is no other. */
	from(picture: PictureOnPage, by: number): PictureOnPage | undefined;
	/** Leaves one out, which has turned out not to be had. */
	drop(picture: PictureOnPage): void;
}

/** Sets up for what is posted on a page. */
export function createConversation({ posted, looksLikePicture }: Pick<ToolsDoor, 'posted' | 'looksLikePicture'>): Conversation {
	const dropped = new WeakSet<PictureOnPage>();
	// What is not near the view was not asked for; so its address alone tells whether there is a picture to come.
	const isPicture = ({ outcome, url }: PictureOnPage): boolean => outcome?.ok ?? looksLikePicture(url);
	const pictures = (): readonly PictureOnPage[] =>
		posted()
			.filter((picture) => isPicture(picture) && picture.isHidden !== true && !dropped.has(picture))
			.toSorted((one, other) => inOrder(one.node, other.node));
	return {
		pictures,
		from(picture, by) {
			const all = pictures();
			const index = Math.min(all.length - 1, Math.max(0, Math.max(0, all.indexOf(picture)) + by));
			return all[index] === picture ? undefined : all[index];
		},
		drop: (picture) => void dropped.add(picture),
	};
}
