import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectWorker, type ResolveQuestion, type WorkerConnection } from '../../../src/messages/ask-worker';
import { chatPortName } from '../../../src/messages/from-worker';
import { portPair, type FakePort } from './fake-ports';

export const request: ResolveQuestion = { url: 'https://a.org/b.png', fresh: true, asked: false, size: 'thumbnail', devicePixelRatio: 1 };
export const always = new AbortController().signal;

/** The worker's ends of the connections that were opened, in order. */
export let workers: FakePort[] = [];
/** The modes that were told, and `lost`. */
export let told: string[] = [];
export let life = new AbortController();
export let connection: WorkerConnection;

/** Connects a content script anew before each test of a file. */
export function setUpConnection(): void {
	beforeEach(() => {
		workers = [];
		told = [];
		life = new AbortController();
		vi.spyOn(fakeBrowser.runtime, 'connect').mockImplementation(() => {
			const [page, worker] = portPair(chatPortName);
			workers.push(worker);
			return page;
		});
		const onLost = (): void => {
			told.push('lost');
			life.abort();
		};
		connection = connectWorker({ onPolicy: (mode) => void told.push(mode), onLost }, life.signal);
	});
}

/** The worker's end of the last connection, or of that one. */
export function worker(index = workers.length - 1): FakePort {
	const port = workers[index];
	if (!port) throw new Error('Nothing was opened');
	return port;
}
