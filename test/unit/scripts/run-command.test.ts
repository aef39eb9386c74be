import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';
import { outputKeeper } from '../../../scripts/setup/output-keeper.mjs';
import { runCommand } from '../../../scripts/setup/run-command.mjs';

const node = (script: string, timeoutMilliseconds = 30_000) =>
	runCommand(process.execPath, ['-e', script], { label: 'node', timeoutMilliseconds });

test('tells how a command ended and what it said', async () => {
	const result = await node("console.log('out'); console.error('err'); process.exitCode = 3;");
	expect(result).toMatchObject({ exitCode: 3, timedOut: false, standardOutput: 'out\n' });
	expect(result.output).toContain('err');
});

test('passes an environment on', async () => {
	const options = { label: 'node', timeoutMilliseconds: 30_000, environment: { VIGNETTE_TRIED: 'yes' } };
	const result = await runCommand(process.execPath, ['-p', 'process.env.VIGNETTE_TRIED'], options);
	expect(result.standardOutput).toBe('yes\n');
});

test('ends a command that takes too long, and what that has started', async () => {
	const script = `
		const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		console.log(child.pid);
		setInterval(() => {}, 1000);
	`;
	const result = await node(script, 3000);
	expect(result).toMatchObject({ exitCode: undefined, timedOut: true });
	const grandchild = Number(result.standardOutput);
	expect(grandchild).toBeGreaterThan(0);
	await expect.poll(() => isRunning(grandchild), { timeout: 10_000 }).toBe(false);
}, 30_000);

test('a program that does not exist is a result, not a throw', async () => {
	const result = await runCommand('/nowhere/at-all', [], { label: 'nothing', timeoutMilliseconds: 1000 });
	expect(result.exitCode).toBeUndefined();
	expect(result.output).toContain('ENOENT');
});

test('only the end of a long output is kept', () => {
	const keeper = outputKeeper(4);
	for (const text of ['abc', 'def', 'ghi', 'j']) keeper.add(Buffer.from(text));
	expect(keeper.text()).toBe('ghij');
});

/** What has ended, but was not collected by the first process of a container, is a zombie (proc(5), state Z): it does not run. */
function isRunning(processId: number): boolean {
	try {
		process.kill(processId, 0);
	} catch {
		return false;
	}
	const statusFile = `/proc/${processId}/stat`;
	return !(existsSync(statusFile) && readFileSync(statusFile, 'utf8').includes(') Z '));
}
