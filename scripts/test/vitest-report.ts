import * as v from 'valibot';
import type { StepOutcome } from './step';

/** What we read of the file that vitest's JSON reporter writes (Jest's format). */
const reportSchema = v.object({
	testResults: v.array(
		v.object({
			name: v.string(),
			status: v.string(),
			assertionResults: v.array(v.object({ status: v.string() })),
		}),
	),
});

/**
 * Counts the tests in vitest's JSON report. A file that failed outside of its tests (it could not be loaded, a hook failed),
 * and a run that failed outside of its files, count as one failure; a run without a test is a failure too.
 *
 * @param report the parsed file; anything else, such as undefined, is a run that ended before it could be written
 * @param exitCode vitest's own
 */
export function countTests(report: unknown, exitCode: number | undefined): StepOutcome {
	const parsed = v.safeParse(reportSchema, report);
	if (!parsed.success) return { passed: 0, failed: 1, skipped: 0, note: 'Vitest wrote no report.' };
	const count = { passed: 0, failed: 0, skipped: 0 };
	for (const file of parsed.output.testResults) {
		const failedBefore = count.failed;
		for (const { status } of file.assertionResults) {
			if (status === 'passed' || status === 'failed') count[status] += 1;
			else count.skipped += 1;
		}
		if (file.status === 'failed' && count.failed === failedBefore) count.failed += 1;
	}
	if (count.passed + count.failed + count.skipped === 0) return { ...count, failed: 1, note: 'No test was found.' };
	if (exitCode !== 0 && count.failed === 0) return { ...count, failed: 1, note: 'Vitest failed outside of the tests: see above.' };
	return count;
}
