import { join } from 'node:path';
import { startDemoServers } from '../../demo/servers';
import { loadAnew } from '../../test/browsers/extensions-page';
import { launchChromium } from '../../test/browsers/launch-chromium';
import { chromiumKind } from '../browsers/browser-kind';
import { getBrowser } from '../browsers/get-browser';
import { realSurroundings } from '../browsers/surroundings';
import { build, builds } from '../builds';
import { projectFolder } from '../setup/project-folder.mjs';
import { hasDisplay } from '../start/has-display';
import { onChanges } from './changes';

/** What the extension is built of. */
const sources = ['src', 'entrypoints', 'public', 'build'];

/**
 * `npm run dev`: the demo chat in a browser with the extension, which is built and loaded anew, and the chat with it, whenever
 * a source is saved. Until the window is closed or Ctrl-C.
 *
 * @returns the exit code
 */
export async function run(): Promise<number> {
	const surroundings = realSurroundings();
	if (!(await buildTold())) return 1;
	const found = await getBrowser(surroundings, chromiumKind);
	if (!found.found) {
		console.error(found.reason);
		return 1;
	}
	const isShown = hasDisplay(surroundings);
	const servers = await startDemoServers();
	const browser = await launchChromium({
		extensionFolder: join(projectFolder, builds['chrome-e2e'].folder),
		executablePath: found.executablePath,
		headless: !isShown,
		viewport: isShown ? null : { width: 960, height: 1500 },
		args: ['--test-type'],
	});
	const page = browser.context.pages()[0] ?? (await browser.context.newPage());
	await page.goto(servers.chatUrl);
	console.log(`Watching ${sources.join(', ')}. The demo chat is at ${servers.chatUrl}; close its window, or press Ctrl-C, to end.`);

	const life = new AbortController();
	const update = async (): Promise<void> => {
		if (!(await buildTold())) return;
		await loadAnew(browser);
		await page.reload();
	};
	onChanges(projectFolder, sources, update, life.signal);
	await new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
	life.abort();
	await servers.close();
	return 0;
}

/** Builds, and says how long it took or what is wrong; returns whether it was built. */
async function buildTold(): Promise<boolean> {
	const startedAt = Date.now();
	const problem = await build('chrome-e2e');
	console.log(problem ?? `Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
	return problem === undefined;
}
