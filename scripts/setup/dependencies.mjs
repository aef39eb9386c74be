import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { runCommand } from './run-command.mjs';

const installTimeoutMilliseconds = 10 * 60_000;

/** @param {string} path */
const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/**
 * Says whether what npm noted in node_modules/.package-lock.json is what package-lock.json asks for.
 * Packages that the lock calls optional may be missing: they are for other systems.
 *
 * @param {string} wantedLock the text of package-lock.json
 * @param {string} installedLock the text of npm's own note, written when an installation was complete
 */
export function installedMatchesLock(wantedLock, installedLock) {
	/** @type {Record<string, { version?: string, optional?: boolean }>} */
	const wanted = JSON.parse(wantedLock).packages ?? {};
	/** @type {Record<string, { version?: string }>} */
	const installed = JSON.parse(installedLock).packages ?? {};
	return Object.entries(wanted).every(([path, { version, optional }]) => {
		if (path === '') return true;
		const found = installed[path];
		return found === undefined ? optional === true : found.version === version;
	});
}

/**
 * How npm is started here: the one that runs us (`npm start`), else the one on the PATH.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {NodeJS.Platform} platform
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(environment, platform) {
	const running = environment['npm_execpath'];
	if (running !== undefined && basename(running) === 'npm-cli.js') return { command: process.execPath, args: [running] };
	return { command: platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/**
 * Installs what package-lock.json names, only when it is not there yet.
 * A hash of the lock in node_modules makes the usual check a matter of milliseconds.
 *
 * @param {string} folder the one with package.json
 * @param {{ say?: (line: string) => void, run?: typeof runCommand }} [dependencies]
 * @returns {Promise<string | undefined>} what went wrong, in a sentence
 */
export async function installDependencies(folder, { say = console.log, run = runCommand } = {}) {
	const lock = readText(join(folder, 'package-lock.json'));
	if (lock === undefined) return 'package-lock.json is missing: is this a complete copy of the project?';
	const mark = join(folder, 'node_modules', '.vignette-lock');
	const lockHash = hashOf(lock);
	if (readText(mark) === lockHash) return undefined;

	const installedLock = readText(join(folder, 'node_modules', '.package-lock.json'));
	if (installedLock === undefined || !installedMatchesLock(lock, installedLock)) {
		say('Installing the packages of package-lock.json (npm ci), about a minute the first time …');
		const { command, args } = npmCommand(process.env, process.platform);
		const result = await run(command, [...args, 'ci', '--loglevel=error', '--no-fund', '--no-audit'], {
			label: 'npm ci',
			folder,
			output: 'show',
			timeoutMilliseconds: installTimeoutMilliseconds,
		});
		if (result.timedOut)
			return `npm ci did not end within ${installTimeoutMilliseconds / 60_000} minutes. Is the npm registry reachable?`;
		if (result.exitCode !== 0) return `npm ci failed (exit code ${result.exitCode ?? 'none'}); npm's own words are above.`;
		say(`Packages installed in ${Math.round(result.milliseconds / 1000)} s.`);
	}
	writeFileSync(mark, lockHash);
	return undefined;
}
