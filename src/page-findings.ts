import { failureOf } from './page-report';
import type { Finding, FindingState, ShownAs } from './shared/finding';
import { maximumReported, maximumUrlCharacters } from './shared/limits';
import type { ShownPicture } from './shared/shown-picture';
import { inOrder } from './show/lightbox/in-order';
import { findToolsDoor, type PictureOnPage } from './show/tools-door';

/**
 * What was found on this page and what became of it, in the order of the page; undefined where nothing of ours runs. For
 * the page of findings, which has it told by a script of its own: no frame of a chat pays for it.
 */
export function pageFindings(): Finding[] | undefined {
	const door = findToolsDoor();
	if (!door || door.signal.aborted) return undefined;
	const posted = door.posted().toSorted((one, other) => inOrder(one.node, other.node));
	return posted.slice(0, maximumReported).map(findingOf);
}

/** As it is told, in plain values alone. */
export function findingOf(posted: PictureOnPage): Finding {
	const { name, fresh, outcome } = posted;
	const failed = failureOf(posted);
	return {
		address: name.slice(0, maximumUrlCharacters),
		state: stateOf(posted, failed !== undefined),
		fresh,
		...(failed && { reason: failed.reason }),
		...(outcome?.ok && { picture: shownAs(outcome.value) }),
	};
}

function stateOf({ isHidden, isPages, outcome, asking, isNear }: PictureOnPage, isRefused: boolean): FindingState {
	if (isHidden) return 'put-away';
	if (isPages) return 'page';
	if (isRefused) return asking ? 'tried-again' : 'refused';
	if (outcome) return 'shown';
	if (asking) return 'asked';
	return isNear ? 'waits' : 'away';
}

function shownAs({ width, height, animated, look }: ShownPicture): ShownAs {
	return { width, height, animated, look };
}
