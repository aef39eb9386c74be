/** Work that several askers share: done once however many ask, given up when the last of them has gone. */
export interface SharedWork<Value> {
	/** Joins the work under way for this key, or starts it. Rejects with the signal's reason when this asker goes. */
	join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
}

interface Work<Value> {
	readonly promise: Promise<Value>;
	readonly controller: AbortController;
	askers: number;
}

/** The same key is never worked on twice at once. */
export function createSharedWork<Value>(): SharedWork<Value> {
	const underWay = new Map<string, Work<Value>>();

	const begin = (key: string, start: (signal: AbortSignal) => Promise<Value>): Work<Value> => {
		const controller = new AbortController();
		const promise = start(controller.signal).finally(() => {
			if (underWay.get(key) === work) underWay.delete(key);
		});
		const work: Work<Value> = { promise, controller, askers: 0 };
		underWay.set(key, work);
		return work;
	};

	return {
		async join(key, signal, start) {
			signal.throwIfAborted();
			const work = underWay.get(key) ?? begin(key, start);
			work.askers += 1;
			return new Promise<Value>((resolve, reject) => {
				const goAway = (): void => {
					work.askers -= 1;
					if (work.askers === 0) {
						if (underWay.get(key) === work) underWay.delete(key);
						work.controller.abort();
					}
					reject(signal.reason);
				};
				signal.addEventListener('abort', goAway, { once: true });
				void work.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', goAway));
			});
		},
	};
}
