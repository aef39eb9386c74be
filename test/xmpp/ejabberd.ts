import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ejabberdConfig, erlangResolverConfig, type ComponentPort } from './ejabberd-config';
import { findEjabberd, findServerUser, readInstallation } from './ejabberd-installation';
import { startProcess } from './ejabberd-process';
import { accepts, findFreePorts } from './free-ports';

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
	/** Where a bridge connects (XEP-0114). */
	readonly component: ComponentPort;
	/** Makes an account with a password of its own. Throws if the server refuses, as it does for a name that is taken. */
	readonly register: (user: string) => Promise<Account>;
	/** Puts an address into an account's contacts. */
	readonly befriend: (account: Account, contact: string) => Promise<void>;
	/** Ends the server and removes all that it wrote. */
	readonly stop: () => Promise<void>;
}

/** Calls ejabberd's HTTP API; throws if it refuses. */
async function call(httpPort: number, command: string, values: Readonly<Record<string, string>>): Promise<void> {
	const response = await fetch(`http://127.0.0.1:${httpPort}/api/${command}`, { method: 'POST', body: JSON.stringify(values) });
	if (!response.ok) throw new Error(`ejabberd refused ${command}: ${await response.text()}`);
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
	const bridgeDomain = `telegram.${boundDomain}`;
	const bridgeSecret = crypto.randomUUID();
	const [xmppPort = 0, httpPort = 0, componentPort = 0] = await findFreePorts(3);

	const folder = await mkdtemp(path.join(tmpdir(), 'vignette-ejabberd-'));
	const configFile = path.join(folder, 'ejabberd.yml');
	const resolverFile = path.join(folder, 'inetrc');
	await writeFile(
		configFile,
		ejabberdConfig({
			domain: boundDomain,
			roomDomain,
			xmppPort,
			httpPort,
			component: { port: componentPort, domain: bridgeDomain, secret: bridgeSecret },
			uploadFolder: path.join(folder, 'upload'),
		}),
	);
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
		component: { port: componentPort, domain: bridgeDomain, secret: bridgeSecret },
		async register(name) {
			const password = crypto.randomUUID();
			await call(httpPort, 'register', { user: name, host: boundDomain, password });
			return { jid: `${name}@${boundDomain}`, password };
		},
		async befriend({ jid }, contact) {
			const [localuser = '', localhost = ''] = jid.split('@');
			const [name = '', host = ''] = contact.split('@');
			const item = { localuser, localhost, user: name, host, nick: name, group: '', subs: 'both' };
			await call(httpPort, 'add_rosteritem', item);
		},
		stop,
	};
}
