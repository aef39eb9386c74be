import type { BrowserContext, CDPSession } from 'playwright';

const stopTimeoutMilliseconds = 30_000;

/** The extension's worker as the browser itself knows it (Chrome DevTools Protocol, `ServiceWorker`). */
export interface WatchedWorker {
	/** Ends it, whatever it is at. One that somebody asks starts again at once, and has forgotten everything. */
	stop(): Promise<void>;
	/** Errors on its console, thrown, and rejected without anybody to catch them, over all its lives. */
	readonly errors: readonly string[];
}

/**
 * Watches from the tab that the browser starts with. It is the worker’s status that tells whether it has ended: its
 * debugging target stays the same over an end and a new start.
 */
export async function watchWorker(context: BrowserContext): Promise<WatchedWorker> {
	const page = context.pages()[0] ?? (await context.newPage());
	const session = await context.newCDPSession(page);
	const errors: string[] = [];
	const running = new Set<string>();
	session.on('ServiceWorker.workerErrorReported', ({ errorMessage: { errorMessage, sourceURL, lineNumber, columnNumber } }) => {
		errors.push(`${errorMessage} (${sourceURL}:${lineNumber}:${columnNumber})`);
	});
	session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
		for (const { versionId, scriptURL, runningStatus } of versions) {
			if (!scriptURL.startsWith('chrome-extension://')) continue;
			if (runningStatus === 'running') running.add(versionId);
			else running.delete(versionId);
		}
	});
	const told = new Promise<void>((resolve) => session.once('ServiceWorker.workerVersionUpdated', () => resolve()));
	await session.send('ServiceWorker.enable');
	// What runs already is told of behind the answer.
	await told;
	return {
		errors,
		async stop() {
			if (running.size === 0) throw new Error('No worker runs that could be stopped');
			await Promise.all([...running].map((versionId) => stopped(session, versionId)));
		},
	};
}

async function stopped(session: CDPSession, versionId: string): Promise<void> {
	const stopping = new Promise<void>((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('The worker does not end')), stopTimeoutMilliseconds);
		const onUpdate = ({ versions }: { versions: readonly { versionId: string; runningStatus: string }[] }): void => {
			if (!versions.some((version) => version.versionId === versionId && version.runningStatus === 'stopped')) return;
			clearTimeout(timer);
			session.off('ServiceWorker.workerVersionUpdated', onUpdate);
			resolve();
		};
		session.on('ServiceWorker.workerVersionUpdated', onUpdate);
	});
	await Promise.all([stopping, session.send('ServiceWorker.stopWorker', { versionId })]);
}
