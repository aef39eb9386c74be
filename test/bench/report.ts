import { isMet, type Row } from './figure';
import type { Spread } from './statistics';

/** A number with three digits that count. */
export function written(value: number): string {
	const size = Math.abs(value);
	return value.toFixed(size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

function spread({ median, low, high }: Spread): string {
	return low === high ? written(median) : `${written(median)} (${written(low)}–${written(high)})`;
}

function cells(row: Row): string[] {
	const met = isMet(row);
	return [
		row.name,
		`${spread(row.ours)} ${row.unit}`,
		row.base ? `${spread(row.base)} ${row.unit}` : '',
		row.against,
		spread(row.measured),
		row.goal === undefined ? '' : `≤ ${row.goal}`,
		met === undefined ? '' : met ? 'met' : 'missed',
	];
}

const head = ['figure', 'with Vignette', 'compared', 'against', 'measured', 'goal', ''];

/** All lines as a table for people, with the notes below it. */
export function table(rows: readonly Row[]): string {
	const lines = [head, ...rows.map(cells)];
	const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
	const text = lines.map((line) =>
		line
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	const notes = rows.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
	return [...text, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

/** The same as Markdown, as docs/performance.md has it. */
export function markdownTable(rows: readonly Row[]): string {
	const line = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(cells(row)))].join('\n');
}
