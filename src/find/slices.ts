import { sliceMilliseconds } from '../shared/limits';

/** Runs work on the page's thread in slices, so that the page never waits long for us. */
export interface SlicedWork {
	/** Adds work that pauses at each `yield`; it begins at once if the present slice has time left. */
	add(work: Generator<void, void, void>): void;
}

/** Work is done in the order it was added; a slice that is over goes on in a task of its own. */
export function createSlicedWork(signal: AbortSignal, now: () => number = () => performance.now()): SlicedWork {
	const queue: Generator<void, void, void>[] = [];
	let isRunning = false;
	let sliceEndsAt = 0;

	const run = (): void => {
		isRunning = true;
		for (let work = queue[0]; work; work = queue[0]) {
			if (signal.aborted) {
				queue.length = 0;
				break;
			}
			if (work.next().done === true) queue.shift();
			if (queue.length > 0 && now() >= sliceEndsAt) {
				setTimeout(() => {
					sliceEndsAt = now() + sliceMilliseconds;
					run();
				});
				return;
			}
		}
		isRunning = false;
	};

	return {
		add(work) {
			queue.push(work);
			if (isRunning) return;
			sliceEndsAt = now() + sliceMilliseconds;
			run();
		},
	};
}
