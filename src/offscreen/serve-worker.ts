import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { hiddenPageMessage, hiddenPagePortName, type HiddenPageAnswer, type HiddenPageJob } from '../messages/hidden-page';
import { failure } from '../shared/result';
import { makePicture } from './make-picture';

/**
 * Does what the worker asks of its hidden page, for as long as the worker lives. The page speaks to nobody else: it
 * opens the port itself, so that no other script can be at the other end.
 */
export function serveWorker(): void {
	const underWay = new Map<number, AbortController>();
	const port = browser.runtime.connect({ name: hiddenPagePortName });
	let isOpen = true;

	const make = async (id: number, job: HiddenPageJob): Promise<void> => {
		const controller = new AbortController();
		underWay.set(id, controller);
		const result = await makePicture(job, controller.signal).catch((error: unknown) => {
			if (controller.signal.aborted) return failure('cancelled');
			console.error('Vignette:', error);
			return failure('broken');
		});
		underWay.delete(id);
		const answer: HiddenPageAnswer = { type: 'made', id, result };
		if (isOpen) port.postMessage(answer);
	};

	port.onMessage.addListener((raw: unknown) => {
		const parsed = v.safeParse(hiddenPageMessage, raw);
		if (!parsed.success) return;
		const message = parsed.output;
		if (message.type === 'cancel') underWay.get(message.id)?.abort();
		else void make(message.id, message.job);
	});
	port.onDisconnect.addListener(() => {
		isOpen = false;
		for (const controller of underWay.values()) controller.abort();
		// The worker has gone, and opens a page of its own when it is back. Without effect in a frame, which goes with it.
		window.close();
	});
}
