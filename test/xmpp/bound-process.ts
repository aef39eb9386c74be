import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const stopTimeoutMilliseconds = 10_000;
const keptOutputCharacters = 4000;

/** A program whose life is bound to ours. */
export interface BoundProcess {
	/** The end of what it printed. */
	readonly output: () => string;
	readonly isRunning: () => boolean;
	/** Ends it, by force where it does not go by itself. */
	readonly stop: () => Promise<void>;
}

/** Runs a program and ends it when its standard input ends: it goes with this process, however that comes about. */
const boundToInput = '"$@" & child=$!; (cat >/dev/null; kill "$child") <&3 & wait "$child"; status=$?; kill $! 2>/dev/null; exit $status';

/** Starts a system program that stays in the foreground. */
export function startBoundProcess(
	command: string,
	args: readonly string[],
	environment: Readonly<Record<string, string>> = {},
): BoundProcess {
	// A shell gives background programs no input, so it is kept under another number.
	const process_ = spawn('sh', ['-c', `exec 3<&0; ${boundToInput}`, 'sh', command, ...args], {
		detached: true,
		stdio: 'pipe',
		env: { PATH: process.env['PATH'], ...environment },
	});
	let output = '';
	let running = true;
	const keep = (text: unknown): void => {
		output = (output + String(text)).slice(-keptOutputCharacters);
	};
	process_.stdout.on('data', keep);
	process_.stderr.on('data', keep);
	process_.stdin.on('error', keep);
	process_.on('error', keep);
	const closed = new Promise<void>((resolve) => {
		process_.once('close', () => {
			running = false;
			resolve();
		});
	});
	return {
		output: () => output,
		isRunning: () => running,
		async stop() {
			process_.stdin.end();
			const bound = new AbortController();
			const late = wait(stopTimeoutMilliseconds, true, { signal: bound.signal }).catch(() => false);
			const isLate = await Promise.race([closed.then(() => false), late]);
			bound.abort();
			if (!isLate || process_.pid === undefined) return;
			process.kill(-process_.pid, 'SIGKILL');
			await closed;
		},
	};
}
