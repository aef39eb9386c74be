import { browser } from 'wxt/browser';
import { hiddenPagePortName } from '../resolve/offscreen/protocol';

/** The hidden page's end of the port to the worker. */
export interface WorkerPort {
	/** Passed over once the worker has gone. */
	send(message: unknown): void;
}

/**
 * Opens the port to the worker, for as long as that lives. The page speaks to nobody else: it opens the port itself, so
 * that no other script can be at the other end.
 */
export function connectToWorker(take: (raw: unknown) => void, end: () => void): WorkerPort {
	const port = browser.runtime.connect({ name: hiddenPagePortName });
	let isOpen = true;
	port.onMessage.addListener(take);
	port.onDisconnect.addListener(() => {
		// Chrome tells of an error that nobody has looked at on the console.
		void browser.runtime.lastError;
		isOpen = false;
		end();
		// The worker has gone, and opens a page of its own when it is back. Without effect in a frame, which goes with it.
		window.close();
	});
	return {
		send(message) {
			if (isOpen) port.postMessage(message);
		},
	};
}
