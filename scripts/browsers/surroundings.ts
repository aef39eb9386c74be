import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { projectFolder } from '../setup/project-folder.mjs';
import { runCommand } from '../setup/run-command.mjs';

/** What a command is run with; see run-command.mjs. */
export interface RunOptions {
	readonly label: string;
	readonly timeoutMilliseconds: number;
	readonly environment?: Record<string, string | undefined>;
}

/** How a command ended. */
export interface RunResult {
	/** Undefined where it could not be started or was ended for taking too long. */
	readonly exitCode: number | undefined;
	readonly timedOut: boolean;
	readonly standardOutput: string;
	/** Standard output and standard error together. */
	readonly output: string;
	readonly milliseconds: number;
}

/** The machine as the search for browsers sees it, passed in so that every order of events can be tried without one. */
export interface Surroundings {
	readonly platform: NodeJS.Platform;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** 0 is root; undefined on Windows. */
	readonly userId: number | undefined;
	readonly homeFolder: string;
	/** Where found browsers are remembered; git-ignored. */
	readonly memoryFile: string;
	/** Where Playwright's own download is or would be. */
	readonly playwrightChromium: string;
	/** Playwright's command-line program. */
	readonly playwrightProgram: string;
	isExecutable(path: string): boolean;
	/** Undefined where there is no such file. */
	readText(path: string): string | undefined;
	/** Makes the folder where it is missing. */
	writeText(path: string, text: string): void;
	/** Never rejects. */
	run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult>;
	/** One line for a person. */
	readonly say: (line: string) => void;
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** The machine we are on. */
export function realSurroundings(): Surroundings {
	return {
		platform: process.platform,
		environment: process.env,
		userId: process.getuid?.(),
		homeFolder: homedir(),
		memoryFile: join(projectFolder, '.vignette', 'browsers.json'),
		playwrightChromium: chromium.executablePath(),
		playwrightProgram: join(projectFolder, 'node_modules', 'playwright', 'cli.js'),
		isExecutable,
		readText: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
		writeText(path, text) {
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, text);
		},
		run: (command, args, options) => runCommand(command, args, { ...options, output: 'collect' }),
		say: (line) => console.log(line),
		now: () => Date.now(),
	};
}

/** Whether we run in continuous integration, where nothing may be skipped. */
export function isContinuousIntegration(environment: Surroundings['environment']): boolean {
	return environment['CI'] === 'true' || environment['CI'] === '1';
}
