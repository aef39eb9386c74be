/** What has been started and is to be ended. */
export interface Closers {
	/** Adds one more, to be ended before all that were added so far. */
	readonly add: (close: () => Promise<void>) => void;
	/** Ends all, the last first, also where one fails; throws then, at the end. */
	readonly close: () => Promise<void>;
}

/** Runs a start in parts: where one of them throws, those before it are ended. */
export async function startInParts<Started>(start: (closers: Closers) => Promise<Started>): Promise<Started> {
	const started: (() => Promise<void>)[] = [];
	const close = async (): Promise<void> => {
		const problems: unknown[] = [];
		for (let last = started.pop(); last; last = started.pop()) await last().catch((problem: unknown) => problems.push(problem));
		if (problems.length > 0) throw new AggregateError(problems, 'Not all could be ended.');
	};
	try {
		return await start({ add: (closer) => void started.push(closer), close });
	} catch (problem) {
		await close();
		throw problem;
	}
}
