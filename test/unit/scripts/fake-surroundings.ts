import type { RunResult, Surroundings } from '../../../scripts/browsers/surroundings';

/** What a fake command does: its standard output and how it ended, and what it changes on the fake machine. */
export interface FakeCommand {
	readonly standardOutput?: string;
	readonly output?: string;
	readonly exitCode?: number;
	readonly timedOut?: boolean;
	/** Programs that are there afterwards, with what they answer to `--version`. */
	readonly installs?: Readonly<Record<string, string>>;
}

/** A machine that exists only in a test. */
export interface FakeMachine {
	/** Paths of programs, with what they answer to `--version`. */
	readonly programs?: Readonly<Record<string, string>>;
	/** Commands other than `--version`, by how their command line begins. */
	readonly commands?: Readonly<Record<string, FakeCommand>>;
	readonly files?: Readonly<Record<string, string>>;
	readonly environment?: Readonly<Record<string, string>>;
	readonly platform?: NodeJS.Platform;
	readonly userId?: number | undefined;
}

/** A fake machine and what happened on it. */
export interface FakeSurroundings extends Surroundings {
	/** The command lines that were run, in order. */
	readonly commandLines: string[];
	/** What a person was told. */
	readonly lines: string[];
	readonly files: Map<string, string>;
	/** Lets time pass. */
	wait(milliseconds: number): void;
}

/** The files of a Debian machine on which packages can be installed. */
export const debianFiles = { '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n' };

/** Makes a machine: Linux, an ordinary user, nothing installed, unless told otherwise. */
export function fakeSurroundings(machine: FakeMachine = {}): FakeSurroundings {
	const programs = new Map(Object.entries(machine.programs ?? {}));
	const files = new Map(Object.entries(machine.files ?? {}));
	const commandLines: string[] = [];
	const lines: string[] = [];
	let milliseconds = Date.UTC(2026, 0, 1);

	const ended = (command: FakeCommand): RunResult => {
		for (const [path, version] of Object.entries(command.installs ?? {})) programs.set(path, version);
		const standardOutput = command.standardOutput ?? '';
		const timedOut = command.timedOut ?? false;
		const exitCode = timedOut ? undefined : (command.exitCode ?? 0);
		return { exitCode, timedOut, standardOutput, output: command.output ?? standardOutput, milliseconds: 1000 };
	};

	return {
		platform: machine.platform ?? 'linux',
		environment: { PATH: '/usr/bin', ...machine.environment },
		userId: 'userId' in machine ? machine.userId : 1000,
		homeFolder: '/home/someone',
		memoryFile: '/project/.vignette/browsers.json',
		playwrightChromium: '/cache/playwright/chrome',
		playwrightProgram: '/project/playwright.js',
		isExecutable: (path) => programs.has(path),
		readText: (path) => files.get(path),
		writeText: (path, text) => files.set(path, text),
		async run(command, args) {
			const commandLine = [command === process.execPath ? 'node' : command, ...args].join(' ');
			commandLines.push(commandLine);
			const version = args[0] === '--version' ? programs.get(command) : undefined;
			if (version !== undefined) return ended({ standardOutput: `${version}\n` });
			const known = Object.entries(machine.commands ?? {}).find(([beginning]) => commandLine.startsWith(beginning));
			return ended(known?.[1] ?? { exitCode: 127, output: `${command}: not found\n` });
		},
		say: (line) => lines.push(line),
		now: () => milliseconds,
		commandLines,
		lines,
		files,
		wait(elapsed) {
			milliseconds += elapsed;
		},
	};
}
