import { createHash } from 'node:crypto';
import { open, utimes } from 'node:fs/promises';
import path from 'node:path';
import { component, xml } from '@xmpp/component';
import type { ComponentPort } from '../servers/ejabberd-config';
import { fileEnding } from './file-ending';

/** A bridge with its `web_url` set. */
export interface Bridge {
	/** Keeps a picture under its SHA-1 and the ending its bytes have to libpurple; the same picture has the same name. */
	readonly rehost: (bytes: Uint8Array) => Promise<string>;
	/** Keeps a transferred file under a new UUID and everything behind the first dot of its remote name. */
	readonly transfer: (bytes: Uint8Array, remoteName: string) => Promise<string>;
	/** As `rehost`, but only the first half is there until `finish` is called. */
	readonly rehostSlowly: (bytes: Uint8Array) => Promise<{ url: string; finish: () => Promise<void> }>;
	/** Sends a message to an account: a text, and out of band (XEP-0066) the address where one is given. */
	readonly send: (to: string, body: string, outOfBand?: string) => Promise<void>;
}

/** A connected bridge. */
export interface BridgeConnection {
	/** Somebody on the other network, who sends what the bridge passes on. */
	readonly contact: string;
	/** The bridge as it is with this `web_url`, joined with names as Spectrum does: by a slash, whether or not it ends in one. */
	readonly at: (webUrl: string) => Bridge;
	readonly close: () => Promise<void>;
}

/** Spectrum's process has this umask, so nobody but its user and group may read what it writes. */
const fileMode = 0o660;

/**
 * Connects what stands in for Spectrum 2 with telegram-purple, which Debian 12 does not have: a component (XEP-0114) that
 * writes what it gets into a folder which a web server serves, and posts the addresses. Names, modes and the forms of
 * messages are the real one's.
 */
export async function startBridge({ port, domain, secret }: ComponentPort, webDirectory: string): Promise<BridgeConnection> {
	const connection = component({ service: `xmpp://127.0.0.1:${port}`, domain, password: secret });
	connection.reconnect.stop();
	connection.on('error', () => undefined);
	await connection.start();
	const contact = `cat.lover@${domain}`;

	const write = async (name: string, bytes: Uint8Array): Promise<void> => {
		const file = await open(path.join(webDirectory, name), 'w', fileMode);
		await file.chmod(fileMode);
		await file.writeFile(bytes);
		await file.close();
	};
	/** The real one only sets the time of a file that it has already. */
	const isThere = async (name: string): Promise<boolean> => {
		const now = new Date();
		return utimes(path.join(webDirectory, name), now, now).then(
			() => true,
			() => false,
		);
	};

	return {
		contact,
		at: (webUrl) => ({
			async rehost(bytes) {
				const name = hashedName(bytes);
				if (!(await isThere(name))) await write(name, bytes);
				return `${webUrl}/${name}`;
			},
			async transfer(bytes, remoteName) {
				const dot = remoteName.indexOf('.');
				const name = `${crypto.randomUUID()}${dot < 0 ? '' : remoteName.slice(dot)}`;
				await write(name, bytes);
				return `${webUrl}/${name}`;
			},
			async rehostSlowly(bytes) {
				const name = hashedName(bytes);
				const half = Math.floor(bytes.length / 2);
				await write(name, bytes.subarray(0, half));
				const finish = async (): Promise<void> => {
					const file = await open(path.join(webDirectory, name), 'a');
					await file.writeFile(bytes.subarray(half));
					await file.close();
				};
				return { url: `${webUrl}/${name}`, finish };
			},
			async send(to, body, outOfBand) {
				const attachment = outOfBand === undefined ? [] : [xml('x', { xmlns: 'jabber:x:oob' }, xml('url', {}, outOfBand))];
				const attributes = { type: 'chat', from: contact, to, id: crypto.randomUUID() };
				await connection.send(xml('message', attributes, xml('body', {}, body), ...attachment));
			},
		}),
		async close() {
			await connection.stop();
		},
	};
}

function hashedName(bytes: Uint8Array): string {
	return `${createHash('sha1').update(bytes).digest('hex')}.${fileEnding(bytes)}`;
}
