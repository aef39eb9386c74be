import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { BoundProcess } from './bound-process';

/** Below the ports that systems give to connections of their own accord: those come and go between our look and the server's. */
const portRange = { from: 20_000, to: 32_000 };
const maximumLooks = 200;
const maximumStarts = 3;
const startTimeoutMilliseconds = 60_000;
const pollMilliseconds = 50;

/** A server that accepts connections. */
export interface StartedServer {
	/** In the order of what it was given. */
	readonly ports: readonly number[];
	readonly process: BoundProcess;
}

/**
 * Starts a server that cannot choose its ports on free ones of loopback, and waits until it accepts on all. One that ends before,
 * as it does when somebody else took a port in between, is started again on others; then it throws, with what was printed.
 */
export async function startOnFreePorts(
	name: string,
	count: number,
	start: (ports: readonly number[]) => Promise<BoundProcess>,
): Promise<StartedServer> {
	let output = '';
	for (let starts = 0; starts < maximumStarts; starts += 1) {
		const ports = await findFreePorts(count);
		const server = await start(ports);
		if (await acceptsOnAll(ports, server)) return { ports, process: server };
		await server.stop();
		output = server.output();
	}
	throw new Error(`${name} did not start.\n${output}`);
}

async function acceptsOnAll(ports: readonly number[], server: BoundProcess): Promise<boolean> {
	const deadline = AbortSignal.timeout(startTimeoutMilliseconds);
	while (server.isRunning() && !deadline.aborted) {
		const accepted = await Promise.all(ports.map(accepts));
		if (accepted.every(Boolean)) return server.isRunning();
		await wait(pollMilliseconds);
	}
	return false;
}

async function findFreePorts(count: number): Promise<number[]> {
	const ports = new Set<number>();
	for (let looks = 0; ports.size < count; looks += 1) {
		if (looks > maximumLooks) throw new Error('No port of loopback is free.');
		const port = randomInt(portRange.from, portRange.to);
		if (await isFree(port)) ports.add(port);
	}
	return [...ports];
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}

function accepts(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port });
		const settle = (open: boolean): void => {
			socket.destroy();
			resolve(open);
		};
		socket.once('connect', () => settle(true));
		socket.once('error', () => settle(false));
	});
}
