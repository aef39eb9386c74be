import type { Page } from 'playwright';
import { afterAll, beforeAll, describe } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchChromium, type LaunchedChromium } from '../browsers/launch-chromium';
import { placesOnPage } from '../fixtures/formats/format-page';
import { testThumbnails } from '../fixtures/formats/thumbnail-check';
import type { FormatTab } from '../fixtures/formats/format-check';
import { testFormats } from '../fixtures/formats/format-tests';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

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
	testFormats(() => ({ server, openTab: async () => tabOf(await browser.context.newPage()) }));
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
