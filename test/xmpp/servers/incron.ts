import { existsSync } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startBoundProcess } from './bound-process';
import { systemProgram } from './system-programs';

const startTimeoutMilliseconds = 60_000;
const pollMilliseconds = 20;

/** A running incron that makes files of a folder readable for all when they have been written. */
export interface Incron {
	readonly stop: () => Promise<void>;
}

/**
 * Starts the installed incron in the foreground, with a table of its own and all that it writes in `own`: what is
 * written in `watched` is made readable `delaySeconds` later. Returns once it watches. Throws where it does not start.
 */
export async function startIncron(own: string, watched: string, delaySeconds: number): Promise<Incron> {
	const incrond = systemProgram('incrond');
	const [systemTables, userTables] = [path.join(own, 'system'), path.join(own, 'users')];
	await mkdir(systemTables, { recursive: true });
	await mkdir(userTables);
	const release = path.join(own, 'release.sh');
	const seen = path.join(own, 'seen');
	await writeFile(
		release,
		`#!/bin/sh\ncase "$1" in */${probe}) echo "$1" > ${seen}; exit;; esac\nsleep ${delaySeconds}\nchmod 664 "$1"\n`,
	);
	await chmod(release, 0o755);
	await writeFile(path.join(systemTables, 'spectrum'), `${watched} IN_CLOSE_WRITE ${release} $@/$#\n`);
	const configFile = path.join(own, 'incron.conf');
	const places = { system_table_dir: systemTables, user_table_dir: userTables, lockfile_dir: own };
	await writeFile(
		configFile,
		Object.entries(places)
			.map(([name, value]) => `${name} = ${value}\n`)
			.join(''),
	);
	const daemon = startBoundProcess(incrond, ['-n', '-f', configFile]);
	await untilWatching(watched, seen, daemon.isRunning).catch(async (problem: unknown) => {
		await daemon.stop();
		throw new Error(`incron did not start.\n${daemon.output()}`, { cause: problem });
	});
	return { stop: daemon.stop };
}

/** A file of this name is only for us to see that the folder is watched. */
const probe = '.is-watched';

async function untilWatching(watched: string, seen: string, isRunning: () => boolean): Promise<void> {
	const deadline = AbortSignal.timeout(startTimeoutMilliseconds);
	const file = path.join(watched, probe);
	while (!existsSync(seen)) {
		if (!isRunning() || deadline.aborted) throw new Error('The folder is not watched.');
		await writeFile(file, '');
		await wait(pollMilliseconds);
	}
	await rm(file);
}
