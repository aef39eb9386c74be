import puppeteer, { type Browser } from 'puppeteer-core';
import { browserExecutable } from './executable';
import { switches } from './launch-chromium';

/**
 * Launches Chromium with the extension, in a fresh profile, so that a tab is hidden behind the one that is in front:
 * Playwright makes all its pages believe that they are.
 */
export async function launchTabs(extensionFolder: string): Promise<Browser> {
	return puppeteer.launch({
		executablePath: await browserExecutable('chromium'),
		enableExtensions: [extensionFolder],
		// Extensions are loaded over a pipe alone.
		pipe: true,
		defaultViewport: { width: 1280, height: 800 },
		args: switches({}),
	});
}
