import { maximumRequestsAtOnce, maximumRequestsAtOncePerHost } from '../shared/limits';

/** Lets a bounded number of tasks run at once, in all and for each host; the others wait, the newest first in line. */
export interface Schedule {
	/** Waits for a place, then runs the task. Returns undefined without running it if the signal ends before. */
	run<Value>(host: string, signal: AbortSignal, task: () => Promise<Value>): Promise<Value | undefined>;
}

interface Waiting {
	readonly host: string;
	start(mayRun: boolean): void;
}

/** The newest first: what has just been posted or scrolled to is what the person looks at. */
export function createSchedule(atOnce = maximumRequestsAtOnce, atOncePerHost = maximumRequestsAtOncePerHost): Schedule {
	const waiting: Waiting[] = [];
	const runningByHost = new Map<string, number>();
	let running = 0;

	const hasPlace = (host: string): boolean => running < atOnce && (runningByHost.get(host) ?? 0) < atOncePerHost;

	const take = (host: string): void => {
		running += 1;
		runningByHost.set(host, (runningByHost.get(host) ?? 0) + 1);
	};

	const leave = (host: string): void => {
		running -= 1;
		const left = (runningByHost.get(host) ?? 1) - 1;
		if (left > 0) runningByHost.set(host, left);
		else runningByHost.delete(host);
		startWaiting();
	};

	const startWaiting = (): void => {
		for (let index = waiting.length - 1; index >= 0; index -= 1) {
			const next = waiting[index];
			if (!next || !hasPlace(next.host)) continue;
			waiting.splice(index, 1);
			take(next.host);
			next.start(true);
		}
	};

	const place = (host: string, signal: AbortSignal): Promise<boolean> => {
		if (hasPlace(host)) {
			take(host);
			return Promise.resolve(true);
		}
		return new Promise((resolve) => {
			const entry: Waiting = { host, start: resolve };
			waiting.push(entry);
			signal.addEventListener(
				'abort',
				() => {
					const index = waiting.indexOf(entry);
					if (index < 0) return;
					waiting.splice(index, 1);
					resolve(false);
				},
				{ once: true },
			);
		});
	};

	return {
		async run(host, signal, task) {
			if (signal.aborted || !(await place(host, signal))) return undefined;
			try {
				return await task();
			} finally {
				leave(host);
			}
		},
	};
}
