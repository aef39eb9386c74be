import { describe, expect, test } from 'vitest';
import { chromiumKind, firefoxKind } from '../../../scripts/browsers/browser-kind';
import { findBrowser } from '../../../scripts/browsers/find-browser';
import { fakeSurroundings } from './fake-surroundings';

const memory = (path: string) => ({ '/project/.vignette/browsers.json': JSON.stringify({ chromium: path }) });
const chromium = 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)';

describe('which Chromium is taken', () => {
	test('the one that the environment names, before all others', async () => {
		const surroundings = fakeSurroundings({
			environment: { VIGNETTE_CHROMIUM: '/mine/chrome' },
			programs: { '/mine/chrome': 'Chromium 150.0.1.2', '/usr/bin/chromium': chromium },
		});
		expect(await findBrowser(surroundings, chromiumKind)).toEqual({
			found: true,
			executablePath: '/mine/chrome',
			versionLine: 'Chromium 150.0.1.2',
		});
		expect(surroundings.commandLines).toEqual(['/mine/chrome --version']);
	});

	test('no other, where the environment names one that will not do', async () => {
		const surroundings = fakeSurroundings({
			environment: { VIGNETTE_CHROMIUM: '/mine/chrome' },
			programs: { '/mine/chrome': 'Chromium 120.0.1.2', '/usr/bin/chromium': chromium },
		});
		expect(await findBrowser(surroundings, chromiumKind)).toEqual({
			found: false,
			reason: 'VIGNETTE_CHROMIUM is set, but /mine/chrome is Chromium 120.0.1.2; Vignette needs 148 or newer.',
		});
	});

	test('the one that served last time, without looking further', async () => {
		const surroundings = fakeSurroundings({
			files: memory('/opt/edge'),
			programs: { '/opt/edge': 'Microsoft Edge 151.0.1.1', '/usr/bin/chromium': chromium },
		});
		expect(await findBrowser(surroundings, chromiumKind)).toMatchObject({ executablePath: '/opt/edge' });
		expect(surroundings.commandLines).toHaveLength(1);
	});

	test('another one, where the one that served last time is gone or too old', async () => {
		const programs = { '/old/chrome': 'Chromium 147.0.1.1', '/usr/bin/chromium': chromium };
		for (const path of ['/gone/chrome', '/old/chrome']) {
			const surroundings = fakeSurroundings({ files: memory(path), programs });
			expect(await findBrowser(surroundings, chromiumKind)).toMatchObject({ executablePath: '/usr/bin/chromium' });
			expect(surroundings.files.get(surroundings.memoryFile)).toContain('"chromium": "/usr/bin/chromium"');
		}
	});

	test('one on the PATH before the usual places, and those before what Playwright has downloaded', async () => {
		const path = { '/usr/bin/brave-browser': 'Brave Browser 149.1.86.2' };
		const place = { '/opt/microsoft/msedge/msedge': 'Microsoft Edge 151.0.1.1' };
		const downloaded = { '/cache/playwright/chrome': 'Google Chrome for Testing 159.0.8154.6' };
		const found = async (programs: Record<string, string>) => findBrowser(fakeSurroundings({ programs }), chromiumKind);
		expect(await found({ ...downloaded, ...place, ...path })).toMatchObject({ executablePath: '/usr/bin/brave-browser' });
		expect(await found({ ...downloaded, ...place })).toMatchObject({ executablePath: '/opt/microsoft/msedge/msedge' });
		expect(await found(downloaded)).toMatchObject({ executablePath: '/cache/playwright/chrome' });
	});

	test('never branded Chrome, which loads no extension', async () => {
		const surroundings = fakeSurroundings({ programs: { '/usr/bin/chromium': 'Google Chrome 156.0.1.1' } });
		expect(await findBrowser(surroundings, chromiumKind)).toMatchObject({
			found: false,
			reason: expect.stringContaining('/usr/bin/chromium is branded Google Chrome') as unknown,
		});
	});

	test('not one that only tells where to get it, as the stand-in for a snap does', async () => {
		const surroundings = fakeSurroundings({
			programs: { '/usr/bin/chromium-browser': 'Command requires the chromium snap to be installed.' },
		});
		expect(await findBrowser(surroundings, chromiumKind)).toMatchObject({
			reason: 'No Chromium that will do is installed. /usr/bin/chromium-browser did not tell its version.',
		});
	});

	test('the same one, where the remembered file is broken', async () => {
		const surroundings = fakeSurroundings({
			files: { '/project/.vignette/browsers.json': '{"chromium": 7' },
			programs: { '/usr/bin/chromium': chromium },
		});
		expect(await findBrowser(surroundings, chromiumKind)).toMatchObject({ found: true });
	});
});

test('on macOS the applications are looked at', async () => {
	const path = '/home/someone/Applications/Firefox.app/Contents/MacOS/firefox';
	const surroundings = fakeSurroundings({ platform: 'darwin', programs: { [path]: 'Mozilla Firefox 146.0.1' } });
	expect(await findBrowser(surroundings, firefoxKind)).toMatchObject({ executablePath: path });
});

test('on Windows the file is asked for its version, as browsers there answer by opening a window', async () => {
	const path = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
	const surroundings = fakeSurroundings({
		platform: 'win32',
		environment: { PATH: 'C:\\Windows', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
		programs: { [path]: 'a window' },
		commands: { 'powershell.exe': { standardOutput: 'Microsoft Edge 151.0.3900.2\r\n' } },
	});
	expect(await findBrowser(surroundings, chromiumKind)).toEqual({
		found: true,
		executablePath: path,
		versionLine: 'Microsoft Edge 151.0.3900.2',
	});
});

test('Firefox ESR is taken before Firefox, and neither where it is older than 140', async () => {
	const programs = { '/usr/bin/firefox': 'Mozilla Firefox 146.0', '/usr/bin/firefox-esr': 'Mozilla Firefox 153.7.0esr' };
	expect(await findBrowser(fakeSurroundings({ programs }), firefoxKind)).toMatchObject({ executablePath: '/usr/bin/firefox-esr' });
	const old = { ...programs, '/usr/bin/firefox-esr': 'Mozilla Firefox 128.4.0esr' };
	expect(await findBrowser(fakeSurroundings({ programs: old }), firefoxKind)).toMatchObject({ executablePath: '/usr/bin/firefox' });
});
