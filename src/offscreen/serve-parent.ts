import { serveJobs } from './drawing';

/** Does what the worker asks in a sandboxed page, over the line that the page around it gives. */
export function serveParent(): void {
	const onMessage = ({ source, ports: [line] }: MessageEvent): void => {
		if (source !== parent || !line) return;
		removeEventListener('message', onMessage);
		const jobs = serveJobs((answer) => line.postMessage(answer));
		line.addEventListener('message', ({ data }) => jobs.take(data));
		line.start();
	};
	addEventListener('message', onMessage);
}
