import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { e2eFolder } from '../browsers/builds';
import { launchFirefox, type LaunchedFirefox } from '../browsers/launch-firefox';
import { placesOnPage } from '../fixtures/formats/format-page';
import { testThumbnails } from '../fixtures/formats/thumbnail-check';
import { pictureHosts, type FormatTab } from '../fixtures/formats/format-check';
import { testFormats } from '../fixtures/formats/format-tests';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

let server: FixtureServer;
let firefox: LaunchedFirefox;

function tabOf(page: Page): FormatTab {
	return {
		open: async (url) => void (await page.goto(url)),
		places: () => page.evaluate(placesOnPage),
		screenshot: () => page.screenshot(),
	};
}

beforeAll(async () => {
	server = await startFixtureServer();
	const viewport = { width: 1280, height: 2000 };
	firefox = await launchFirefox({ extensionFolder: e2eFolder('firefox'), localNames: pictureHosts, viewport });
});

afterAll(async () => {
	await firefox?.close();
	await server?.close();
});

describe('pictures of every format, in Firefox', () => {
	testFormats(() => ({ server, openTab: async () => tabOf(await firefox.browser.newPage()) }));
});

describe('a thumbnail, in Firefox', () => {
	let page: Page;

	testThumbnails(() => ({
		server,
		open: async (url) => {
			page = await firefox.browser.newPage();
			await page.goto(url);
		},
		order: (order) => page.evaluate((wanted) => globalThis.orderThumbnail(wanted), order),
	}));
});
