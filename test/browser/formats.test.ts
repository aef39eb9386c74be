import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { animatedCases } from '../fixtures/formats/animated-cases';
import { placesOnPage } from '../fixtures/formats/format-page';
import { stillCases } from '../fixtures/formats/still-cases';
import { testThumbnails } from '../fixtures/formats/thumbnail-check';
import { look, serveCases, watchAnimations, wrongStills, type FormatTab } from '../fixtures/formats/format-check';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

const waitMilliseconds = 30_000;

let server: FixtureServer;
let browser: LaunchedChromium;

function tabOf(page: Page): FormatTab {
	return {
		open: async (url) => void (await page.goto(url)),
		places: () => page.evaluate(placesOnPage),
		screenshot: () => page.screenshot(),
	};
}

beforeAll(async () => {
	server = await startFixtureServer();
	browser = await launchChromium({ extensionFolder: e2eFolder('chrome'), viewport: { width: 1280, height: 2000 } });
	await browser.worker();
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('pictures of every format', () => {
	it('are shown in their own size, colours, orientation and transparency', async () => {
		const cells = serveCases(server, 'still', await stillCases());
		const tab = tabOf(await browser.context.newPage());
		await tab.open(server.url('localhost', '/still/images'));
		const native = await look(tab, cells);
		await tab.open(server.url('localhost', '/still/chat'));
		const wrong = async (): Promise<string[]> => wrongStills(cells, await look(tab, cells), native);
		await expect.poll(wrong, { timeout: waitMilliseconds }).toEqual([]);
	});

	it('play frame by frame, as the browser plays them itself', async () => {
		const cells = serveCases(server, 'animated', await animatedCases());
		const tab = tabOf(await browser.context.newPage());
		await tab.open(server.url('localhost', '/animated/images'));
		const comparable = cells.filter(({ posted }) => posted.differsFromImage !== true);
		await expect.poll(watchAnimations(tab, comparable), { timeout: waitMilliseconds, interval: 20 }).toEqual([]);
		await tab.open(server.url('localhost', '/animated/chat'));
		await expect.poll(watchAnimations(tab, cells), { timeout: waitMilliseconds, interval: 20 }).toEqual([]);
	});
});

describe('a thumbnail', () => {
	let page: Page;

	testThumbnails(() => ({
		server,
		open: async (url) => {
			page = await browser.context.newPage();
			await page.goto(url);
		},
		order: (order) => page.evaluate((wanted) => globalThis.orderThumbnail(wanted), order),
	}));
});
