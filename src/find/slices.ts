import { sliceMilliseconds } from '../shared/limits';

/** Runs work on the page's thread in slices, so that the page never waits long for us. */
export interface SlicedWork {
	/** Adds work that pauses at each `yield`; it begins at once if the present slice has time left. */
	add(work: Generator<void, void, void>): void;
}

/**
 * Work is done in the order it was added; a slice that is over goes on in a task of its own. Work that throws is at its
 * end, and the rest goes on in a later task.
 */
export function createSlicedWork(signal: AbortSignal, now: () => number = () => performance.now()): SlicedWork {
	const queue: Generator<void, void, void>[] = [];
	let isRunning = false;

	const runSlice = (): void => {
		const endsAt = now() + sliceMilliseconds;
		let isOver = false;
		isRunning = true;
		try {
			while (!isOver && queue.length > 0 && !signal.aborted) {
				if (queue[0]?.next().done === true) queue.shift();
				isOver = now() >= endsAt;
			}
		} finally {
			if (signal.aborted) queue.length = 0;
			isRunning = queue.length > 0;
			if (isRunning) setTimeout(runSlice);
		}
	};

	return {
		add(work) {
			queue.push(work);
			if (!isRunning) runSlice();
		},
	};
}
