import { expect, test } from 'vitest';
import { chromiumKind, firefoxKind } from '../../../scripts/browsers/browser-kind';
import { getBrowser } from '../../../scripts/browsers/get-browser';
import { debianFiles, fakeSurroundings } from './fake-surroundings';
import type { FakeCommand } from './fake-surroundings';

const download = 'node /project/playwright.js install --no-shell --no-remove chromium';
const aptInstall = 'apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends';
const noNetwork: FakeCommand = { exitCode: 1, output: 'Downloading…\nError: getaddrinfo ENOTFOUND cdn.example\n    at somewhere\n' };
const aptGet = { '/usr/bin/apt-get': 'apt 2.6.1 (amd64)' };
const debianRoot = { files: debianFiles, programs: aptGet, userId: 0 };

test('what is installed is taken, and nothing is downloaded', async () => {
	const surroundings = fakeSurroundings({ programs: { '/usr/bin/chromium': 'Chromium 156.0.1.1' } });
	expect(await getBrowser(surroundings, chromiumKind)).toMatchObject({ found: true });
	expect(surroundings.commandLines).toEqual(['/usr/bin/chromium --version']);
	expect(surroundings.lines).toEqual([]);
});

test("Playwright's download is the second way", async () => {
	const surroundings = fakeSurroundings({
		commands: { [download]: { installs: { '/cache/playwright/chrome': 'Google Chrome for Testing 159.0.8154.6' } } },
	});
	expect(await getBrowser(surroundings, chromiumKind)).toMatchObject({ executablePath: '/cache/playwright/chrome' });
	expect(surroundings.commandLines).toEqual([download, '/cache/playwright/chrome --version']);
});

test("as root on Debian the system's package is the third way, where the download is refused", async () => {
	const surroundings = fakeSurroundings({
		...debianRoot,
		commands: {
			[download]: noNetwork,
			'apt-get update': {},
			[aptInstall]: { installs: { '/usr/bin/chromium': 'Chromium 156.0.1.1' } },
		},
	});
	expect(await getBrowser(surroundings, chromiumKind)).toMatchObject({ executablePath: '/usr/bin/chromium' });
	expect(surroundings.commandLines).toEqual([download, 'apt-get update', `${aptInstall} chromium`, '/usr/bin/chromium --version']);
	expect(surroundings.lines).toContain('  Playwright could not download it (1 s): getaddrinfo ENOTFOUND cdn.example');
	expect(surroundings.files.get(surroundings.memoryFile)).toContain('"chromium": "/usr/bin/chromium"');
});

test('a download that installs what cannot run is followed by the next way', async () => {
	const surroundings = fakeSurroundings({
		...debianRoot,
		commands: {
			[download]: { installs: { '/cache/playwright/chrome': 'error while loading shared libraries' } },
			'apt-get update': { exitCode: 100 },
			[aptInstall]: { installs: { '/usr/bin/chromium': 'Chromium 156.0.1.1' } },
		},
	});
	expect(await getBrowser(surroundings, chromiumKind)).toMatchObject({ executablePath: '/usr/bin/chromium' });
});

test('who is not root gets nothing of the system installed, but is told what to install', async () => {
	const surroundings = fakeSurroundings({ ...debianRoot, userId: 1000, commands: { [download]: noNetwork } });
	const search = await getBrowser(surroundings, chromiumKind);
	expect(surroundings.commandLines).toEqual([download]);
	expect(search).toEqual({
		found: false,
		reason:
			'No Chromium that will do is installed. Playwright could not download it: getaddrinfo ENOTFOUND cdn.example. ' +
			`\`apt-get install chromium\` was not tried: only root may install packages. ${chromiumKind.advice}`,
	});
});

test('a way that failed is not gone again for ten minutes', async () => {
	const surroundings = fakeSurroundings({ commands: { [download]: { timedOut: true } } });
	const downloads = () => surroundings.commandLines.filter((line) => line === download).length;
	expect(await getBrowser(surroundings, chromiumKind)).toMatchObject({
		reason: expect.stringContaining('it took more than 5 minutes') as unknown,
	});
	surroundings.wait(9 * 60_000);
	expect(await getBrowser(surroundings, chromiumKind)).toMatchObject({
		reason: expect.stringContaining('it failed 9 minutes ago') as unknown,
	});
	expect(downloads()).toBe(1);
	surroundings.wait(2 * 60_000);
	await getBrowser(surroundings, chromiumKind);
	expect(downloads()).toBe(2);
});

test('Firefox is never downloaded by Playwright, whose own cannot install extensions', async () => {
	const surroundings = fakeSurroundings({
		...debianRoot,
		commands: { 'apt-get update': {}, [aptInstall]: { installs: { '/usr/bin/firefox-esr': 'Mozilla Firefox 153.7.0esr' } } },
	});
	expect(await getBrowser(surroundings, firefoxKind)).toMatchObject({ executablePath: '/usr/bin/firefox-esr' });
	expect(surroundings.commandLines).toEqual(['apt-get update', `${aptInstall} firefox-esr`, '/usr/bin/firefox-esr --version']);
});

test('a browser that the environment names wrongly is explained, not replaced', async () => {
	const surroundings = fakeSurroundings({ ...debianRoot, environment: { VIGNETTE_FIREFOX: '/nowhere' } });
	expect(await getBrowser(surroundings, firefoxKind)).toEqual({
		found: false,
		reason: 'VIGNETTE_FIREFOX is set, but /nowhere is no program that can be run.',
	});
	expect(surroundings.commandLines).toEqual([]);
});
