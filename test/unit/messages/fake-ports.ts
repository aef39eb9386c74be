import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';

type Port = Browser.runtime.Port;
type Sender = Browser.runtime.MessageSender;

/** An event of the browser's that a test fires. */
function fakeEvent<Callback extends (...values: never[]) => void>() {
	const listeners = new Set<Callback>();
	return {
		listeners,
		addListener: (callback: Callback) => void listeners.add(callback),
		removeListener: (callback: Callback) => void listeners.delete(callback),
		hasListener: (callback: Callback) => listeners.has(callback),
		hasListeners: () => listeners.size > 0,
		addRules: () => {},
		removeRules: () => {},
		getRules: () => {},
	};
}

/** One end of a connection, and what a test may do with it. */
export interface FakePort extends Port {
	/** What the other end has posted here. */
	readonly received: unknown[];
	isOpen(): boolean;
}

/** A sender as the browser describes our own content script in a page. */
export function senderAt(url: string, changes: Partial<Sender> = {}): Sender {
	const tab: Browser.tabs.Tab = {
		id: 7,
		index: 0,
		active: true,
		pinned: false,
		highlighted: true,
		incognito: false,
		selected: true,
		discarded: false,
		autoDiscardable: true,
		frozen: false,
		windowId: 1,
		groupId: -1,
		lastAccessed: 0,
		url,
	};
	return { id: fakeBrowser.runtime.id, url, tab, frameId: 0, ...changes };
}

/**
 * Two ends of a connection. What is posted at one arrives at the other in a later microtask as a structured clone, as
 * between a page's process and the worker's.
 */
export function portPair(name: string, sender?: Sender): [FakePort, FakePort] {
	let isOpen = true;
	const end = (other: () => FakePort, from?: Sender): FakePort => {
		const received: unknown[] = [];
		const onMessage = fakeEvent<(message: unknown, port: Port) => void>();
		const onDisconnect = fakeEvent<(port: Port) => void>();
		const port: FakePort = {
			name,
			received,
			onMessage,
			onDisconnect,
			...(from && { sender: from }),
			isOpen: () => isOpen,
			postMessage(message: unknown) {
				if (!isOpen) throw new Error('Attempting to use a disconnected port object');
				const clone: unknown = structuredClone(message);
				queueMicrotask(() => {
					if (isOpen) deliver.get(other())?.(clone);
				});
			},
			disconnect() {
				if (!isOpen) return;
				isOpen = false;
				queueMicrotask(() => disconnected.get(other())?.());
			},
		};
		deliver.set(port, (message) => {
			received.push(message);
			for (const listener of onMessage.listeners) listener(message, port);
		});
		disconnected.set(port, () => {
			for (const listener of onDisconnect.listeners) listener(port);
		});
		return port;
	};
	const deliver = new Map<FakePort, (message: unknown) => void>();
	const disconnected = new Map<FakePort, () => void>();
	const one: FakePort = end(() => another);
	const another: FakePort = end(() => one, sender);
	return [one, another];
}

/** Lets all arrive that is on its way. */
export function arrived(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
