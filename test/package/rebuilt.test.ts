import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagePaths } from '../../scripts/package/make-packages';
import { runCommand } from '../../scripts/setup/run-command.mjs';
import { readDocument, section } from '../documents/read-document';
import { readPackage } from './read-package';

const commandTimeoutMilliseconds = 8 * 60_000;

/** What a person who checks the package is told to type. */
const commands = [...section(readDocument('docs/store/review-notes.md'), '## Build it').matchAll(/^ {4}(np[mx] .+)$/gm)].map(
	([, command = '']) => command,
);

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const digests = async (path: string): Promise<Record<string, string>> =>
	Object.fromEntries([...(await readPackage(path))].map(([name, bytes]) => [name, digest(bytes)]));

/** Runs a command of npm's as a person would in a new terminal, with none of what we ourselves were started with. */
async function runIn(folder: string, command: string): Promise<void> {
	const [program = '', ...args] = command.split(' ');
	const ours = Object.keys(process.env).filter((name) => /^(npm_|VITEST|NODE_ENV$|MODE$|DEV$|PROD$|TEST$)/.test(name));
	const result = await runCommand(process.platform === 'win32' ? `${program}.cmd` : program, args, {
		label: command,
		folder,
		timeoutMilliseconds: commandTimeoutMilliseconds,
		// What has been downloaded once need not be again: the lockfile's digests are held either way.
		environment: { ...Object.fromEntries(ours.map((name) => [name, undefined])), npm_config_prefer_offline: 'true' },
	});
	if (result.exitCode !== 0) throw new Error(`${command} failed:\n${result.output}`);
}

describe('THREAT 36: whoever has the source package can build what is released', () => {
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'vignette-rebuilt-'));
		for (const [name, bytes] of await readPackage(packagePaths.firefoxSource)) {
			await mkdir(dirname(join(folder, name)), { recursive: true });
			await writeFile(join(folder, name), bytes);
		}
		for (const command of commands) await runIn(folder, command);
	}, 2 * commandTimeoutMilliseconds);
	afterAll(() => rm(folder, { recursive: true, force: true }));

	test('by the two commands that reviewers are told', () =>
		expect(commands.map((command) => command.split(' ')[0])).toEqual(['npm', 'npx']));

	test.each(['firefox', 'firefoxSource'] as const)('byte for byte: %s', async (which) => {
		const released = packagePaths[which];
		const rebuilt = join(folder, '.output', basename(released));
		expect(await digests(rebuilt)).toEqual(await digests(released));
		expect(digest(await readFile(rebuilt))).toBe(digest(await readFile(released)));
	});
});
