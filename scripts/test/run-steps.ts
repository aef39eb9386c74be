import { isContinuousIntegration } from '../browsers/surroundings';
import type { Surroundings } from '../browsers/surroundings';
import { failed } from './step';
import type { Step, StepOutcome } from './step';

/** A step with how it went. */
export interface StepReport extends StepOutcome {
	readonly title: string;
	readonly milliseconds: number;
}

async function runStep(step: Step, surroundings: Surroundings): Promise<StepOutcome> {
	try {
		return await step.run(surroundings);
	} catch (error) {
		surroundings.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
		return failed('The step itself is broken.');
	}
}

/** In continuous integration nothing may be skipped: what is skipped everywhere is tested nowhere. */
function withoutSkipping(outcome: StepOutcome): StepOutcome {
	if (outcome.skipped === 0) return outcome;
	const note = `Nothing may be skipped with CI=true. ${outcome.note ?? ''}`.trim();
	return { passed: outcome.passed, failed: outcome.failed + outcome.skipped, skipped: 0, note };
}

/** Runs steps one after another, each with a heading and its duration, on past failures. */
export async function runSteps(steps: readonly Step[], surroundings: Surroundings): Promise<StepReport[]> {
	const reports: StepReport[] = [];
	const failedIds = new Set<string>();
	for (const [index, step] of steps.entries()) {
		surroundings.say(`\n[${index + 1}/${steps.length}] ${step.title}`);
		const startedAt = surroundings.now();
		const broken = step.needs.find((id) => failedIds.has(id));
		let outcome = broken === undefined ? await runStep(step, surroundings) : failed(`Not run, as \`${broken}\` failed.`);
		if (isContinuousIntegration(surroundings.environment)) outcome = withoutSkipping(outcome);
		const milliseconds = surroundings.now() - startedAt;
		if (outcome.failed > 0) failedIds.add(step.id);
		reports.push({ ...outcome, title: step.title, milliseconds });
		if (outcome.note !== undefined) surroundings.say(`  ${outcome.note}`);
		const verdict = outcome.failed > 0 ? 'FAILED' : outcome.passed > 0 ? 'passed' : 'skipped';
		surroundings.say(`  ${verdict} in ${(milliseconds / 1000).toFixed(1)} s`);
	}
	return reports;
}
