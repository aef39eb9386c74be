import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EjabberdInstallation, SystemUser } from './ejabberd-installation';

const stopTimeoutMilliseconds = 10_000;
const keptOutputCharacters = 4000;

/** Where a server keeps what it reads and writes. */
export interface EjabberdFiles {
	/** Its database and its log. */
	readonly folder: string;
	readonly configFile: string;
	/** What it knows of host names (Erlang's `inetrc`). */
	readonly resolverFile: string;
}

/** A server's process. */
export interface EjabberdProcess {
	readonly isRunning: () => boolean;
	/** The end of what it printed. */
	readonly output: () => string;
	/** Ends it by the end of its input, or if that takes too long by a signal to its process group. */
	readonly stop: () => Promise<void>;
}

/**
 * Starts ejabberd's node. It has no Erlang node name, so needs no epmd, opens no port beyond those configured, and any number can run.
 * It ends itself when this process does, however that comes about, as it then reads the end of its standard input.
 */
export function startProcess(installation: EjabberdInstallation, files: EjabberdFiles, user: SystemUser | undefined): EjabberdProcess {
	const { folder, configFile, resolverFile } = files;
	// Nothing is kept, so there is nothing to shut down in good order.
	const endWithInput = 'spawn(fun() -> io:get_line(""), halt() end)';
	const server = spawn(
		installation.erlang,
		['-noshell', '-mnesia', 'dir', JSON.stringify(folder), '-eval', endWithInput, '-s', 'ejabberd'],
		{
			cwd: folder,
			detached: true,
			stdio: 'pipe',
			...user,
			env: {
				PATH: process.env['PATH'],
				HOME: folder,
				LANG: 'C.UTF-8',
				ERL_LIBS: installation.libraries,
				ERL_CRASH_DUMP_BYTES: '0',
				ERL_INETRC: resolverFile,
				EJABBERD_CONFIG_PATH: configFile,
				EJABBERD_LOG_PATH: path.join(folder, 'ejabberd.log'),
			},
		},
	);

	let output = '';
	let running = true;
	const keep = (text: unknown): void => {
		output = (output + String(text)).slice(-keptOutputCharacters);
	};
	server.stdout.on('data', keep);
	server.stderr.on('data', keep);
	// Where the server is gone already, closing its input fails: it is what was wanted.
	server.stdin.on('error', keep);
	server.on('error', keep);
	const closed = new Promise<void>((resolve) => {
		server.once('close', () => {
			running = false;
			resolve();
		});
	});

	return {
		isRunning: () => running,
		output: () => output,
		async stop() {
			server.stdin.end();
			const bound = new AbortController();
			const late = wait(stopTimeoutMilliseconds, true, { signal: bound.signal }).catch(() => false);
			const isLate = await Promise.race([closed.then(() => false), late]);
			bound.abort();
			if (!isLate || server.pid === undefined) return;
			process.kill(-server.pid, 'SIGKILL');
			await closed;
		},
	};
}
