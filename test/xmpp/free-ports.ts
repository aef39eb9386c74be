import { createServer, type Server } from 'node:net';

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
 * Two different loopback TCP ports that nothing listens on, for a server that cannot be told to choose its own.
 * They are held together and then let go, so both are free when this returns, though not reserved.
 */
export async function findTwoFreePorts(): Promise<[number, number]> {
	const [first, second] = await Promise.all([listen(), listen()]);
	return [await release(first), await release(second)];
}
