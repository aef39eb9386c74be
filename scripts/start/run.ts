import { join } from 'node:path';
import { chromiumKind } from '../browsers/browser-kind';
import { getBrowser } from '../browsers/get-browser';
import { realSurroundings } from '../browsers/surroundings';
import { build, builds } from '../builds';
import type { BuildName } from '../builds';
import { runDemo } from '../../demo/run';
import { projectFolder } from '../setup/project-folder.mjs';
import { hasDisplay } from './has-display';
import { loadingInstructions } from './loading-instructions';

const buildNames: readonly BuildName[] = ['chrome', 'firefox', 'chrome-e2e'];

/** Builds one after another. WXT's own words are shown only where it fails. */
async function buildAll(): Promise<boolean> {
	for (const name of buildNames) {
		const startedAt = Date.now();
		const problem = await build(name);
		if (problem !== undefined) {
			console.error(problem);
			return false;
		}
		console.log(`${builds[name].title}: ${builds[name].folder} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
	}
	return true;
}

/**
 * `npm start`: builds the extension, gets a browser, shows the demo chat in it, and tells how to load what was built in one's own.
 *
 * @returns the exit code
 */
export async function run(): Promise<number> {
	const surroundings = realSurroundings();
	if (!(await buildAll())) return 1;
	console.log(`\n${loadingInstructions(projectFolder)}\n`);

	const browser = await getBrowser(surroundings, chromiumKind);
	if (!browser.found) {
		console.error(`The extension is built, but the demo needs a browser. ${browser.reason}`);
		return 1;
	}
	console.log(`Demo in ${browser.versionLine} (${browser.executablePath})`);
	return runDemo({
		extensionFolder: join(projectFolder, builds['chrome-e2e'].folder),
		chromiumPath: browser.executablePath,
		hasDisplay: hasDisplay(surroundings),
		screenshotFile: join(projectFolder, '.vignette', 'demo.png'),
	});
}
