/** Slows work down to an even pace, for each tab by itself; the newest goes first. */
export interface Pace {
	/** Waits for a tab's turn; false if the signal ends before. */
	turn(tabId: number, signal: AbortSignal): Promise<boolean>;
}

interface Line {
	readonly waiting: ((mayGo: boolean) => void)[];
	/** When all that went by then has been made up for, in milliseconds since the epoch. */
	evenAt: number;
	timer?: ReturnType<typeof setTimeout>;
}

/**
 * Lets so many go at once, and from then on one in each interval: so who comes last, and goes first, never waits for
 * longer than one interval. For what the person scrolls through, which may also be a raid that came at once: it is never
 * refused.
 *
 * @param now milliseconds since the epoch
 */
export function createPace(atOnce: number, intervalMilliseconds: number, now: () => number): Pace {
	const lines = new Map<number, Line>();

	const lineOf = (tabId: number): Line => {
		for (const [known, { evenAt, waiting }] of lines) {
			if (waiting.length === 0 && evenAt <= now()) lines.delete(known);
		}
		const line = lines.get(tabId) ?? { evenAt: 0, waiting: [] };
		lines.set(tabId, line);
		return line;
	};

	const untilTurn = ({ evenAt }: Line): number => Math.max(0, evenAt - now() - (atOnce - 1) * intervalMilliseconds);

	const goOn = (line: Line): void => {
		clearTimeout(line.timer);
		// No later than that, unless the clock was put back.
		line.evenAt = Math.min(line.evenAt, now() + atOnce * intervalMilliseconds);
		while (line.waiting.length > 0 && untilTurn(line) === 0) {
			line.evenAt = Math.max(line.evenAt, now()) + intervalMilliseconds;
			line.waiting.pop()?.(true);
		}
		if (line.waiting.length > 0) line.timer = setTimeout(() => goOn(line), untilTurn(line));
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
