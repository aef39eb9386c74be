import type { ResolveQuestion, WorkerConnection } from './messages/ask-worker';
import type { Posted } from './posted-picture';
import { addressForWorker } from './shared/encrypted-url';
import type { Result } from './shared/result';
import type { ShownPicture } from './shared/shown-picture';

/** The questions of one page to the worker. */
export interface Asking {
	/** Asks for a picture, in place of what was asked before; `asked` where the person wants to see it. */
	readonly ask: (entry: Posted, asked: boolean) => Promise<void>;
	/** Ends what is under way unasked; it is taken up again when the message comes near. */
	readonly giveUp: (entry: Posted) => void;
}

/**
 * Asks again by itself what may be there in a moment, as long as nobody gives it up. `density` is how many device pixels a
 * picture is made for, to a CSS pixel; `isNews` whether a message has come just now; `onAnswer` is called with each answer
 * that is to be shown.
 */
export function createAsking(
	worker: WorkerConnection,
	density: () => number,
	isNews: (entry: Posted) => boolean,
	onAnswer: (entry: Posted, result: Result<ShownPicture>, asked: boolean) => void,
): Asking {
	const giveUp = (entry: Posted): void => {
		if (!entry.asking) return;
		entry.asking.abort();
		delete entry.asking;
		if (!entry.outcome?.ok) delete entry.outcome;
	};

	const ask = async (entry: Posted, asked: boolean): Promise<void> => {
		giveUp(entry);
		const asking = new AbortController();
		entry.asking = asking;
		entry.isWanted = asked;
		const devicePixelRatio = density();
		const url = addressForWorker(entry.url);
		const request: ResolveQuestion = { url, fresh: isNews(entry), asked, size: 'thumbnail', devicePixelRatio };
		const result = await worker.resolve(request, asking.signal);
		if (asking.signal.aborted) return;
		entry.density = devicePixelRatio;
		if (!asked && !result.ok && !entry.outcome?.ok && result.retryAfterMilliseconds !== undefined) {
			entry.outcome = result;
			const timer = setTimeout(() => void ask(entry, false), result.retryAfterMilliseconds);
			asking.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
			return;
		}
		delete entry.asking;
		// What is shown stays, if it cannot be had any sharper, but for what the person wants to see no more.
		if (result.ok || !entry.outcome?.ok || result.reason === 'host-blocked') onAnswer(entry, result, asked);
	};

	return { ask, giveUp };
}
