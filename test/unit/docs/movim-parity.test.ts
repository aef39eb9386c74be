import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/setup/project-folder.mjs';

interface Row {
	readonly number: number;
	readonly ours: string;
	readonly tests: readonly NamedTest[];
	readonly status: string;
}

interface NamedTest {
	readonly file: string;
	readonly name: string;
}

function read(path: string): string {
	return readFileSync(join(projectFolder, path), 'utf8');
}

/** The rows of a table below a heading: number, what they do, what we do, tests, status. */
function rowsBelow(heading: string): Row[] {
	const section =
		read('docs/movim-parity.md')
			.split(/^## /m)
			.find((part) => part.startsWith(heading)) ?? '';
	return [...section.matchAll(/^\| *(\d+) *\|[^|]*\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map((match) => {
		const [, number = '', ours = '', named = '', status = ''] = match;
		const tests = [...named.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({ file, name }));
		return { number: Number(number), ours: ours.trim(), tests, status: status.trim() };
	});
}

/** The names that a file gives its tests and groups of tests, as they are written: `$name` and `%s` stand for what varies. */
function titlesIn(path: string): string[] {
	const titles = read(path).matchAll(/(?:\b(?:describe|it|test)|\))\s*\(\s*(['`])((?:\\.|(?!\1).)+)\1/g);
	return [...titles].map(([, , title = '']) => title);
}

const tables = { 'What they do': 30, 'What none of them has whole': 20 };
const rows = Object.keys(tables).flatMap(rowsBelow);
const named = rows.flatMap(({ tests }) => tests);

describe('the tables in docs/movim-parity.md', () => {
	test.each(Object.entries(tables))('“%s” has its %i rows, in order', (heading, count) => {
		expect(rowsBelow(heading).map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
	});

	test.each(rows)('say of $number how it compares, by a test where there is something, or why', ({ status, ours, tests }) => {
		expect(status).toMatch(/^(same|more|different: .{10,}|not yet: .{10,}|no: .{10,})$/);
		const isThere = !/^(not yet|no):/.test(status);
		expect({ hasTest: tests.length > 0 || !isThere, isSaid: ours !== '' || !isThere }).toEqual({ hasTest: true, isSaid: true });
	});

	test.each(named)('name a test that exists: $file, $name', ({ file, name }) => {
		expect(existsSync(join(projectFolder, file))).toBe(true);
		expect(titlesIn(file).filter((title) => title.startsWith(name))).not.toEqual([]);
	});
});
