import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright';
import { launchChromium } from '../test/browsers/launch-chromium';
import { startDemoServers, type DemoServers } from './servers';

const settleTimeoutMilliseconds = 30_000;

/** How the demo is to run. */
export interface DemoOptions {
	readonly extensionFolder: string;
	readonly chromiumPath: string;
	/** With a display the browser stays open until its window is closed; without, a screenshot is taken. */
	readonly hasDisplay: boolean;
	readonly screenshotFile: string;
}

/** Shows the main job in a real browser. Returns the exit code: 0 if everything was shown as it should be. */
export async function runDemo({ extensionFolder, chromiumPath, hasDisplay, screenshotFile }: DemoOptions): Promise<number> {
	const servers = await startDemoServers();
	const browser = await launchChromium({
		extensionFolder,
		executablePath: chromiumPath,
		headless: !hasDisplay,
		viewport: hasDisplay ? null : { width: 960, height: 1500 },
		// Else a bar warns of the switch that makes the demo's host names lead to this machine.
		args: ['--test-type'],
	});
	try {
		await browser.worker();
		const page = browser.context.pages()[0] ?? (await browser.context.newPage());
		await page.goto(servers.chatUrl);
		if (hasDisplay) return await stayOpen(page, servers);
		return await takePicture(page, servers, screenshotFile);
	} finally {
		await browser.close();
		await servers.close();
	}
}

async function stayOpen(page: Page, servers: DemoServers): Promise<number> {
	console.log(`\nThe demo chat is open at ${servers.chatUrl}; its messages arrive one after another:\n`);
	for (const { name, about } of servers.messages) console.log(`  ${name.padEnd(9)} ${about}`);
	console.log(`
Try: scroll up while pictures arrive; click “Show anyway” on the large one; send the address of a picture of your own;
press Vignette’s button in the toolbar and turn this site off and on. Close the window to end.`);
	await new Promise<void>((resolve) => page.context().once('close', () => resolve()));
	return 0;
}

/** What the page grew by below each message: the only trace that can be seen from outside a closed shadow root. */
async function takePicture(page: Page, servers: DemoServers, screenshotFile: string): Promise<number> {
	const wanted = servers.messages.map(({ expected }) => expected !== 'nothing');
	const isShown = (expected: readonly boolean[]): boolean => {
		const bodies = [...document.querySelectorAll('.message .body')];
		const grown = bodies.map((body) => body.getBoundingClientRect().height > 30 && hasHost(body));
		return document.documentElement.dataset['played'] === 'true' && String(grown) === String(expected);
		function hasHost(body: Element): boolean {
			const holder = body.parentElement ?? body;
			return [...holder.querySelectorAll('div:not([class])')].some((element) => element.getBoundingClientRect().height > 20);
		}
	};
	const allShown = await page.waitForFunction(isShown, wanted, { timeout: settleTimeoutMilliseconds }).then(
		() => true,
		() => false,
	);
	await mkdir(dirname(screenshotFile), { recursive: true });
	await page.screenshot({ path: screenshotFile });
	console.log('');
	for (const { name, about, expected } of servers.messages) {
		console.log(`  ${{ picture: '▣ shown ', reason: '◌ reason', nothing: '· link  ' }[expected]}  ${name.padEnd(9)} ${about}`);
	}
	console.log(
		allShown ? `\nAll as it should be. Screenshot: ${screenshotFile}` : `\nNot all was shown as it should be: see ${screenshotFile}`,
	);
	return allShown ? 0 : 1;
}
