import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/setup/project-folder.mjs';

const threats = Array.from({ length: 36 }, (_, index) => index + 1);

interface Row {
	readonly threat: number;
	readonly files: readonly string[];
	readonly status: string;
}

function read(path: string): string {
	return readFileSync(join(projectFolder, path), 'utf8');
}

/** The rows of SECURITY.md's table: number, name, defence, tests, status. */
const rows: readonly Row[] = [...read('SECURITY.md').matchAll(/^\| *(\d+) *\|[^|]*\|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map((match) => {
	const [, threat = '', files = '', status = ''] = match;
	return { threat: Number(threat), files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file), status: status.trim() };
});

/** The threats that a file's tests bear the numbers of. */
function threatsNamedIn(path: string): Set<number> {
	const titles = read(path).matchAll(/^\s*(?:describe|it|test)\b.*$/gm);
	return new Set([...titles].flatMap(([title]) => [...title.matchAll(/THREAT (\d+)/g)].map(([, threat]) => Number(threat))));
}

describe('the table in SECURITY.md', () => {
	test('has each threat once, in order', () => expect(rows.map(({ threat }) => threat)).toEqual(threats));

	test.each(rows)('says of $threat how far it is held, and why where it is not', ({ files, status }) => {
		expect(status).toMatch(/^(held|partly: .{10,}|not yet: .{10,})$/);
		expect(files.length > 0).toBe(!status.startsWith('not yet'));
	});

	test.each(rows.flatMap(({ threat, files }) => files.map((file) => [file, threat] as const)))(
		'names %s, which has tests of %d',
		(file, threat) => {
			expect(existsSync(join(projectFolder, file))).toBe(true);
			expect(threatsNamedIn(file)).toContain(threat);
		},
	);

	test('names every test that bears a number', () => {
		const files = readdirSync(join(projectFolder, 'test'), { recursive: true, encoding: 'utf8' })
			.map((file) => `test/${file.replaceAll('\\', '/')}`)
			.filter((file) => file.endsWith('.test.ts'));
		const named = files.flatMap((file) => [...threatsNamedIn(file)].map((threat) => `${threat} ${file}`));
		const listed = rows.flatMap(({ threat, files: tests }) => tests.map((file) => `${threat} ${file}`));
		expect(named.toSorted()).toEqual(listed.toSorted());
	});
});
