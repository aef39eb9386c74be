/** The browser's own guard on our requests, kept as the settings are. */
export interface StandingGuard {
	/** Sets it up anew, one time after the other: rules of settings that are no more must not come last. */
	renew(): void;
	/** Resolves once it is set up as it was last to be. Throws where that fails twice; the next who waits tries again. */
	stands(): Promise<void>;
}

/** Sets the guard up at once; what fails is logged. */
export function createStandingGuard(setUp: () => Promise<void>): StandingGuard {
	let running: Promise<unknown> = Promise.resolve();
	/** The last setting up, unless it has failed. */
	let last: Promise<void> | undefined;

	const start = (): Promise<void> => {
		const started = running.then(setUp);
		last = started;
		running = started.catch((error: unknown) => {
			console.error('Vignette:', error);
			if (last === started) last = undefined;
		});
		return started;
	};

	void start();
	return {
		renew: () => void start(),
		async stands() {
			const first = last ?? start();
			// What has failed is forgotten by now, so that all who waited for it share one more.
			await first.catch(() => last ?? start());
		},
	};
}
