import { connectToWorker } from './worker-port';

/** Does what the worker asks of its hidden page, in that page itself. Loaded for it alone: in Chromium the sandbox does that. */
export async function serveWorker(): Promise<void> {
	const { serveJobs } = await import('./drawing');
	const jobs = serveJobs((answer) => worker.send(answer));
	const worker = connectToWorker(jobs.take, jobs.end);
}
