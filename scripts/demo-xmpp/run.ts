import { join } from 'node:path';
import { runXmppDemo } from '../../demo/xmpp/run';
import { whyNoBridge } from '../../test/xmpp/servers/system-programs';
import { chromiumKind } from '../browsers/browser-kind';
import { getBrowser } from '../browsers/get-browser';
import { realSurroundings } from '../browsers/surroundings';
import { build, builds } from '../builds';
import { projectFolder } from '../setup/project-folder.mjs';
import { hasDisplay } from '../start/has-display';

/**
 * `npm run demo:xmpp`: builds the extension and shows it in a real chat over XMPP, with a Telegram bridge's stickers and other
 * people's uploads. With `--keep` the servers stay until Ctrl-C.
 *
 * @returns the exit code
 */
export async function run(args: readonly string[]): Promise<number> {
	if (args.some((arg) => arg !== '--keep')) {
		console.error('Usage: npm run demo:xmpp -- [--keep]');
		return 1;
	}
	// Before anything is built for it.
	const why = whyNoBridge();
	if (why !== undefined) {
		console.error(`The demo cannot run here: ${why}`);
		return 1;
	}
	const surroundings = realSurroundings();
	const problem = await build('chrome-e2e');
	if (problem !== undefined) {
		console.error(problem);
		return 1;
	}
	const browser = await getBrowser(surroundings, chromiumKind);
	if (!browser.found) {
		console.error(browser.reason);
		return 1;
	}
	return runXmppDemo({
		extensionFolder: join(projectFolder, builds['chrome-e2e'].folder),
		chromiumPath: browser.executablePath,
		hasDisplay: hasDisplay(surroundings),
		keeps: args.includes('--keep'),
		screenshotFolder: join(projectFolder, '.vignette'),
	});
}
