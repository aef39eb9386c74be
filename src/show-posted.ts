import type { Asking } from './ask-for-picture';
import { pageShows } from './find/page-shows';
import { pageShowsSame } from './find/same-pixels';
import type { Posted } from './posted-picture';
import type { SiteHints } from './shared/page-policy';
import { isTold } from './shared/reasons';
import type { Failure, Result } from './shared/result';
import type { ShownPicture } from './shared/shown-picture';
import { createFailureChip } from './show/chip';
import { createPictureFrame } from './show/picture-frame';

/** What of the posted URLs of one page is on it. */
export interface Showing {
	/** Shows what the worker has answered: a picture, why there is none, or nothing. */
	readonly settle: (entry: Posted, result: Result<ShownPicture>, asked?: boolean) => void;
	/** Shows a picture; unasked not where its message has passed by meanwhile. */
	readonly showPicture: (entry: Posted, picture: ShownPicture, asked?: boolean) => Promise<void>;
	/** Whether the page shows the same picture itself. */
	readonly isPagesOwn: (entry: Posted) => boolean;
	/** Gives way to the page's own picture, and takes its place when that fails; returns whether the page shows it. */
	readonly follow: (entry: Posted) => boolean;
}

/**
 * Nothing is shown at first. `scale` is the size of pictures, as a factor; `onFrame` is called with each frame before it is on
 * the page, `onFreed` for a message near the view whose picture the page does not show itself.
 */
export function createShowing(
	page: Document,
	hints: SiteHints,
	asking: Asking,
	scale: () => number | undefined,
	onFrame: (entry: Posted, frame: HTMLElement) => void,
	onFreed: (entry: Posted) => void,
): Showing {
	const isPagesOwn = ({ url, node, row, shown }: Posted): boolean =>
		pageShows(url, node, row, hints) || (shown !== undefined && pageShowsSame(shown, row));

	const settle = (entry: Posted, result: Result<ShownPicture>, asked = false): void => {
		const { outcome, message } = entry;
		entry.outcome = result;
		// What is on the page already stays there, with the focus that may be on it.
		if (result.ok && outcome?.ok && result.value.blob.size === outcome.value.blob.size) return;
		if (result.ok) return void showPicture(entry, result.value, asked);
		if (result.reason === 'host-blocked') message.remove(entry);
		else if (asked || isTold(result.reason)) return showFailure(entry, result);
		message.pass(entry);
	};

	const showPicture = async (entry: Posted, picture: ShownPicture, asked = true): Promise<void> => {
		const frame = await createPictureFrame(page, picture, entry.url, scale());
		if (entry.life.signal.aborted) return;
		// What has passed by meanwhile is not put in.
		if (!asked && !entry.isNear && !entry.frame) return void delete entry.outcome;
		if (!frame) return settle(entry, { ok: false, reason: 'broken' });
		entry.shown = frame.image;
		entry.frame = frame.element;
		onFrame(entry, frame.element);
		if (!follow(entry) && !entry.isHidden) entry.message.show(entry, frame.element);
	};

	const showFailure = (entry: Posted, failed: Failure): void => {
		const act = (): void => void asking.ask(entry, true);
		entry.message.show(entry, createFailureChip(page, failed, failed.host ?? entry.url.hostname, act));
	};

	const follow = (entry: Posted): boolean => {
		const isPages = isPagesOwn(entry);
		if (isPages && !entry.isPages) {
			asking.giveUp(entry);
			delete entry.outcome;
			entry.message.pass(entry);
		}
		entry.isPages = isPages;
		if (!isPages && entry.isNear) onFreed(entry);
		return isPages;
	};

	return { settle, showPicture, isPagesOwn, follow };
}
