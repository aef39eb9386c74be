import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { certificate } from './certificate';

/** A request as the server saw it. */
export interface SeenRequest {
	readonly method: string;
	/** With the port, as in the `Host` header. */
	readonly host: string;
	/** Path and query. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	/** When it came, in milliseconds since the epoch. */
	readonly at: number;
	/** The address of ours that it came to. */
	readonly reachedAt: string;
}

/** Answers one request; `count` says how often this path was asked for before. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** Answers one request on its bare connection, in ways that an HTTP library would not; closes it at the end. */
export type RawAnswer = (socket: Socket, request: IncomingMessage, count: number) => void;

/** A real HTTP server on loopback, which stands in for every host of a test and keeps a log. */
export interface FixtureServer {
	readonly port: number;
	/** Everything that was asked of it, in order. */
	readonly seen: readonly SeenRequest[];
	/** Sets what a path (without query) answers, on every host name. */
	on(path: string, answer: Answer): void;
	/** The same, on the bare connection. */
	raw(path: string, answer: RawAnswer): void;
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

/** Throws where it cannot have the port that is asked for. Starts on a free port of 127.0.0.1 if not said otherwise (`::` is every address), with TLS if asked to; unknown paths answer 404. */
export async function startFixtureServer({ tls = false, port: wantedPort = 0, address = '127.0.0.1' } = {}): Promise<FixtureServer> {
	const answers = new Map<string, Answer>();
	const seen: SeenRequest[] = [];
	const listener: RequestListener = (request, response) => {
		const path = request.url ?? '/';
		const name = path.split('?')[0] ?? path;
		const count = seen.filter((earlier) => earlier.path.split('?')[0] === name).length;
		const reachedAt = (request.socket.localAddress ?? '').replace(/^::ffff:/, '');
		const host = request.headers.host ?? '';
		seen.push({ method: request.method ?? '', host, path, headers: request.headers, at: Date.now(), reachedAt });
		const answer = answers.get(name);
		if (answer) answer(request, response, count);
		else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here');
	};
	const server = tls ? createTlsServer(certificate, listener) : createServer(listener);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(wantedPort, address, resolve);
	});
	const port = portOf(server.address());
	return {
		port,
		seen,
		on: (path, answer) => void answers.set(path, answer),
		raw(path, answer) {
			answers.set(path, (request, _response, count) => {
				// What the other end closes while it is written to is no failure of a test.
				request.socket.on('error', () => {});
				answer(request.socket, request, count);
			});
		},
		file(path, bytes, type, headers = {}) {
			answers.set(path, (_request, response) => {
				const length = { 'content-length': String(Buffer.byteLength(bytes)) };
				response.writeHead(200, { ...(type === undefined ? {} : { 'content-type': type }), ...length, ...headers }).end(bytes);
			});
		},
		url: (host, path) => `${tls ? 'https' : 'http'}://${host}:${port}${path}`,
		requestsFor: (path) => seen.filter((request) => request.path === path),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
