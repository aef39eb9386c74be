import { browser, type Browser } from 'wxt/browser';
import { failure, type Result } from '../shared/result';
import { chatPortName, parseWorkerMessage } from './from-worker';
import type { Look, SiteHints, SiteMode } from '../shared/page-policy';
import type { ShownPicture } from '../shared/shown-picture';
import type { ChatMessage, ResolveRequest } from './protocol';

/** What the worker is asked, without what the connection adds. */
export type ResolveQuestion = Omit<ResolveRequest, 'type' | 'id'>;

/** The content script's end of the port to the worker. */
export interface WorkerConnection {
	/** The picture at a URL, or why there is none. Resolves with `cancelled` when the signal ends. */
	resolve(request: ResolveQuestion, signal: AbortSignal): Promise<Result<ShownPicture>>;
	/** Asks for the site's policy anew; it arrives by `onPolicy`. */
	askPolicy(): void;
	/** Opens the port anew, where the browser may have ended it without a word; what is under way is asked again. */
	reconnect(): void;
	/** Notices that the extension has gone while its worker slept, of which nothing tells. */
	readonly look: () => void;
}

/** What the connection tells. */
export interface ConnectionListener {
	onPolicy(mode: SiteMode, hints?: SiteHints, look?: Look): void;
	/** The extension was removed or updated: nothing can be asked any more. */
	onLost(): void;
}

interface Pending {
	readonly message: ChatMessage;
	answer(result: Result<ShownPicture>): void;
	/** How often the worker was gone before it answered. */
	losses: number;
}

/** The worker sleeps and wakes; a question it was stopped over is asked again, but not for ever. */
const maximumLosses = 3;
/** An extension that is turned off has gone whole this long after its ports. */
const goingMilliseconds = 1000;

/** Connects to the worker and stays so: the port is opened anew whenever it is needed after the worker has slept. */
export function connectWorker(listener: ConnectionListener, signal: AbortSignal): WorkerConnection {
	const pending = new Map<number, Pending>();
	const cancelled: number[] = [];
	let port: Browser.runtime.Port | undefined;
	let nextId = 0;
	/** How often the worker was gone before it told the policy that is awaited; undefined where none is. */
	let policyLosses: number | undefined;

	const cancel = (id: number): void => {
		// All that ends in one go is told at once.
		if (cancelled.push(id) > 1) return;
		queueMicrotask(() => {
			const message: ChatMessage = { type: 'cancel', ids: cancelled.splice(0) };
			port?.postMessage(message);
		});
	};

	const settle = (id: number, result: Result<ShownPicture>): void => {
		const waiting = pending.get(id);
		pending.delete(id);
		waiting?.answer(result);
	};

	const open = (): Browser.runtime.Port | undefined => {
		if (port) return port;
		// An extension that was removed or updated has left this script behind, without an id.
		if (signal.aborted) return undefined;
		try {
			if (!browser.runtime?.id) throw new Error('The extension is gone');
			port = browser.runtime.connect({ name: chatPortName });
		} catch {
			listener.onLost();
			return undefined;
		}
		policyLosses ??= 0;
		port.onMessage.addListener(receive);
		port.onDisconnect.addListener(lose);
		return port;
	};

	const receive = (raw: unknown): void => {
		const message = parseWorkerMessage(raw);
		if (!message || signal.aborted) return;
		if (message.type === 'policy') {
			policyLosses = undefined;
			listener.onPolicy(message.mode, message.hints, message.look);
		} else settle(message.id, message.result);
	};

	const look = (): void => {
		if (!signal.aborted && !browser.runtime?.id) listener.onLost();
	};

	const lose = (): void => {
		// Chrome tells of an error that nobody has looked at on the page’s console.
		void browser.runtime?.lastError;
		port = undefined;
		if (signal.aborted) return;
		// In Chrome an extension that is turned off has its id a moment longer than its ports.
		setTimeout(look, goingMilliseconds);
		for (const [id, waiting] of pending) {
			waiting.losses += 1;
			if (waiting.losses > maximumLosses) settle(id, failure('failed'));
		}
		if (policyLosses !== undefined) policyLosses += 1;
		const again = [...pending.values()];
		if (again.length === 0 && (policyLosses ?? Infinity) > maximumLosses) return;
		const reopened = open();
		for (const { message } of again) reopened?.postMessage(message);
	};

	signal.addEventListener(
		'abort',
		() => {
			for (const id of pending.keys()) settle(id, failure('cancelled'));
			port?.disconnect();
			port = undefined;
		},
		{ once: true },
	);

	return {
		resolve(request, asking) {
			if (asking.aborted || signal.aborted) return Promise.resolve(failure('cancelled'));
			const id = nextId++;
			const message: ChatMessage = { type: 'resolve', id, ...request };
			return new Promise((answer) => {
				pending.set(id, { message, answer, losses: 0 });
				const opened = open();
				if (opened) opened.postMessage(message);
				else settle(id, failure('cancelled'));
				asking.addEventListener(
					'abort',
					() => {
						if (!pending.has(id)) return;
						settle(id, failure('cancelled'));
						cancel(id);
					},
					{ once: true },
				);
			});
		},
		askPolicy() {
			// What is under way stays so; a port that opens brings the policy by itself.
			if (port) {
				policyLosses = 0;
				port.postMessage({ type: 'policy' } satisfies ChatMessage);
			} else open();
		},
		reconnect() {
			port?.disconnect();
			lose();
			open();
		},
		look,
	};
}
