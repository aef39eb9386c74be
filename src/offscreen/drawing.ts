import * as v from 'valibot';
import { hiddenPageMessage, type HiddenPageAnswer, type HiddenPageJob } from '../resolve/offscreen/protocol';
import { failure } from '../shared/result';
import { makePicture } from './make-picture';

/** Where jobs come from. */
export interface JobServer {
	/** Takes what the worker says, whoever has passed it on. */
	readonly take: (raw: unknown) => void;
	/** Gives up what is under way. */
	readonly end: () => void;
}

/** Makes the pictures that the worker wants, and tells how each job ended. */
export function serveJobs(answer: (answer: HiddenPageAnswer) => void): JobServer {
	const underWay = new Map<number, AbortController>();

	const make = async (id: number, job: HiddenPageJob): Promise<void> => {
		const controller = new AbortController();
		underWay.set(id, controller);
		const result = await makePicture(job, controller.signal).catch((error: unknown) => {
			if (controller.signal.aborted) return failure('cancelled');
			console.error('Vignette:', error);
			return failure('broken');
		});
		underWay.delete(id);
		answer({ type: 'made', id, result });
	};

	return {
		take(raw) {
			const parsed = v.safeParse(hiddenPageMessage, raw);
			if (!parsed.success) return;
			const message = parsed.output;
			if (message.type === 'cancel') underWay.get(message.id)?.abort();
			else void make(message.id, message.job);
		},
		end() {
			for (const controller of underWay.values()) controller.abort();
		},
	};
}
