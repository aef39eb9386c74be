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
		return await step.run(surroundings, step.aside === true ? 'collect' : 'show');
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

/** Surroundings in which what is said is kept until it is asked for. */
function keptToItself(surroundings: Surroundings): { readonly quiet: Surroundings; readonly lines: string[] } {
	const lines: string[] = [];
	return { quiet: { ...surroundings, say: (line) => void lines.push(line) }, lines };
}

/**
 * Runs steps, each with a heading and its duration, on past failures: one after another, and beside them those that wait more
 * than they work, one after another as well, whose words come in one piece when they end. The reports are in the steps' order.
 */
export async function runSteps(steps: readonly Step[], surroundings: Surroundings): Promise<StepReport[]> {
	const reports = new Map<string, Promise<StepReport>>();
	const last = new Map<boolean, Promise<StepReport>>();

	const report = async (step: Step, place: number, before: Promise<StepReport> | undefined): Promise<StepReport> => {
		await before;
		const needs = await Promise.all(step.needs.map(async (id) => ({ id, report: await reports.get(id) })));
		const broken = needs.find((need) => (need.report?.failed ?? 0) > 0)?.id;
		const { quiet, lines } = keptToItself(surroundings);
		const own = step.aside === true ? quiet : surroundings;
		own.say(`\n[${place}/${steps.length}] ${step.title}`);
		const startedAt = own.now();
		let outcome = broken === undefined ? await runStep(step, own) : failed(`Not run, as \`${broken}\` failed.`);
		if (isContinuousIntegration(surroundings.environment)) outcome = withoutSkipping(outcome);
		const milliseconds = own.now() - startedAt;
		if (outcome.note !== undefined) own.say(`  ${outcome.note}`);
		const verdict = outcome.failed > 0 ? 'FAILED' : outcome.passed > 0 ? 'passed' : 'skipped';
		own.say(`  ${verdict} in ${(milliseconds / 1000).toFixed(1)} s`);
		if (lines.length > 0) surroundings.say(lines.join('\n'));
		return { ...outcome, title: step.title, milliseconds };
	};
	for (const [index, step] of steps.entries()) {
		const isAside = step.aside === true;
		const running = report(step, index + 1, last.get(isAside));
		reports.set(step.id, running);
		last.set(isAside, running);
	}
	return Promise.all(reports.values());
}
