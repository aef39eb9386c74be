import type { BrowserKind } from './browser-kind';
import type { RunResult, Surroundings } from './surroundings';

/** A browser that will do. */
export interface FoundBrowser {
	readonly found: true;
	readonly executablePath: string;
	/** As it names itself, such as 'Chromium 156.0.8078.79'. */
	readonly versionLine: string;
}

/** None that will do, and why, in a sentence for a person. */
export interface NoBrowser {
	readonly found: false;
	readonly reason: string;
}

/** What a search for a browser ends with. */
export type BrowserSearch = FoundBrowser | NoBrowser;

/** The first start after an installation, or inside a snap, takes seconds. */
const versionTimeoutMilliseconds = 20_000;

/** Asks a program for its version. On Windows browsers do not answer `--version`, but open a window: there the file is asked. */
async function askVersion(surroundings: Surroundings, path: string): Promise<RunResult> {
	const options = { label: `${path} --version`, timeoutMilliseconds: versionTimeoutMilliseconds };
	if (surroundings.platform !== 'win32') return surroundings.run(path, ['--version'], options);
	const script = '(Get-Item -LiteralPath $env:VIGNETTE_FILE).VersionInfo | ForEach-Object { "$($_.ProductName) $($_.ProductVersion)" }';
	const environment = { VIGNETTE_FILE: path };
	return surroundings.run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], { ...options, environment });
}

/** Tries whether the program at a path answers, is the right browser and is new enough. */
export async function inspectBrowser(surroundings: Surroundings, kind: BrowserKind, path: string): Promise<BrowserSearch> {
	const no = (why: string): NoBrowser => ({ found: false, reason: `${path} ${why}.` });
	if (!surroundings.isExecutable(path)) return no('is no program that can be run');
	const result = await askVersion(surroundings, path);
	if (result.timedOut) return no(`did not tell its version within ${versionTimeoutMilliseconds / 1000} s`);
	const versionLine = result.standardOutput
		.split('\n')
		.map((line) => line.trim())
		.find((line) => /\d+\.\d/.test(line));
	if (result.exitCode !== 0 || versionLine === undefined) return no('did not tell its version');
	const refusal = kind.refusal(versionLine);
	if (refusal !== undefined) return no(refusal);
	const majorVersion = Number(/(\d+)\.\d/.exec(versionLine)?.[1]);
	if (majorVersion < kind.minimumMajorVersion) {
		return no(`is ${versionLine}; Vignette needs ${kind.minimumMajorVersion} or newer`);
	}
	return { found: true, executablePath: path, versionLine };
}
