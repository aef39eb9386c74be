import type { HiddenPageJob } from './protocol';
import type { ShownPicture } from '../../shared/shown-picture';
import { hiddenPageIdleMilliseconds, hiddenPageTimeoutMilliseconds } from '../../shared/limits';
import { failure, type Result } from '../../shared/result';

/** The open hidden page, as the worker sees it. */
export interface HiddenPageLink {
	/** Has one file made into a picture; undefined if the page went away before it answered. */
	make(job: HiddenPageJob, signal: AbortSignal): Promise<Result<ShownPicture> | undefined>;
	/** Whether the page has gone. */
	readonly isClosed: boolean;
	/** Whether the page has not told yet of the end of a job that nobody waits for any more. */
	readonly isAtAbandoned: boolean;
}

/** Opens and closes the hidden page of this worker: in Chromium that of private windows has one of its own. */
export interface HiddenPageDoor {
	/** Opens a new page in place of any that is still there; undefined where it could not be opened. */
	open(): Promise<HiddenPageLink | undefined>;
	close(): Promise<void>;
}

/** Makes a picture in the hidden page. */
export type MakeInHiddenPage = (job: HiddenPageJob, signal: AbortSignal) => Promise<Result<ShownPicture>>;

/** A job whose page was closed under it, or is at another one, gets one more: it may be none of its doing. */
const pagesPerJob = 2;

/**
 * One hidden page for all, opened when it is needed and closed when it has been idle. Jobs take turns. One that has no
 * answer in time costs the page, so that the jobs behind it get a new one.
 * Failures: `broken` for a file that the page did not survive or end with in time; `cancelled`; those of the makers.
 */
export function createHiddenPage(door: HiddenPageDoor): MakeInHiddenPage {
	let link: Promise<HiddenPageLink | undefined> | undefined;
	let latest: HiddenPageLink | undefined;
	let lastTurn: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	let idleTimer: ReturnType<typeof setTimeout> | undefined;

	const close = async (): Promise<void> => {
		link = undefined;
		latest = undefined;
		await door.close();
	};

	const open = async (): Promise<HiddenPageLink | undefined> => {
		if ((await link)?.isClosed === true) link = undefined;
		link ??= door.open();
		latest = await link;
		return latest;
	};

	/** Each has the time to itself: on a busy machine a page takes a while to open. */
	const makeIn = async (job: HiddenPageJob, signal: AbortSignal): Promise<Result<ShownPicture> | 'late' | 'cancelled' | undefined> => {
		const opened = await firstOf(open(), signal);
		if (opened === 'cancelled') return opened;
		// One that does not open is no fault of the file's.
		return opened === 'late' ? undefined : opened && firstOf(opened.make(job, signal), signal);
	};

	const takeTurn = async (job: HiddenPageJob, signal: AbortSignal): Promise<Result<ShownPicture>> => {
		for (let page = 0; page < pagesPerJob; page += 1) {
			if (signal.aborted) return failure('cancelled');
			const result = await makeIn(job, signal);
			if (result === 'cancelled') return failure('cancelled');
			if (result === 'late') {
				// It may be a job before this one, which nobody waits for any more, that it never ends with.
				const isOthersFault = latest?.isAtAbandoned === true;
				await close();
				if (isOthersFault) continue;
				return failure('broken');
			}
			if (result) return result;
			await close();
		}
		return failure('broken');
	};

	return async (job, signal) => {
		clearTimeout(idleTimer);
		waiting += 1;
		const turn = lastTurn.then(() => takeTurn(job, signal));
		lastTurn = turn.catch(() => {});
		try {
			return await turn;
		} finally {
			waiting -= 1;
			if (waiting === 0) idleTimer = setTimeout(() => void close(), hiddenPageIdleMilliseconds);
		}
	};
}

/** The page's answer, unless the time is over or the asker has gone before. */
async function firstOf<Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value | 'late' | 'cancelled'> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let goAway: (() => void) | undefined;
	const end = new Promise<'late' | 'cancelled'>((resolve) => {
		timer = setTimeout(() => resolve('late'), hiddenPageTimeoutMilliseconds);
		goAway = () => resolve('cancelled');
		signal.addEventListener('abort', goAway);
	});
	try {
		return await Promise.race([answer, end]);
	} finally {
		clearTimeout(timer);
		if (goAway) signal.removeEventListener('abort', goAway);
	}
}
