import { createServer, request as httpRequest } from 'node:http';

/** An HTTP proxy for plain requests (RFC 9110, section 7.6), with a log. */
export interface HttpProxy {
	/** The URLs that went through it, in order. */
	readonly asked: readonly string[];
	close(): Promise<void>;
}

/** Starts on 127.0.0.1; names are looked up as the machine does, and what cannot be reached answers 502. */
export async function startHttpProxy(port: number): Promise<HttpProxy> {
	const asked: string[] = [];
	const server = createServer((incoming, outgoing) => {
		const address = incoming.url ?? '';
		asked.push(address);
		if (!URL.canParse(address)) {
			outgoing.writeHead(400).end();
			return;
		}
		const forwarded = httpRequest(address, { method: incoming.method, headers: incoming.headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		forwarded.on('error', () => {
			if (outgoing.headersSent) outgoing.destroy();
			else outgoing.writeHead(502).end();
		});
		incoming.pipe(forwarded);
	});
	// Browsers ask for tunnels of their own accord.
	server.on('connect', (_, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		asked,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
