import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { projectFolder } from '../setup/project-folder.mjs';
import { projectProgram } from '../setup/project-program.mjs';
import { runCommand } from '../setup/run-command.mjs';
import type { StepOutcome } from './step';
import { countTests } from './vitest-report';

const vitestTimeoutMilliseconds = 40 * 60_000;

/** How a project of vitest.config.ts is run. */
export interface VitestRun {
	/** Whether what it writes is shown as it comes; else it is told at its end. */
	readonly output: 'show' | 'collect';
	readonly say: (line: string) => void;
	readonly environment?: Readonly<Record<string, string | undefined>>;
	/** A program to run it by, with its arguments. */
	readonly prefix?: readonly string[];
}

/** Runs one project of vitest.config.ts, and counts its tests. */
export async function runVitest(project: string, { output, say, environment = {}, prefix = [] }: VitestRun): Promise<StepOutcome> {
	const reportFolder = mkdtempSync(join(tmpdir(), 'vignette-vitest-'));
	const reportFile = join(reportFolder, 'report.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
	try {
		const vitest = [process.execPath, projectProgram('vitest'), 'run', '--project', project, ...reporters];
		const [program = process.execPath, ...args] = [...prefix, ...vitest];
		const result = await runCommand(program, args, {
			label: `vitest, ${project}`,
			folder: projectFolder,
			output,
			timeoutMilliseconds: vitestTimeoutMilliseconds,
			environment: { ...environment },
		});
		if (output === 'collect') say(result.output);
		const report: unknown = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
		return countTests(report, result.exitCode);
	} finally {
		rmSync(reportFolder, { recursive: true, force: true });
	}
}
