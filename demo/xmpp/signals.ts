import process from 'node:process';

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What is done when somebody tells the process to end. */
export interface EndOnSignals {
	/** Sets what is to be done first. */
	readonly first: (close: () => Promise<void>) => void;
	/** What fails because everything ends is no failure: then the work never settles, and the process ends. */
	readonly until: <Value>(work: Promise<Value>) => Promise<Value>;
	/** Never settles: only a signal ends it, and the process with it. */
	readonly signal: Promise<never>;
	/** Leaves signals to what they do by themselves. */
	readonly done: () => void;
}

/** Ends the process in good order on Ctrl-C and its like; at once on the second. What is bound to its life goes with it. */
export function endOnSignals(): EndOnSignals {
	let close = async (): Promise<void> => undefined;
	let isEnding = false;
	const signal = new Promise<never>(() => undefined);
	const listeners = Object.entries(exitCodes).map(([name, code]) => {
		const listener = (): void => {
			if (isEnding) process.exit(code);
			isEnding = true;
			void close().finally(() => process.exit(code));
		};
		process.on(name, listener);
		return () => void process.off(name, listener);
	});
	return {
		first(closer) {
			close = closer;
		},
		async until(work) {
			try {
				return await work;
			} catch (problem) {
				if (isEnding) return signal;
				throw problem;
			}
		},
		signal,
		done: () => listeners.forEach((off) => off()),
	};
}
