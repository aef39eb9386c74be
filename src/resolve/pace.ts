import { createRecentTimes, type RecentTimes } from './recent-times';

/** Slows work down to so much within a time, for each tab by itself; the newest goes first. */
export interface Pace {
	/** Waits for a tab's turn; false if the signal ends before. */
	turn(tabId: number, signal: AbortSignal): Promise<boolean>;
}

interface Line {
	readonly times: RecentTimes;
	readonly waiting: ((mayGo: boolean) => void)[];
	timer?: ReturnType<typeof setTimeout>;
}

/**
 * No more than the maximum within any window. For what the person scrolls through, which may also be a raid that came at
 * once: it is never refused.
 *
 * @param now milliseconds since the epoch
 */
export function createPace(maximum: number, windowMilliseconds: number, now: () => number): Pace {
	const lines = new Map<number, Line>();

	const lineOf = (tabId: number): Line => {
		for (const [known, { times, waiting }] of lines) {
			if (waiting.length === 0 && times.isEmpty(now())) lines.delete(known);
		}
		const line = lines.get(tabId) ?? { times: createRecentTimes(maximum, windowMilliseconds), waiting: [] };
		lines.set(tabId, line);
		return line;
	};

	const goOn = (line: Line): void => {
		clearTimeout(line.timer);
		while (line.waiting.length > 0 && line.times.untilPlace(now()) === 0) {
			line.times.take(now());
			line.waiting.pop()?.(true);
		}
		if (line.waiting.length > 0) line.timer = setTimeout(() => goOn(line), line.times.untilPlace(now()));
	};

	return {
		turn(tabId, signal) {
			if (signal.aborted) return Promise.resolve(false);
			const line = lineOf(tabId);
			return new Promise((resolve) => {
				line.waiting.push(resolve);
				const leave = (): void => {
					const index = line.waiting.indexOf(resolve);
					if (index < 0) return;
					line.waiting.splice(index, 1);
					resolve(false);
					goOn(line);
				};
				signal.addEventListener('abort', leave, { once: true });
				goOn(line);
			});
		},
	};
}
