import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { projectFolder } from '../setup/project-folder.mjs';
import { projectProgram } from '../setup/project-program.mjs';
import { runCommand } from '../setup/run-command.mjs';
import type { StepOutcome } from './step';
import { countTests } from './vitest-report';

const vitestTimeoutMilliseconds = 20 * 60_000;

/** Runs one project of vitest.config.ts, shown as it goes, and counts its tests; `prefix` is a program to run it by, with its arguments. */
export async function runVitest(
	project: string,
	environment: Record<string, string | undefined> = {},
	prefix: readonly string[] = [],
): Promise<StepOutcome> {
	const reportFolder = mkdtempSync(join(tmpdir(), 'vignette-vitest-'));
	const reportFile = join(reportFolder, 'report.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
	try {
		const vitest = [process.execPath, projectProgram('vitest'), 'run', '--project', project, ...reporters];
		const [program = process.execPath, ...args] = [...prefix, ...vitest];
		const result = await runCommand(program, args, {
			label: `vitest, ${project}`,
			folder: projectFolder,
			output: 'show',
			timeoutMilliseconds: vitestTimeoutMilliseconds,
			environment,
		});
		const report: unknown = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
		return countTests(report, result.exitCode);
	} finally {
		rmSync(reportFolder, { recursive: true, force: true });
	}
}
