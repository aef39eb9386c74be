import { connect, createServer, type Server } from 'node:net';

function listen(): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => resolve(server));
	});
}

function release(server: Server): Promise<number> {
	const address = server.address();
	return new Promise((resolve, reject) => {
		server.close(() => {
			if (address === null || typeof address === 'string') reject(new Error('A TCP server has no port.'));
			else resolve(address.port);
		});
	});
}

/**
 * Different loopback TCP ports that nothing listens on, for servers that cannot be told to choose their own.
 * They are held together and then let go, so all are free when this returns, though not reserved.
 */
export async function findFreePorts(count: number): Promise<number[]> {
	const held = await Promise.all(Array.from({ length: count }, listen));
	return Promise.all(held.map(release));
}

/** Resolves to whether something accepts connections on a loopback port. */
export function accepts(port: number): Promise<boolean> {
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
