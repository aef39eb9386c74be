import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What the chat itself needs of the system, and what the bridge needs beside it: each program and the Debian package that has it. */
const packages = { ejabberdctl: 'ejabberd', openssl: 'openssl', nginx: 'nginx', incrond: 'incron' } as const;
const chatPrograms = ['ejabberdctl', 'openssl'] as const;
const bridgePrograms = [...chatPrograms, 'nginx', 'incrond'] as const;

/** A program that the scenario runs. */
type ProgramName = keyof typeof packages;

/** A program of the system, also in the folders that only root's `PATH` has. Throws where it is not installed. */
export function systemProgram(name: ProgramName): string {
	const file = findSystemProgram(name);
	if (file === undefined) throw new Error(missingSentence([name]));
	return file;
}

/** Why the chat cannot run here, in a sentence; `undefined` where it can. */
export function whyNoChat(): string | undefined {
	const missing = chatPrograms.filter((name) => findSystemProgram(name) === undefined);
	return missing.length > 0 ? missingSentence(missing) : undefined;
}

/** Why the whole scenario cannot run here, in a sentence; `undefined` where it can. */
export function whyNoBridge(): string | undefined {
	const missing = bridgePrograms.filter((name) => findSystemProgram(name) === undefined);
	if (missing.length > 0) return missingSentence(missing);
	if (process.getuid?.() !== 0) return 'nginx must run as another user than the bridge, which only root can arrange.';
	return undefined;
}

function findSystemProgram(name: string): string | undefined {
	const folders = ['/usr/sbin', ...(process.env['PATH'] ?? '').split(path.delimiter)];
	return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

function missingSentence(programs: readonly ProgramName[]): string {
	const names = programs.map((name) => packages[name]);
	return `${names.join(', ')} not installed (Debian, Ubuntu: sudo apt-get install -y ${names.join(' ')}).`;
}
