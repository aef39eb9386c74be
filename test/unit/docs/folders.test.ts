import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/setup/project-folder.mjs';
import { readDocument, section } from '../../documents/read-document';

const entries = readdirSync(join(projectFolder, 'src'), { withFileTypes: true });
const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
const wiring = entries.filter((entry) => entry.isFile()).map(({ name }) => name.replace(/\.ts$/, ''));

const rule = v.object({
	files: v.array(v.string()),
	rules: v.object({
		'eslint/no-restricted-imports': v.tuple([
			v.literal('error'),
			v.object({ patterns: v.tuple([v.object({ regex: v.string(), message: v.string() })]) }),
		]),
	}),
});
const { overrides } = v.parse(v.object({ overrides: v.array(v.unknown()) }), JSON.parse(readDocument('.oxlintrc.json')));
const rules = new Map(
	overrides.flatMap((override) => {
		const parsed = v.safeParse(rule, override);
		if (!parsed.success) return [];
		const [, { patterns }] = parsed.output.rules['eslint/no-restricted-imports'];
		return parsed.output.files.map((files) => [files, patterns[0]] as const);
	}),
);

const rows = section(readDocument('ARCHITECTURE.md'), '## Which folder knows which').matchAll(/^\| `(\w+)` \| (.+) \|$/gm);
const table = new Map(
	[...rows].map(([, folder = '', names = '']) => [folder, names === 'none' ? [] : names.replaceAll('`', '').split(', ')]),
);

const callers = new Map(
	[...section(readDocument('ARCHITECTURE.md'), '## Which files call the browser').matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(
		([, folder = '', names = '']) => [folder, names === 'none' ? [] : names.replaceAll('`', '').split(', ')],
	),
);

/** The names of the files below a folder of src that import the browser itself, and not only its types. */
function callersIn(folder: string): string[] {
	const files = readdirSync(join(projectFolder, 'src', folder), { recursive: true, withFileTypes: true });
	return files
		.filter((file) => file.isFile() && file.name.endsWith('.ts'))
		.filter(({ parentPath, name }) => importsBrowser.test(readFileSync(join(parentPath, name), 'utf8')))
		.map(({ name }) => name);
}
const importsBrowser = /^import \{[^}]*\bbrowser\b[^}]*\} from 'wxt\/browser';/m;

test('the table has each folder of src', () => {
	expect([...table.keys()].toSorted()).toEqual(folders.toSorted());
});

describe.each(folders)('src/%s', (folder) => {
	const known = table.get(folder) ?? [];
	const { regex, message } = rules.get(`src/${folder}/**`) ?? { regex: '', message: '' };

	test('may import from the folders that the table says, by the linter’s rule', () => {
		const allowed = folders.filter((other) => !new RegExp(regex).test(`../${other}/file`) && other !== folder);
		expect(allowed.toSorted()).toEqual(known.toSorted());
		const fromBelow = folders.filter((other) => !new RegExp(regex).test(`../../${other}/below/file`) && other !== folder);
		expect(fromBelow).toEqual(allowed);
	});

	test('imports nothing of what puts folders together, and no entrypoint', () => {
		const forbidden = [...wiring.map((name) => `../${name}`), '../../entrypoints/background'];
		expect(forbidden.filter((path) => !new RegExp(regex).test(path))).toEqual([]);
	});

	test('calls the browser in the files that the list says', () => {
		const listed = callers.get(folder);
		const calling = callersIn(folder).toSorted();
		const isAny = listed?.join() === 'any' && calling.length > 0;
		expect(isAny ? ['any'] : calling).toEqual(listed);
	});

	test('is told so in the table’s words', () => {
		expect(message).toContain(`src/${folder} may import from ${known.length === 0 ? 'no other folder' : known.join(', ')}:`);
	});
});
