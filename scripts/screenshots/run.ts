import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startDemoServers } from '../../demo/servers';
import { launchChromium, type LaunchedChromium } from '../../test/browsers/launch-chromium';
import { chromiumKind } from '../browsers/browser-kind';
import { getBrowser } from '../browsers/get-browser';
import { realSurroundings } from '../browsers/surroundings';
import { build, builds, type BuildName } from '../builds';
import { projectFolder } from '../setup/project-folder.mjs';
import { applyCondition, conditions, popupConditions } from './conditions';
import { takeStorePictures } from './store-pictures';
import { prepare, surfaces, ungrantedSurfaces, type Surface } from './surfaces';

const folder = join(projectFolder, '.vignette', 'screenshots');

/**
 * `npm run screenshots`: builds the extension, and takes pictures of every state of every surface under all conditions,
 * and the ones for the stores. Words after it choose surfaces by the beginning of their names.
 *
 * @returns the exit code
 */
export async function run(args: readonly string[]): Promise<number> {
	const isWanted = ({ name }: Pick<Surface, 'name'>): boolean => args.length === 0 || args.some((arg) => name.startsWith(arg));
	for (const name of ['chrome', 'chrome-e2e'] as const) {
		const problem = await build(name);
		if (problem === undefined) continue;
		console.error(problem);
		return 1;
	}
	const found = await getBrowser(realSurroundings(), chromiumKind);
	if (!found.found) {
		console.error(found.reason);
		return 1;
	}
	if (args.length === 0) await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await takeAll('chrome-e2e', found.executablePath, surfaces.filter(isWanted));
	await takeAll('chrome', found.executablePath, ungrantedSurfaces.filter(isWanted));
	if (isWanted({ name: 'store' })) await takeStorePictures(folder, found.executablePath);
	console.log(folder);
	return 0;
}

async function takeAll(name: BuildName, executablePath: string, wanted: readonly Surface[]): Promise<void> {
	if (wanted.length === 0) return;
	const servers = await startDemoServers();
	const browser = await launchChromium({ extensionFolder: join(projectFolder, builds[name].folder), executablePath });
	try {
		await browser.worker();
		const chat = await browser.context.newPage();
		await chat.goto(servers.chatUrl);
		await chat.waitForFunction(() => document.documentElement.dataset['played'] === 'true', undefined, { timeout: 60_000 });
		for (const surface of wanted) await take(browser, chat, surface);
	} finally {
		await browser.close();
		await servers.close();
	}
}

async function take(browser: LaunchedChromium, chat: Page, surface: Surface): Promise<void> {
	await prepare(browser, surface);
	const page = await surface.open(browser, chat);
	const isPopup = surface.name.startsWith('popup');
	for (const condition of isPopup ? popupConditions : conditions) {
		await applyCondition(page, condition, isPopup);
		await page.evaluate('scrollTo(0, 0)');
		const path = join(folder, `${surface.name}-${condition.name}.png`);
		if (isPopup) await page.locator('main').screenshot({ path, animations: 'disabled' });
		else await page.screenshot({ path, fullPage: condition.height === undefined, animations: 'disabled' });
	}
	await page.close();
}
