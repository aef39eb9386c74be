import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A program of the system, also in the folders that only root's `PATH` has; `undefined` where it is not installed. */
export function findSystemProgram(name: string): string | undefined {
	const folders = ['/usr/sbin', ...(process.env['PATH'] ?? '').split(path.delimiter)];
	return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** What the XMPP scenario needs of the system: each program and the Debian package that has it. */
export const neededPrograms = { ejabberdctl: 'ejabberd', nginx: 'nginx', incrond: 'incron', openssl: 'openssl' } as const;

/** Why the scenario cannot run here, in a sentence; `undefined` where it can. */
export function whyNotHere(): string | undefined {
	const missing = Object.entries(neededPrograms).flatMap(([program, name]) => (findSystemProgram(program) ? [] : [name]));
	if (missing.length > 0) return `${missing.join(', ')} not installed (Debian, Ubuntu: apt-get install ${missing.join(' ')}).`;
	if (process.getuid?.() !== 0) return 'nginx must run as another user than the bridge, which only root can arrange.';
	return undefined;
}
