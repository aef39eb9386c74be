import { describe, expect, test, vi } from 'vitest';
import { chooseSteps } from '../../../scripts/test/choose-steps';
import { runSteps } from '../../../scripts/test/run-steps';
import { failed, passed } from '../../../scripts/test/step';
import type { Step, StepOutcome } from '../../../scripts/test/step';
import { steps } from '../../../scripts/test/steps';
import { summary } from '../../../scripts/test/summary';
import { fakeSurroundings } from './fake-surroundings';

function step(id: string, outcome: StepOutcome | Error = passed, needs: readonly string[] = []): Step {
	const run = async () => {
		if (outcome instanceof Error) throw outcome;
		return outcome;
	};
	return { id, title: `The ${id}`, needs, run };
}

describe('which steps run', () => {
	const all = [step('lint'), step('build:a'), step('build:b'), step('size', passed, ['build:a'])];
	const chosen = (...names: string[]) => {
		const choice = chooseSteps(all, names);
		return 'steps' in choice ? choice.steps.map(({ id }) => id) : choice.unknownNames;
	};

	test('all of them, where none is named', () => expect(chosen()).toEqual(['lint', 'build:a', 'build:b', 'size']));
	test('a group', () => expect(chosen('build')).toEqual(['build:a', 'build:b']));
	test('what the named ones need, in the usual order', () => expect(chosen('size', 'lint')).toEqual(['lint', 'build:a', 'size']));
	test('none, where a name is unknown', () => expect(chosen('lint', 'lnt')).toEqual(['lnt']));

	test('every need is a step that comes earlier', () => {
		const ids = steps.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { id, needs } of steps) {
			for (const need of needs) expect(ids.slice(0, ids.indexOf(id))).toContain(need);
		}
	});
});

describe('how steps run', () => {
	test('on past failures; what needs the failed one fails with it', async () => {
		const surroundings = fakeSurroundings();
		const all = [step('a', failed('Mend it.')), step('b'), step('c', passed, ['a']), step('d', new Error('broken'))];
		const reports = await runSteps(all, surroundings);
		expect(reports.map((report) => report.failed)).toEqual([1, 0, 1, 1]);
		expect(reports[2]?.note).toBe('Not run, as `a` failed.');
		expect(surroundings.lines.join('\n')).toContain('Error: broken');
	});

	test('some beside the others, once what they need is done; what these say comes in one piece', async () => {
		const surroundings = fakeSurroundings();
		const order: string[] = [];
		const waiting = new Map<string, () => void>();
		const held = (id: string, needs: readonly string[], aside: boolean): Step => ({
			...step(id, passed, needs),
			aside,
			async run({ say }, output) {
				order.push(`${id}: ${output}`);
				say(`in ${id}`);
				await new Promise<void>((resolve) => waiting.set(id, resolve));
				return passed;
			},
		});
		const started = (ids: readonly string[]) => vi.waitFor(() => expect([...waiting.keys()]).toEqual(ids));
		const running = runSteps([held('build', [], false), held('slow', ['build'], true), held('next', [], false)], surroundings);
		await started(['build']);
		waiting.get('build')?.();
		await started(['build', 'next', 'slow']);
		expect(surroundings.lines).not.toContain('in slow');
		waiting.get('next')?.();
		waiting.get('slow')?.();
		expect((await running).map(({ title }) => title)).toEqual(['The build', 'The slow', 'The next']);
		expect(order.toSorted()).toEqual(['build: show', 'next: show', 'slow: collect']);
		expect(surroundings.lines.at(-1)).toContain('The slow\nin slow\n  passed');
	});

	test('skipping is allowed to a person, and is a failure in continuous integration', async () => {
		const skipped = { passed: 2, failed: 0, skipped: 1, note: 'No Firefox.' };
		const [mine] = await runSteps([step('firefox', skipped)], fakeSurroundings());
		expect(mine).toMatchObject(skipped);
		const [theirs] = await runSteps([step('firefox', skipped)], fakeSurroundings({ environment: { CI: 'true' } }));
		expect(theirs).toMatchObject({ passed: 2, failed: 1, skipped: 0, note: 'Nothing may be skipped with CI=true. No Firefox.' });
	});
});

describe('the tests in a network of their own', () => {
	const network = steps.find(({ id }) => id === 'network');
	const run = (environment: Readonly<Record<string, string>>) =>
		network?.run(
			fakeSurroundings({ environment, commands: { unshare: { exitCode: 1, output: 'Operation not permitted' } } }),
			'collect',
		);

	test('are skipped where the machine allows none, which is a failure in continuous integration', async () => {
		expect(await run({})).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
	});

	test('are done without where that is said', async () => {
		expect(await run({ VIGNETTE_WITHOUT_NETWORK: 'true' })).toMatchObject({ passed: 0, failed: 0, skipped: 0 });
	});
});

test('the summary ends with the counts, alone on their line', async () => {
	const outcomes = [
		step('unit', { passed: 40, failed: 2, skipped: 0 }),
		step('firefox', { passed: 0, failed: 0, skipped: 1, note: 'None.' }),
	];
	const text = summary(await runSteps([...outcomes, step('types')], fakeSurroundings()));
	expect(text.split('\n').at(-1)).toBe('41 passed, 2 failed');
	expect(text).toContain('The firefox: None.');
});
