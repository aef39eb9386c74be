import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installDependencies, installedMatchesLock, npmCommand } from '../../../scripts/setup/dependencies.mjs';

const lock = (packages: Record<string, object>) => JSON.stringify({ packages: { '': { version: '1.0.0' }, ...packages } });
const wanted = lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } });

describe('what is installed', () => {
	test.each([
		['all of it', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
		['all but what is for other systems', { 'node_modules/a': { version: '1.0.0' } }, true],
		['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
		['another version of what is optional', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, false],
		['a part of it', { 'node_modules/b': { version: '2.0.0' } }, false],
	])('%s', (_what, packages, matches) => {
		expect(installedMatchesLock(wanted, JSON.stringify({ packages }))).toBe(matches);
	});
});

describe('npm ci', () => {
	let folder: string;
	let runs: string[][];
	let exitCode: number | undefined;

	const run = async (_command: string, args: readonly string[]) => {
		runs.push([...args]);
		if (exitCode === 0) installed(wanted);
		return { exitCode, timedOut: exitCode === undefined, standardOutput: '', output: '', milliseconds: 1 };
	};
	const installed = (note: string) => {
		mkdirSync(join(folder, 'node_modules'), { recursive: true });
		writeFileSync(join(folder, 'node_modules', '.package-lock.json'), note);
	};
	const install = () => installDependencies(folder, { run, say: () => undefined });

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'vignette-dependencies-'));
		runs = [];
		exitCode = 0;
		writeFileSync(join(folder, 'package-lock.json'), wanted);
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	test('runs once where nothing is installed', async () => {
		expect(await install()).toBeUndefined();
		expect(await install()).toBeUndefined();
		expect(runs).toHaveLength(1);
		expect(runs[0]).toContain('ci');
	});

	test('does not run where a person has installed the same', async () => {
		installed(wanted);
		expect(await install()).toBeUndefined();
		expect(runs).toEqual([]);
	});

	test('runs again where the lock has changed', async () => {
		await install();
		writeFileSync(join(folder, 'package-lock.json'), lock({ 'node_modules/a': { version: '1.1.0' } }));
		await install();
		expect(runs).toHaveLength(2);
	});

	test('is tried again after it failed, and the failure is told', async () => {
		exitCode = 1;
		expect(await install()).toMatch(/^npm ci failed \(exit code 1\)/);
		exitCode = undefined;
		expect(await install()).toMatch(/^npm ci did not end within 10 minutes/);
		expect(runs).toHaveLength(2);
	});

	test('needs a lock', async () => {
		rmSync(join(folder, 'package-lock.json'));
		expect(await install()).toMatch(/^package-lock.json is missing/);
	});
});

test('the npm that runs us is used, and no other package manager', () => {
	const path = '/usr/lib/node_modules/npm/bin/npm-cli.js';
	expect(npmCommand({ npm_execpath: path }, 'linux')).toEqual({ command: process.execPath, args: [path] });
	expect(npmCommand({ npm_execpath: '/usr/bin/pnpm.cjs' }, 'linux')).toEqual({ command: 'npm', args: [] });
	expect(npmCommand({}, 'win32')).toEqual({ command: 'npm.cmd', args: [] });
});
