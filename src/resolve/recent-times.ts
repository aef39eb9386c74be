/** The times of what happened within a window, so that no window of that length holds more than a maximum. */
export interface RecentTimes {
	/** Milliseconds from now until there is a place, 0 where there is one. */
	untilPlace(now: number): number;
	/** Takes a place. */
	take(now: number): void;
	/** Whether nothing is within the window any more. */
	isEmpty(now: number): boolean;
}

/** Nothing at first. */
export function createRecentTimes(maximum: number, windowMilliseconds: number): RecentTimes {
	let times: number[] = [];

	/** Also forgets times to come, which a clock that was put back leaves behind. */
	const recent = (now: number): readonly number[] => {
		times = times.filter((time) => time <= now && now - time < windowMilliseconds);
		return times;
	};

	return {
		untilPlace(now) {
			const taken = recent(now);
			const next = taken[taken.length - maximum];
			return next === undefined ? 0 : next + windowMilliseconds - now;
		},
		take: (now) => void times.push(now),
		isEmpty: (now) => recent(now).length === 0,
	};
}
