import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startDemoServers, type DemoServers } from '../../demo/servers';
import { buildSpeaking, buildWithOpenShadows } from '../../test/browsers/altered-build';
import { launchChromium, type LaunchedChromium } from '../../test/browsers/launch-chromium';
import { readMessages } from '../../test/documents/languages';
import { chromiumKind } from '../browsers/browser-kind';
import { getBrowser } from '../browsers/get-browser';
import { realSurroundings } from '../browsers/surroundings';
import { build, builds } from '../builds';
import { projectFolder } from '../setup/project-folder.mjs';
import { applyCondition, conditions, languageConditions, pictureConditions, popupConditions, type Condition } from './conditions';
import { pictureSurfaces, type PictureSurface } from './picture-surfaces';
import { popupWindow, screenForPopups } from './popup-window';
import { takeStorePictures } from './store-pictures';
import { chatIsOn, prepare, spokenSurfaces, surfaces, ungrantedSurfaces, type Surface } from './surfaces';

const folder = join(projectFolder, '.vignette', 'screenshots');

/** Written from the right; with long words; with long words in another script. */
const spoken = ['ar', 'de', 'ru'] as const;

/** What is looked at, in which build of the extension. */
interface Looks {
	readonly extensionFolder: string;
	readonly surfaces: readonly Surface[];
	readonly pictures: readonly PictureSurface[];
	/** Which of the conditions; all of them if not said. */
	readonly conditions?: readonly Condition[];
	/** Put before the conditions in the names of the files. */
	readonly language?: string;
}

/**
 * `npm run screenshots`: builds the extension, and takes pictures of every state of every surface under all conditions,
 * some of them in other languages, and the ones for the stores. Words after it choose surfaces by the beginning of their
 * names.
 *
 * @returns the exit code
 */
export async function run(args: readonly string[]): Promise<number> {
	const isWanted = ({ name }: { readonly name: string }): boolean => args.length === 0 || args.some((arg) => name.startsWith(arg));
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
	const { executablePath } = found;
	if (args.length === 0) await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const pictures = pictureSurfaces.filter(isWanted);
	await takeAll(executablePath, { extensionFolder: buildWithOpenShadows(), surfaces: surfaces.filter(isWanted), pictures });
	await takeAll(executablePath, {
		extensionFolder: join(projectFolder, builds.chrome.folder),
		surfaces: ungrantedSurfaces.filter(isWanted),
		pictures: [],
	});
	for (const language of spoken) {
		await takeAll(executablePath, {
			extensionFolder: buildSpeaking(language, readMessages(language)),
			surfaces: surfaces.filter((surface) => isWanted(surface) && spokenSurfaces.includes(surface.name)),
			pictures: pictures.filter(({ name }) => spokenSurfaces.includes(name)),
			conditions: languageConditions,
			language,
		});
	}
	if (isWanted({ name: 'store' })) await takeStorePictures(folder, executablePath);
	console.log(folder);
	return 0;
}

async function takeAll(executablePath: string, looks: Looks): Promise<void> {
	if (looks.surfaces.length + looks.pictures.length === 0) return;
	const servers = await startDemoServers();
	const { extensionFolder } = looks;
	const browser = await launchChromium({ extensionFolder, executablePath, args: [screenForPopups] });
	try {
		await browser.worker();
		const chat = await browser.context.newPage();
		await chat.goto(servers.chatUrl);
		await chat.waitForFunction(() => document.documentElement.dataset['played'] === 'true', undefined, { timeout: 60_000 });
		for (const surface of looks.surfaces) await take(browser, chat, surface, looks);
		if (looks.pictures.length > 0) await prepare(browser, chatIsOn);
		for (const surface of looks.pictures) await takePicture(chat, servers, surface, looks);
	} finally {
		await browser.close();
		await servers.close();
	}
}

/** Those of a surface's conditions that are looked at. */
function among(all: readonly Condition[], { conditions: wanted }: Looks): readonly Condition[] {
	return wanted ? all.filter(({ name }) => wanted.some((condition) => condition.name === name)) : all;
}

function pathFor(name: string, { language }: Looks, condition: Condition): string {
	return join(folder, `${[name, language, condition.name].filter((part) => part !== undefined).join('-')}.png`);
}

async function take(browser: LaunchedChromium, chat: Page, surface: Surface, looks: Looks): Promise<void> {
	await prepare(browser, surface);
	const page = await surface.open(browser, chat);
	const isPopup = surface.name.startsWith('popup');
	for (const condition of among(isPopup ? popupConditions : conditions, looks)) {
		await applyCondition(page, condition, isPopup);
		await page.evaluate('scrollTo(0, 0)');
		const path = pathFor(surface.name, looks, condition);
		if (isPopup) await page.screenshot({ path, clip: await popupWindow(page), animations: 'disabled' });
		else await page.screenshot({ path, fullPage: condition.height === undefined, animations: 'disabled' });
	}
	await page.close();
}

async function takePicture(chat: Page, servers: DemoServers, surface: PictureSurface, looks: Looks): Promise<void> {
	await chat.bringToFront();
	for (const condition of among(pictureConditions, looks)) {
		await applyCondition(chat, condition, false);
		await chat.evaluate('document.querySelector("#log").scrollTo(0, 0)');
		await surface.show(chat, servers);
		await chat.screenshot({ path: pathFor(surface.name, looks, condition), animations: 'disabled' });
		await surface.after?.();
		for (const open of [chat.locator('.menu'), chat.locator('dialog')]) {
			if ((await open.count()) === 0) continue;
			await chat.keyboard.press('Escape');
			await open.waitFor({ state: 'detached' });
		}
		await chat.mouse.move(0, 0);
	}
}
