import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A request as the server saw it. */
export interface SeenRequest {
	readonly method: string;
	/** With the port, as in the `Host` header. */
	readonly host: string;
	/** Path and query. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	/** The address of ours that it came to. */
	readonly reachedAt: string;
}

/** Answers one request; `count` says how often this path was asked for before. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A real HTTP server on loopback, which stands in for every host of a test and keeps a log. */
export interface FixtureServer {
	readonly port: number;
	/** Everything that was asked of it, in order. */
	readonly seen: readonly SeenRequest[];
	/** Sets what a path (without query) answers, on every host name. */
	on(path: string, answer: Answer): void;
	/** Answers with these bytes, of this type where one is given. */
	file(path: string, bytes: Uint8Array | string, type?: string, headers?: Record<string, string>): void;
	/** Its address under a host name. */
	url(host: string, path: string): string;
	/** The requests for a path, favicons and other paths left out. */
	requestsFor(path: string): SeenRequest[];
	close(): Promise<void>;
}

function portOf(address: ReturnType<Server['address']>): number {
	if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port');
	return address.port;
}

/** Starts on a free port, of 127.0.0.1 if not said (`::` is every address); unknown paths answer 404. */
export async function startFixtureServer(address = '127.0.0.1'): Promise<FixtureServer> {
	const answers = new Map<string, Answer>();
	const seen: SeenRequest[] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		const name = path.split('?')[0] ?? path;
		const count = seen.filter((earlier) => earlier.path.split('?')[0] === name).length;
		const reachedAt = (request.socket.localAddress ?? '').replace(/^::ffff:/, '');
		seen.push({ method: request.method ?? '', host: request.headers.host ?? '', path, headers: request.headers, reachedAt });
		const answer = answers.get(name);
		if (answer) answer(request, response, count);
		else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here');
	});
	await new Promise<void>((resolve) => server.listen(0, address, resolve));
	const port = portOf(server.address());
	return {
		port,
		seen,
		on: (path, answer) => void answers.set(path, answer),
		file(path, bytes, type, headers = {}) {
			answers.set(path, (_request, response) => {
				const length = { 'content-length': String(Buffer.byteLength(bytes)) };
				response.writeHead(200, { ...(type === undefined ? {} : { 'content-type': type }), ...length, ...headers }).end(bytes);
			});
		},
		url: (host, path) => `http://${host}:${port}${path}`,
		requestsFor: (path) => seen.filter((request) => request.path === path),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
