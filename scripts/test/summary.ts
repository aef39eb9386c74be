import type { StepReport } from './run-steps';

/** The table of all steps, and below it the line that counts: `N passed, N failed`, alone and last. */
export function summary(reports: readonly StepReport[]): string {
	const titleWidth = Math.max(...reports.map(({ title }) => title.length), 4);
	const row = (title: string, cells: readonly string[]) => `${title.padEnd(titleWidth)}${cells.map((cell) => cell.padStart(9)).join('')}`;
	const rows = reports.map((report) => {
		const counts = [report.passed, report.failed, report.skipped].map((count) => (count === 0 ? '·' : String(count)));
		return row(report.title, [...counts, `${(report.milliseconds / 1000).toFixed(1)} s`]);
	});
	const notes = reports.flatMap(({ title, note }) => (note === undefined ? [] : [`${title}: ${note}`]));
	const total = (key: 'passed' | 'failed') => reports.reduce((sum, report) => sum + report[key], 0);
	return [
		'',
		row('Step', ['passed', 'failed', 'skipped', 'time']),
		...rows,
		...(notes.length > 0 ? ['', ...notes] : []),
		'',
		`${total('passed')} passed, ${total('failed')} failed`,
	].join('\n');
}
