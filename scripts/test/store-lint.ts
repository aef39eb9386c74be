import { readFileSync } from 'node:fs';
import process from 'node:process';
import * as v from 'valibot';
import type { Surroundings } from '../browsers/surroundings';
import { builds } from '../builds';
import { projectFolder } from '../setup/project-folder.mjs';
import { projectProgram } from '../setup/project-program.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { failed, passed } from './step';
import type { StepOutcome } from './step';

const lintTimeoutMilliseconds = 3 * 60_000;

const findingSchema = v.object({
	code: v.string(),
	message: v.string(),
	file: v.optional(v.nullable(v.string())),
	line: v.optional(v.nullable(v.number())),
});
const reportSchema = v.object({ errors: v.array(findingSchema), warnings: v.array(findingSchema) });
const knownSchema = v.array(v.strictObject({ code: v.string(), file: v.string(), count: v.number(), reason: v.string() }));

/** One thing that addons.mozilla.org's linter has to say. */
export type Finding = v.InferOutput<typeof findingSchema>;

/** Warnings that we know, how many of them, and why each is harmless. */
export type KnownWarnings = v.InferOutput<typeof knownSchema>;

/** Bundlers put a hash into the names of some files, which changes with every change. */
function fileOf(finding: Finding): string {
	return (finding.file ?? '').replace(/-[\w-]{8}(\.\w+)$/, '$1');
}

/** The findings beyond those we know: every error, and each warning of a kind or in a number that is not on the list. */
export function newFindings(errors: readonly Finding[], warnings: readonly Finding[], known: KnownWarnings): Finding[] {
	const left = new Map(known.map(({ code, file, count }) => [`${code} ${file}`, count]));
	const unknown = warnings.filter((warning) => {
		const key = `${warning.code} ${fileOf(warning)}`;
		const count = left.get(key) ?? 0;
		left.set(key, count - 1);
		return count <= 0;
	});
	return [...errors, ...unknown];
}

/** Warnings on the list that the linter does not give (any more): what nobody needs is not to stay excused. */
export function goneWarnings(warnings: readonly Finding[], known: KnownWarnings): KnownWarnings {
	return known.filter(
		({ code, file, count }) => warnings.filter((warning) => warning.code === code && fileOf(warning) === file).length < count,
	);
}

/** Runs web-ext lint, which is what addons.mozilla.org runs, on the Firefox build. */
export async function lintForStore(surroundings: Surroundings): Promise<StepOutcome> {
	const args = ['lint', '--source-dir', builds.firefox.folder, '--output', 'json', '--no-config-discovery'];
	const result = await runCommand(process.execPath, [projectProgram('web-ext'), ...args], {
		label: 'web-ext lint',
		folder: projectFolder,
		timeoutMilliseconds: lintTimeoutMilliseconds,
	});
	let report: v.InferOutput<typeof reportSchema>;
	try {
		report = v.parse(reportSchema, JSON.parse(result.standardOutput));
	} catch {
		surroundings.say(result.output);
		return failed(result.timedOut ? 'web-ext lint took too long.' : 'web-ext lint gave no report.');
	}
	const known = v.parse(knownSchema, JSON.parse(readFileSync(new URL('./store-warnings.json', import.meta.url), 'utf8')));
	const findings = newFindings(report.errors, report.warnings, known);
	surroundings.say(`  ${report.errors.length} errors, ${report.warnings.length} warnings, ${findings.length} of them new`);
	for (const { code, message, file, line } of findings) surroundings.say(`  ${code} ${file ?? ''}:${line ?? ''} ${message}`);
	if (findings.length > 0) return failed('Mend it, or add it to scripts/test/store-warnings.json with the reason why it is harmless.');
	const gone = goneWarnings(report.warnings, known).map(({ code, file }) => `${code} in ${file}`);
	return gone.length === 0
		? passed
		: failed(`Take off scripts/test/store-warnings.json what is not warned of any more: ${gone.join(', ')}.`);
}
