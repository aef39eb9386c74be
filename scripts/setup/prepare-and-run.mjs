import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { nodeVersionProblem } from './node-version.mjs';
import { projectFolder } from './project-folder.mjs';
import { projectProgram } from './project-program.mjs';
import { runCommand } from './run-command.mjs';

const prepareTimeoutMilliseconds = 60_000;

/**
 * tsconfig.json extends what WXT writes, and no tool that reads TypeScript starts before that is there.
 *
 * @returns {Promise<string | undefined>} what went wrong, in WXT's words
 */
async function generateTypes() {
	if (existsSync(join(projectFolder, '.wxt', 'tsconfig.json'))) return undefined;
	const result = await runCommand(process.execPath, [projectProgram('wxt'), 'prepare'], {
		label: 'wxt prepare',
		folder: projectFolder,
		timeoutMilliseconds: prepareTimeoutMilliseconds,
	});
	return result.exitCode === 0 ? undefined : result.output;
}

/**
 * What `npm start` and `npm test` have in common: a Node that will do, the packages installed, then the TypeScript part.
 * Up to here nothing may be imported that is not part of Node.
 *
 * @param {string} module the TypeScript module below scripts/; it exports `run(args: readonly string[]): Promise<number>`
 * @param {readonly string[]} args from the command line
 * @returns {Promise<number>} the exit code
 */
export async function prepareAndRun(module, args) {
	const problem = nodeVersionProblem(process.versions.node) ?? (await installDependencies(projectFolder)) ?? (await generateTypes());
	if (problem !== undefined) {
		console.error(problem);
		return 1;
	}
	process.chdir(projectFolder);
	// Vite loads TypeScript on every Node that we allow; Node itself only does so since 22.18.
	const { runnerImport } = await import('vite');
	/** @type {{ module: { run(args: readonly string[]): Promise<number> } }} */
	const loaded = await runnerImport(fileURLToPath(new URL(`../${module}`, import.meta.url)), { logLevel: 'error' });
	return loaded.module.run(args);
}
