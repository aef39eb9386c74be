import process from 'node:process';
import { projectFolder } from '../setup/project-folder.mjs';
import { projectProgram } from '../setup/project-program.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { failed, passed } from './step';
import type { Step, StepOutcome } from './step';

const toolTimeoutMilliseconds = 3 * 60_000;

/** A program of an installed package, with what it is told. */
export interface Tool {
	readonly packageName: string;
	readonly programName?: string;
	readonly args: readonly string[];
	/** What to do where it fails. */
	readonly cure?: string;
}

/** Runs a tool, its words shown as they come; its exit code decides. */
export async function runTool(tool: Tool): Promise<StepOutcome> {
	const script = projectProgram(tool.packageName, tool.programName);
	const label = tool.programName ?? tool.packageName;
	const options = { label, folder: projectFolder, output: 'show', timeoutMilliseconds: toolTimeoutMilliseconds } as const;
	const result = await runCommand(process.execPath, [script, ...tool.args], options);
	if (result.exitCode === 0) return passed;
	return failed(result.timedOut ? `${label} did not end within ${toolTimeoutMilliseconds / 60_000} minutes.` : tool.cure);
}

/** A step that is one run of a tool. */
export function toolStep(id: string, title: string, needs: readonly string[], tool: Tool): Step {
	return { id, title, needs, run: () => runTool(tool) };
}
