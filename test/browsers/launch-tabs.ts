import process from 'node:process';
import puppeteer, { type Browser } from 'puppeteer-core';
import { browserExecutable } from './executable';

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
		args: [
			'--disable-gpu',
			'--disable-quic',
			'--disable-background-networking',
			'--host-resolver-rules=MAP *.test 127.0.0.1',
			// Chromium's sandbox refuses to run as root.
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
		],
	});
}
