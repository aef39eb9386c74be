import type { TestPage } from '../browsers/test-page';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { launchEither, type EitherBrowser } from '../browsers/either-browser';
import { placesOnPage } from '../fixtures/formats/format-page';
import { testThumbnails } from '../fixtures/formats/thumbnail-check';
import { pictureHosts, type FormatTab } from '../fixtures/formats/format-check';
import { testFormats } from '../fixtures/formats/format-tests';
import { startFixtureServer, type FixtureServer } from '../servers/fixture-server';

let server: FixtureServer;
let browser: EitherBrowser;

function tabOf(page: TestPage): FormatTab {
	return {
		open: async (url) => void (await page.goto(url)),
		places: () => page.evaluate(placesOnPage),
		screenshot: () => page.screenshot(),
	};
}

beforeAll(async () => {
	server = await startFixtureServer();
	const viewport = { width: 1280, height: 2000 };
	browser = await launchEither(inject('browserName'), { viewport, firefox: { localNames: pictureHosts } });
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

describe('pictures of every format', () => {
	testFormats(() => ({ server, openTab: async () => tabOf(await browser.newTab()) }));
});

describe('a thumbnail', () => {
	let page: TestPage;

	testThumbnails(() => ({
		server,
		open: async (url) => {
			page = await browser.newTab();
			await page.goto(url);
		},
		order: (order) => page.evaluate((wanted) => globalThis.orderThumbnail(wanted), order),
	}));
});
