import { posix, win32 } from 'node:path';
import type { Surroundings } from './surroundings';

/** What we know of one of the two browsers: where it is found, which will do, how it is got. */
export interface BrowserKind {
	readonly id: 'chromium' | 'firefox';
	/** What people call it. */
	readonly name: string;
	/** Names a browser to use before all others. */
	readonly environmentVariable: 'VIGNETTE_CHROMIUM' | 'VIGNETTE_FIREFOX';
	/** The extension's own minimum: see the manifest. */
	readonly minimumMajorVersion: number;
	/** Names looked for on the PATH, best first. */
	readonly commands: readonly string[];
	/** The package of Debian and Ubuntu. */
	readonly debianPackage: string;
	/** Whether Playwright's download may be used: its Firefox is patched and installs no extensions. */
	readonly playwrightDownload: boolean;
	/** What a person can do who has none. */
	readonly advice: string;
	/** Full paths where the system's installers put it. */
	places(surroundings: Surroundings): string[];
	/** Says why a browser that gives this version line will not do, whatever its version. */
	refusal(versionLine: string): string | undefined;
}

/** The usual places below the folders of a system's installers. */
function installedAt(surroundings: Surroundings, mac: readonly string[], windows: readonly string[], linux: readonly string[]): string[] {
	const { platform, environment, homeFolder } = surroundings;
	if (platform === 'darwin') {
		return ['/Applications', posix.join(homeFolder, 'Applications')].flatMap((folder) => mac.map((path) => posix.join(folder, path)));
	}
	if (platform === 'win32') {
		const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
		return folders.flatMap((folder) => windows.map((path) => win32.join(folder, path)));
	}
	return [...linux];
}

/** Chromium and what is made of it, save branded Chrome. */
export const chromiumKind: BrowserKind = {
	id: 'chromium',
	name: 'Chromium',
	environmentVariable: 'VIGNETTE_CHROMIUM',
	minimumMajorVersion: 148,
	commands: ['chromium', 'chromium-browser', 'chrome-for-testing', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser', 'brave'],
	debianPackage: 'chromium',
	playwrightDownload: true,
	advice:
		'Install Chromium, Chrome for Testing, Microsoft Edge or Brave (148 or newer), or run `npx playwright install chromium`, ' +
		'or set VIGNETTE_CHROMIUM to the full path of one. Google Chrome itself does not load extensions from the command line.',
	places: (surroundings) =>
		installedAt(
			surroundings,
			[
				'Chromium.app/Contents/MacOS/Chromium',
				'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
				'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
				'Brave Browser.app/Contents/MacOS/Brave Browser',
			],
			[
				'Chromium\\Application\\chrome.exe',
				'Microsoft\\Edge\\Application\\msedge.exe',
				'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
			],
			['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/microsoft/msedge/msedge', '/opt/brave.com/brave/brave'],
		),
	refusal: (versionLine) =>
		/^Google Chrome (?!for Testing)/.test(versionLine)
			? 'is branded Google Chrome, which ignores --load-extension since version 137'
			: undefined,
};

/** Firefox, released or ESR. */
export const firefoxKind: BrowserKind = {
	id: 'firefox',
	name: 'Firefox',
	environmentVariable: 'VIGNETTE_FIREFOX',
	minimumMajorVersion: 140,
	commands: ['firefox-esr', 'firefox', 'firefox-developer-edition', 'firefox-devedition'],
	debianPackage: 'firefox-esr',
	playwrightDownload: false,
	advice: 'Install Firefox 140 or newer from https://www.mozilla.org/firefox/ or set VIGNETTE_FIREFOX to the full path of one.',
	places: (surroundings) =>
		installedAt(
			surroundings,
			['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
			['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
			['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/snap/bin/firefox', '/opt/firefox/firefox'],
		),
	refusal: () => undefined,
};
