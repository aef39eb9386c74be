import { withoutFragment } from '../../shared/parse-url';

/** In place of an address: the browser had the answer already, and asked nobody. */
export const answeredFromCache = 'cache';

/** What the browser tells of one of our own requests and `fetch` does not. */
export interface ObservedResponse {
	/** The `Location` of a redirect, which an opaque redirect hides; undefined where it has none. */
	readonly location: Promise<string | undefined>;
	/** The address the answer came from, or `answeredFromCache`; undefined where the browser does not tell. */
	readonly peerAddress: Promise<string | undefined>;
	/** The kind of proxy that the request went through, told before the address; only Firefox tells. */
	readonly proxy: Promise<string | undefined>;
	/** The browser's name of what went wrong, such as `net::ERR_BLOCKED_BY_CLIENT`. */
	readonly error: Promise<string | undefined>;
	/** Ends the observation; promises still open become undefined. */
	readonly stop: () => void;
}

/** Watches our own requests. To be started before the first of them. */
export interface ResponseObserver {
	/**
	 * Observes the next request to this URL. One at a time for each URL, since events name no more than that: waits until
	 * the observation before is stopped. Undefined where the signal ends before that.
	 */
	observe(url: URL, signal: AbortSignal): Promise<ObservedResponse | undefined>;
}

/** What can be told of a request. */
export type Told = 'location' | 'peerAddress' | 'proxy' | 'error';

/** The observations under way, and the way to tell them something. */
export interface Observations extends ResponseObserver {
	/** Tells the observation of this URL, without its fragment, what the browser says; nothing happens where there is none. */
	tell(url: string, what: Told, value: string | undefined): void;
	/** How many are under way. */
	readonly size: number;
}

/** None at first. */
export function createObservations(): Observations {
	const observations = new Map<string, Record<Told | 'stopped', Settleable>>();
	return {
		async observe(url, signal) {
			const key = withoutFragment(url);
			for (let before = observations.get(key); before && !signal.aborted; before = observations.get(key)) {
				await settledOrEnded(before.stopped.promise, signal);
			}
			if (signal.aborted) return undefined;
			const observation = {
				location: settleable(),
				peerAddress: settleable(),
				proxy: settleable(),
				error: settleable(),
				stopped: settleable(),
			};
			observations.set(key, observation);
			return {
				location: observation.location.promise,
				peerAddress: observation.peerAddress.promise,
				proxy: observation.proxy.promise,
				error: observation.error.promise,
				stop() {
					if (observations.get(key) === observation) observations.delete(key);
					for (const open of Object.values(observation)) open.settle(undefined);
				},
			};
		},
		tell: (url, what, value) => observations.get(url)?.[what].settle(value),
		get size() {
			return observations.size;
		},
	};
}

/** Resolves when a promise does, or the signal ends. */
function settledOrEnded(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const goOn = (): void => {
			signal.removeEventListener('abort', goOn);
			resolve();
		};
		signal.addEventListener('abort', goOn);
		void promise.then(goOn);
	});
}

interface Settleable {
	readonly promise: Promise<string | undefined>;
	settle(value: string | undefined): void;
}

function settleable(): Settleable {
	let settle: Settleable['settle'] = () => {};
	const promise = new Promise<string | undefined>((resolve) => {
		settle = resolve;
	});
	return { promise, settle };
}
