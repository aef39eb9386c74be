import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const stopTimeoutMilliseconds = 10_000;
const keptOutputCharacters = 4000;

/** A program whose life is bound to ours. */
export interface BoundProcess {
	/** The end of what it printed. */
	readonly output: () => string;
	readonly isRunning: () => boolean;
	/** Ends it and all it started, by force where it does not go by itself. */
	readonly stop: () => Promise<void>;
}

/** How a program is run. */
export interface BoundProcessOptions {
	/** All it knows of the environment, beside `PATH`. */
	readonly environment?: Readonly<Record<string, string>>;
	readonly folder?: string;
	/** The user it runs as; ours if not said. */
	readonly user?: { readonly uid: number; readonly gid: number } | undefined;
	/** `KILL` for what need not shut down in good order, since nothing is kept of it. */
	readonly endedBy?: 'TERM' | 'KILL';
}

/**
 * Runs a program and ends it when its standard input ends: it goes with this process, however that comes about. What it has
 * started itself goes last, with the shell, since all are one process group; all of it by force if it takes long.
 */
const boundToInput = `exec 3<&0; ended_by=$1; shift
"$@" & child=$!
(cat >/dev/null; kill -s "$ended_by" "$child"; sleep 5; kill -s KILL 0) <&3 &
wait "$child"; kill -s KILL 0`;

/** Starts a system program that stays in the foreground. */
export function startBoundProcess(command: string, args: readonly string[], options: BoundProcessOptions = {}): BoundProcess {
	const { environment = {}, folder, user, endedBy = 'TERM' } = options;
	// A shell gives background programs no input, so it is kept under another number.
	const shell = spawn('sh', ['-c', boundToInput, 'sh', endedBy, command, ...args], {
		detached: true,
		stdio: 'pipe',
		...(folder === undefined ? {} : { cwd: folder }),
		...user,
		env: { PATH: process.env['PATH'], ...environment },
	});
	let output = '';
	let running = true;
	const keep = (text: unknown): void => {
		output = (output + String(text)).slice(-keptOutputCharacters);
	};
	shell.stdout.on('data', keep);
	shell.stderr.on('data', keep);
	// Where the program is gone already, closing its input fails: it is what was wanted.
	shell.stdin.on('error', keep);
	shell.on('error', keep);
	const closed = new Promise<void>((resolve) => {
		shell.once('close', () => {
			running = false;
			resolve();
		});
	});
	return {
		output: () => output,
		isRunning: () => running,
		async stop() {
			shell.stdin.end();
			const bound = new AbortController();
			const late = wait(stopTimeoutMilliseconds, true, { signal: bound.signal }).catch(() => false);
			const isLate = await Promise.race([closed.then(() => false), late]);
			bound.abort();
			if (!isLate || shell.pid === undefined) return;
			process.kill(-shell.pid, 'SIGKILL');
			await closed;
		},
	};
}
