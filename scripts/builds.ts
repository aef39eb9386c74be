import process from 'node:process';
import { projectFolder } from './setup/project-folder.mjs';
import { projectProgram } from './setup/project-program.mjs';
import { runCommand } from './setup/run-command.mjs';

const buildTimeoutMilliseconds = 3 * 60_000;

/** The ways the extension is built: what each is called, and what WXT is told. */
export const builds = {
	chrome: { title: 'Build for Chromium', args: [], folder: '.output/chrome-mv3' },
	firefox: { title: 'Build for Firefox', args: ['-b', 'firefox'], folder: '.output/firefox-mv3' },
	'chrome-e2e': { title: 'Build for tests in Chromium', args: ['--mode', 'e2e'], folder: '.output/chrome-mv3-e2e' },
	'firefox-e2e': { title: 'Build for tests in Firefox', args: ['-b', 'firefox', '--mode', 'e2e'], folder: '.output/firefox-mv3-e2e' },
} as const;

/** The name of a build. */
export type BuildName = keyof typeof builds;

/**
 * Builds the extension.
 *
 * @returns what WXT said where it failed; nothing where it succeeded
 */
export async function build(name: BuildName): Promise<string | undefined> {
	const { title, args } = builds[name];
	const result = await runCommand(process.execPath, [projectProgram('wxt'), 'build', ...args], {
		label: title,
		folder: projectFolder,
		timeoutMilliseconds: buildTimeoutMilliseconds,
	});
	return result.exitCode === 0 ? undefined : result.output;
}
