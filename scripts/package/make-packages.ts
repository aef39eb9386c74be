import { join } from 'node:path';
import process from 'node:process';
import { version } from '../../package.json';
import { projectFolder } from '../setup/project-folder.mjs';
import { runCommand } from '../setup/run-command.mjs';

const zipTimeoutMilliseconds = 5 * 60_000;
const folder = '.output/packages';

/** The packages for the stores, by their paths in the project; Edge, Opera and the others of Chromium's kind get Chrome's. */
export const packagePaths = {
	chrome: `${folder}/vignette-${version}-chrome.zip`,
	firefox: `${folder}/vignette-${version}-firefox.zip`,
	firefoxSource: `${folder}/vignette-${version}-firefox-source.zip`,
} as const;

/**
 * Makes the packages for the stores.
 *
 * @returns what WXT said where it failed; nothing where it succeeded
 */
export async function makePackages(): Promise<string | undefined> {
	for (const browser of ['chrome', 'firefox']) {
		const script = join(projectFolder, 'scripts', 'package', 'zip.mjs');
		const result = await runCommand(process.execPath, [script, browser, folder], {
			label: `Package for ${browser}`,
			folder: projectFolder,
			timeoutMilliseconds: zipTimeoutMilliseconds,
		});
		if (result.exitCode !== 0) return result.output;
	}
	return undefined;
}
