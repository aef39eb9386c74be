import { readFile } from 'node:fs/promises';
import process from 'node:process';

/** How to run an installed ejabberd without its control script. */
export interface EjabberdInstallation {
	/** The Erlang emulator's launcher. */
	readonly erlang: string;
	/** Where ejabberd's Erlang applications are (`ERL_LIBS`). */
	readonly libraries: string;
}

/** The user that packages make for the server. */
export interface SystemUser {
	readonly uid: number;
	readonly gid: number;
}

/**
 * Reads from `ejabberdctl` where Erlang and ejabberd's libraries are.
 * The script itself is not run: it insists on one certain user and, where AppArmor confines it, on the system's folders.
 * Throws where the script does not say, which means that it is not of a kind seen so far.
 */
export async function readInstallation(ejabberdctl: string): Promise<EjabberdInstallation> {
	const script = await readFile(ejabberdctl, 'utf8');
	const assigned = (name: string): string => {
		const value = new RegExp(`^\\s*${name}=["']?([^"'\\s]+)["']?\\s*$`, 'm').exec(script)?.[1];
		if (value === undefined) throw new Error(`${ejabberdctl} does not set ${name}.`);
		return value;
	};
	return { erlang: assigned('ERL'), libraries: assigned('ERL_LIBS') };
}

/** The user `ejabberd`, so that the server need not run as root; `undefined` where we are not root or there is no such user. */
export async function findServerUser(): Promise<SystemUser | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const entry = /^ejabberd:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8'));
	return entry ? { uid: Number(entry[1]), gid: Number(entry[2]) } : undefined;
}
