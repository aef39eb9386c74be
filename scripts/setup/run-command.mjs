import { spawn } from 'node:child_process';
import process from 'node:process';
import { outputKeeper } from './output-keeper.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {string} label what a person is told is going on, such as 'npm ci'
 * @property {number} timeoutMilliseconds after this the command and all it started are ended
 * @property {'show' | 'collect'} [output] 'show' passes it on to our standard output as it comes; 'collect' (the default) only keeps it
 * @property {Record<string, string | undefined>} [environment] added to our own
 * @property {string} [folder] where it runs; ours if not said
 * @property {number} [heartbeatMilliseconds] how long it may be silent before a line tells that it is still at work; 0: never
 */

/**
 * @typedef {object} CommandResult
 * @property {number | undefined} exitCode undefined where it could not be started or was ended by us
 * @property {boolean} timedOut
 * @property {string} standardOutput the last 8 MB
 * @property {string} output standard output and standard error as they came, the last 8 MB
 * @property {number} milliseconds
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Ends a process and all it started.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function endTree(child) {
	if (child.pid === undefined) return;
	if (process.platform === 'win32') {
		spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch {
		// It has ended by itself in the meantime.
	}
}

/** Children run in groups of their own, so that Ctrl-C reaches only us: we end them with us. */
const endings = /** @type {const} */ ([
	['SIGINT', () => process.exit(130)],
	['SIGTERM', () => process.exit(143)],
	['SIGHUP', () => process.exit(129)],
	['exit', () => running.forEach(endTree)],
]);

/** @param {import('node:child_process').ChildProcess} child */
function started(child) {
	if (running.size === 0) endings.forEach(([event, listener]) => process.on(event, listener));
	running.add(child);
}

/** @param {import('node:child_process').ChildProcess} child */
function ended(child) {
	running.delete(child);
	if (running.size === 0) endings.forEach(([event, listener]) => process.off(event, listener));
}

/** Children write into a pipe, and cannot see whether a terminal is behind it. */
function colours() {
	return process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined };
}

/**
 * Runs a program to its end, bounded in time and visibly alive. Never rejects: what went wrong is in the result.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, options) {
	const { label, timeoutMilliseconds, output = 'collect', heartbeatMilliseconds = 10_000 } = options;
	const startedAt = Date.now();
	let lastSignAt = startedAt;
	let timedOut = false;
	const all = outputKeeper();
	const standardOutput = outputKeeper();
	const child = spawn(command, [...args], {
		cwd: options.folder,
		env: { ...process.env, ...colours(), ...options.environment },
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: process.platform !== 'win32',
		// Batch files (npm.cmd) only start through a shell since Node 20.12.2 (CVE-2024-27980).
		shell: process.platform === 'win32' && command.endsWith('.cmd'),
		windowsHide: true,
	});
	started(child);

	const timeout = setTimeout(() => {
		timedOut = true;
		endTree(child);
	}, timeoutMilliseconds);
	const heartbeat = setInterval(() => {
		if (heartbeatMilliseconds === 0 || Date.now() - lastSignAt < heartbeatMilliseconds) return;
		lastSignAt = Date.now();
		console.log(`  … ${label}: ${Math.round((lastSignAt - startedAt) / 1000)} s`);
	}, 1000);

	/** @param {Buffer} chunk */
	const take = (chunk) => {
		all.add(chunk);
		if (output !== 'show') return;
		lastSignAt = Date.now();
		process.stdout.write(chunk);
	};
	child.stdout.on('data', (chunk) => {
		standardOutput.add(chunk);
		take(chunk);
	});
	child.stderr.on('data', take);

	return new Promise((resolve) => {
		/** @param {number | undefined} exitCode */
		const finish = (exitCode) => {
			clearTimeout(timeout);
			clearInterval(heartbeat);
			ended(child);
			const milliseconds = Date.now() - startedAt;
			resolve({ exitCode, timedOut, standardOutput: standardOutput.text(), output: all.text(), milliseconds });
		};
		child.once('error', (error) => {
			all.add(Buffer.from(`${error.message}\n`));
			finish(undefined);
		});
		child.once('close', (code) => finish(timedOut ? undefined : (code ?? undefined)));
	});
}
