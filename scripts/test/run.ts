import { realSurroundings } from '../browsers/surroundings';
import { chooseSteps } from './choose-steps';
import { runSteps } from './run-steps';
import { steps } from './steps';
import { summary } from './summary';

/**
 * `npm test`: all steps, or only those that are named (`npm test -- unit types`) with what they need.
 *
 * @returns the exit code
 */
export async function run(names: readonly string[]): Promise<number> {
	const choice = chooseSteps(steps, names);
	if ('unknownNames' in choice) {
		console.error(`No step is called ${choice.unknownNames.join(', ')}. There are: ${steps.map(({ id }) => id).join(', ')}.`);
		return 1;
	}
	const reports = await runSteps(choice.steps, realSurroundings());
	console.log(summary(reports));
	return reports.some(({ failed }) => failed > 0) ? 1 : 0;
}
