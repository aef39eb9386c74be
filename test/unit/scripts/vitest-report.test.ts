import { expect, test } from 'vitest';
import { countTests } from '../../../scripts/test/vitest-report';

const file = (status: string, ...tests: string[]) => ({
	name: 'a.test.ts',
	status,
	assertionResults: tests.map((outcome) => ({ status: outcome })),
});

test('every test counts', () => {
	const report = { testResults: [file('passed', 'passed', 'passed', 'skipped', 'todo'), file('failed', 'passed', 'failed')] };
	expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a file that failed outside of its tests counts as one failure', () => {
	expect(countTests({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
	expect(countTests({ testResults: [file('failed', 'skipped', 'skipped')] }, 1)).toMatchObject({ failed: 1, skipped: 2 });
});

test.each([
	['no report', undefined, 0, 'Vitest wrote no report.'],
	['no test', { testResults: [] }, 0, 'No test was found.'],
	['an error outside of all files', { testResults: [file('passed', 'passed')] }, 1, 'Vitest failed outside of the tests: see above.'],
	['a run that was ended', { testResults: [file('passed', 'passed')] }, undefined, 'Vitest failed outside of the tests: see above.'],
])('%s is a failure', (_what, report, exitCode, note) => {
	expect(countTests(report, exitCode)).toMatchObject({ failed: 1, note });
});
