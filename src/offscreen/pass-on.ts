import { sandboxPath } from '../resolve/offscreen/protocol';
import { connectToWorker } from './worker-port';

/**
 * Passes on what the worker asks to a sandboxed page in a frame, and back what that answers. The sandbox has an origin of
 * its own, nothing of the extension’s, and in Chromium a process of its own (measured): strangers’ files that take it over
 * get no further, and one that it never ends with holds nothing else up. It ends with this page.
 */
export function passOnToSandbox(): void {
	const { port1: line, port2: itsEnd } = new MessageChannel();
	const frame = document.createElement('iframe');
	frame.src = sandboxPath;
	// Its origin is none that could be named. Whatever else might be loaded there later gets no line.
	frame.addEventListener('load', () => frame.contentWindow?.postMessage('line', '*', [itsEnd]), { once: true });
	document.body.append(frame);
	const worker = connectToWorker(
		(raw) => line.postMessage(raw),
		() => line.close(),
	);
	// Not parsed here: the worker parses what its hidden page says.
	line.addEventListener('message', ({ data }) => worker.send(data));
	line.start();
}
