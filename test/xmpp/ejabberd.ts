import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ejabberdConfig, erlangResolverConfig } from './ejabberd-config';
import { findEjabberd, findServerUser, readInstallation } from './ejabberd-installation';
import { startProcess } from './ejabberd-process';
import { findTwoFreePorts } from './free-ports';

export { findEjabberd } from './ejabberd-installation';

const startTimeoutMilliseconds = 30_000;
const pollMilliseconds = 50;

/** An account that a client can log in with. */
export interface Account {
	/** The bare address (RFC 7622), `user@domain`. */
	readonly jid: string;
	readonly password: string;
}

/** A running XMPP server that only loopback can reach. */
export interface Ejabberd {
	/** WebSocket (RFC 7395), for web clients. */
	readonly websocketUrl: string;
	/** The host that accounts are on: an XMPP name, not one to connect to. */
	readonly boundDomain: string;
	/** The host that rooms are on (XEP-0045); a room exists as soon as somebody joins it. */
	readonly roomDomain: string;
	/** Client to server on 127.0.0.1, plain TCP without TLS. */
	readonly xmppPort: number;
	/** Makes an account with a password of its own. Throws if the server refuses, as it does for a name that is taken. */
	readonly register: (user: string) => Promise<Account>;
	/** Ends the server and removes all that it wrote. */
	readonly stop: () => Promise<void>;
}

/** Resolves to whether something accepts connections on a loopback port. */
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

async function register(httpPort: number, host: string, user: string): Promise<Account> {
	const password = crypto.randomUUID();
	const response = await fetch(`http://127.0.0.1:${httpPort}/api/register`, {
		method: 'POST',
		body: JSON.stringify({ user, host, password }),
	});
	if (!response.ok) throw new Error(`ejabberd did not register ${user}: ${await response.text()}`);
	return { jid: `${user}@${host}`, password };
}

/**
 * Starts the installed ejabberd on free loopback ports, with everything it writes in a temporary folder,
 * and waits until it accepts clients. Throws where it is not installed or does not start, with what it printed.
 */
export async function startEjabberd(): Promise<Ejabberd> {
	const ejabberdctl = findEjabberd();
	if (ejabberdctl === undefined) throw new Error('ejabberd is not installed (Debian, Ubuntu: apt-get install ejabberd).');
	const installation = await readInstallation(ejabberdctl);
	const user = await findServerUser();
	const boundDomain = 'localhost';
	const roomDomain = `conference.${boundDomain}`;
	const [xmppPort, httpPort] = await findTwoFreePorts();

	const folder = await mkdtemp(path.join(tmpdir(), 'vignette-ejabberd-'));
	const configFile = path.join(folder, 'ejabberd.yml');
	const resolverFile = path.join(folder, 'inetrc');
	await writeFile(configFile, ejabberdConfig({ domain: boundDomain, roomDomain, xmppPort, httpPort }));
	await writeFile(resolverFile, erlangResolverConfig);
	if (user) await Promise.all([folder, configFile, resolverFile].map((file) => chown(file, user.uid, user.gid)));

	const server = startProcess(installation, { folder, configFile, resolverFile }, user);
	const stop = async (): Promise<void> => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	};

	const deadline = AbortSignal.timeout(startTimeoutMilliseconds);
	while (!((await accepts(xmppPort)) && (await accepts(httpPort)))) {
		if (!server.isRunning() || deadline.aborted) {
			await stop();
			throw new Error(`ejabberd did not start.\n${server.output()}`);
		}
		await wait(pollMilliseconds);
	}

	return {
		websocketUrl: `ws://127.0.0.1:${httpPort}/ws`,
		boundDomain,
		roomDomain,
		xmppPort,
		register: (name) => register(httpPort, boundDomain, name),
		stop,
	};
}
