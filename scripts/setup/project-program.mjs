import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-folder.mjs';

/**
 * The script behind a program of an installed package, to be run with `process.execPath`:
 * unlike the files in node_modules/.bin it starts alike on every system, with no shell between.
 *
 * @param {string} packageName
 * @param {string} [programName] the package's own name if not said
 * @returns {string} an absolute path
 */
export function projectProgram(packageName, programName = packageName) {
	const folder = join(projectFolder, 'node_modules', packageName);
	/** @type {{ bin?: string | Record<string, string> }} */
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const script = typeof bin === 'string' ? bin : bin?.[programName];
	if (script === undefined) throw new Error(`${packageName} has no program called ${programName}`);
	return join(folder, script);
}
