import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { browserExecutable } from '../browsers/executable';
import { whyNoBridge } from './servers/system-programs';

const run = promisify(execFile);
const mustRun = process.env['CI'] === 'true' || whyNoBridge() === undefined;

describe.skipIf(!mustRun)('the demo of a real chat', () => {
	let folder: string;
	/** Nothing else writes there: what is left in it, the demo has left. */
	let temporaryFolder: string;
	let demo: ChildProcess | undefined;
	let said = '';

	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'vignette-demo-test-'));
		temporaryFolder = await mkdtemp(path.join(folder, 'tmp-'));
		// The servers are other users.
		await Promise.all([folder, temporaryFolder].map((made) => chmod(made, 0o755)));
	});
	afterAll(async () => {
		if (demo?.pid !== undefined && demo.exitCode === null && demo.signalCode === null) process.kill(-demo.pid, 'SIGKILL');
		await rm(folder, { recursive: true, force: true });
	});

	/** Starts it as a shell does: the first of a process group, which gets the signals of keys. */
	async function start(keeps: boolean): Promise<{ readonly ended: Promise<number | null> }> {
		const options = {
			extensionFolder: e2eFolder('chrome'),
			chromiumPath: await browserExecutable('chromium'),
			hasDisplay: false,
			keeps,
			screenshotFolder: folder,
		};
		const program = path.join(import.meta.dirname, 'run-demo.mjs');
		said = '';
		const child = spawn(process.execPath, [program, JSON.stringify(options)], {
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, TMPDIR: temporaryFolder },
		});
		demo = child;
		const hear = (text: unknown): void => {
			said += String(text);
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		return { ended: new Promise((resolve) => child.once('close', resolve)) };
	}

	/** Everything that descends from the demo now, by process ids. */
	async function descendants(): Promise<number[]> {
		const { stdout } = await run('ps', ['-eo', 'pid=,ppid=']);
		const parents = stdout
			.trim()
			.split('\n')
			.map((line) => line.trim().split(/\s+/).map(Number));
		const found: number[] = [];
		for (let generation = [demo?.pid]; generation.length > 0;) {
			generation = parents.filter(([, parent]) => generation.includes(parent)).map(([child]) => child);
			found.push(...generation.flatMap((child) => child ?? []));
		}
		return found;
	}

	/** Waits until none of these runs, nor anything that knows the demo's folder, and that is empty. */
	async function expectNothingLeft(processes: readonly number[]): Promise<void> {
		const leftovers = async (): Promise<string[]> => {
			const { stdout } = await run('ps', ['-ww', '-eo', 'pid=,stat=,args=']);
			const isOurs = (line: string): boolean => processes.includes(Number.parseInt(line, 10)) || line.includes(temporaryFolder);
			// The system keeps what has ended until its parent has been told.
			const left = stdout.split('\n').filter((line) => isOurs(line) && !/^\s*\d+\s+Z/.test(line));
			return [...left, ...(await readdir(temporaryFolder))];
		};
		await expect.poll(leftovers, { timeout: 30_000, interval: 200 }).toEqual([]);
	}

	it('shows each of its messages as it says, and leaves nothing', { timeout: 180_000 }, async () => {
		const { ended } = await start(false);
		await expect.poll(async () => (await descendants()).length, { timeout: 60_000 }).toBeGreaterThan(5);
		expect([await ended, said]).toEqual([0, expect.stringContaining('a path on the bridge’s disk, by a mapping')]);
		expect(said).not.toContain('expected:');
		expect((await readdir(folder)).filter((name) => name.endsWith('.png')).toSorted()).toEqual([
			'demo-xmpp-stickers.png',
			'demo-xmpp-uploads.png',
		]);
		await expectNothingLeft([]);
	});

	it('goes on with --keep until Ctrl-C, and leaves nothing then', { timeout: 180_000 }, async () => {
		const { ended } = await start(true);
		await expect.poll(() => said, { timeout: 120_000 }).toContain('Ctrl-C ends all of it.');
		expect(said).toMatch(/ann@localhost, password \S{20}/);
		const processes = await descendants();
		expect(processes.length).toBeGreaterThan(5);
		process.kill(-Number(demo?.pid), 'SIGINT');
		expect(await ended).toBe(130);
		await expectNothingLeft(processes);
	});

	it('leaves nothing when it is killed half way', { timeout: 120_000 }, async () => {
		const { ended } = await start(false);
		// nginx is among the last to start, and before the browser.
		const isUnderWay = async (): Promise<boolean> => {
			const { stdout } = await run('ps', ['-ww', '-eo', 'args=']);
			return stdout.split('\n').some((line) => line.includes('nginx') && line.includes(temporaryFolder));
		};
		await expect.poll(isUnderWay, { timeout: 60_000 }).toBe(true);
		const processes = await descendants();
		demo?.kill('SIGKILL');
		await ended;
		await expectNothingLeft(processes);
	});
});
