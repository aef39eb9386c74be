import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startBoundProcess } from './bound-process';
import type { Certificate } from './certificate';
import { ejabberdConfig, erlangResolverConfig, type ComponentPort } from './ejabberd-config';
import { findServerUser, readInstallation } from './ejabberd-installation';
import { startOnFreePorts } from './ports';
import { systemProgram } from './system-programs';

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
	readonly stop: () => Promise<void>;
}

/** Calls ejabberd's HTTP API, whose later versions want other values; throws if it refuses. */
async function call(httpPort: number, command: string, values: Readonly<Record<string, string>>): Promise<void> {
	const response = await fetch(`http://127.0.0.1:${httpPort}/api/v0/${command}`, { method: 'POST', body: JSON.stringify(values) });
	if (!response.ok) throw new Error(`ejabberd refused ${command}: ${await response.text()}`);
}

/**
 * Starts the installed ejabberd on free loopback ports, with everything it writes in a folder of its own in `folder`, and
 * waits until it accepts clients. Throws where it is not installed or does not start, with what it printed.
 *
 * Its node has no Erlang name, so needs no epmd, opens no port beyond those configured, and any number can run.
 */
export async function startEjabberd(folder: string, certificate: Certificate): Promise<Ejabberd> {
	const installation = await readInstallation(systemProgram('ejabberdctl'));
	const user = await findServerUser();
	const boundDomain = 'localhost';
	const roomDomain = `conference.${boundDomain}`;
	const bridgeDomain = `telegram.${boundDomain}`;
	const bridgeSecret = crypto.randomUUID();

	const own = path.join(folder, 'ejabberd');
	await mkdir(own);
	const resolverFile = await ownFile('inetrc', erlangResolverConfig);
	// ejabberd takes a certificate and its key as one file.
	const parts = [certificate.certificateFile, certificate.keyFile].map((file) => readFile(file, 'utf8'));
	const certificateFile = await ownFile('tls.pem', (await Promise.all(parts)).join(''));
	if (user) await chown(own, user.uid, user.gid);

	/** Writes a file that only the server's user may read. */
	async function ownFile(name: string, text: string): Promise<string> {
		const file = path.join(own, name);
		await writeFile(file, text, { mode: 0o600 });
		if (user) await chown(file, user.uid, user.gid);
		return file;
	}

	const { ports, process } = await startOnFreePorts(
		'ejabberd',
		4,
		async ([xmppPort = 0, httpPort = 0, uploadPort = 0, componentPort = 0]) => {
			const component = { port: componentPort, domain: bridgeDomain, secret: bridgeSecret };
			const ports = { xmppPort, httpPort, uploadPort, component };
			const config = ejabberdConfig({
				domain: boundDomain,
				roomDomain,
				...ports,
				certificateFile,
				uploadFolder: path.join(own, 'upload'),
			});
			const configFile = await ownFile('ejabberd.yml', config);
			return startBoundProcess(installation.erlang, ['-noshell', '-mnesia', 'dir', JSON.stringify(own), '-s', 'ejabberd'], {
				folder: own,
				user,
				endedBy: 'KILL',
				environment: {
					HOME: own,
					LANG: 'C.UTF-8',
					ERL_LIBS: installation.libraries,
					ERL_CRASH_DUMP_BYTES: '0',
					ERL_INETRC: resolverFile,
					EJABBERD_CONFIG_PATH: configFile,
					EJABBERD_LOG_PATH: path.join(own, 'ejabberd.log'),
				},
			});
		},
	);
	const [xmppPort = 0, httpPort = 0, , componentPort = 0] = ports;

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
		stop: process.stop,
	};
}
