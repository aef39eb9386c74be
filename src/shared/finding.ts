import type { Reason } from './reasons';
import type { ShownPicture } from './shown-picture';

/** What became of a URL that was found on a page, so far. */
export const findingStates = [
	/** On the page, or as good as there. */
	'shown',
	/** Found to be no picture, or one that is not shown: its reason tells. */
	'refused',
	/** As refused, and asked for again by itself in a while. */
	'tried-again',
	/** The worker has not answered yet. */
	'asked',
	/** Near the view, behind others of its message, or the second time in it. */
	'waits',
	/** Not near the view, so that nobody has asked. */
	'away',
	/** The page shows it itself. */
	'page',
	/** The person has put it away. */
	'put-away',
] as const;
export type FindingState = (typeof findingStates)[number];

/** What is shown, in pixels of the picture. */
export type ShownAs = Pick<ShownPicture, 'width' | 'height' | 'animated' | 'look'>;

/** One URL in one message of a page, as the page of findings tells of it. */
export interface Finding {
	/** Without its fragment, which may be the key of an encrypted file. */
	readonly address: string;
	readonly state: FindingState;
	/** Why it is not shown, where it is refused. */
	readonly reason?: Reason | undefined;
	/** Whether its message came while we were there. */
	readonly fresh: boolean;
	readonly picture?: ShownAs | undefined;
}
