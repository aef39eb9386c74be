import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json';
import { chooseSteps } from '../../../scripts/test/choose-steps';
import { steps } from '../../../scripts/test/steps';
import { allDocuments } from '../../documents/all-documents';
import { readDocument } from '../../documents/read-document';

const scripts = Object.keys(packageJson.scripts);
const packages = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
const workflows = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);
const places = [...allDocuments(), ...workflows];

/** All commands of a kind that are written anywhere, as they stand there up to the end of the line or of the code. */
function commands(beginning: RegExp): string[][] {
	return places.flatMap((place) =>
		[...readDocument(place).matchAll(/(?:`|^ {4}|run: )((?:npm|npx|node) [^`\n|)]+)/gm)]
			.map(([, command = '']) => command.trim())
			.filter((command) => beginning.test(command))
			.map((command) => command.split(/ +/)),
	);
}

describe('a documented command', () => {
	test('of npm’s is one that npm knows, or a script of ours', () => {
		const named = commands(/^npm /).map(([, first = '', second]) => (first === 'run' ? second : first));
		const known = ['audit', 'ci', ...scripts];
		expect(named.length).toBeGreaterThan(8);
		expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([]);
	});

	test('by npx is of a package that is installed', () => {
		const named = commands(/^npx /).map(([, program = '']) => program);
		expect(named.length).toBeGreaterThan(3);
		expect(named.filter((name) => !packages.includes(name))).toEqual([]);
	});

	test('that runs single steps names steps', () => {
		const named = commands(/^node scripts\/test\.mjs /).map(([, , ...names]) => names);
		expect(named.length).toBeGreaterThan(2);
		expect(named.filter((names) => 'unknownNames' in chooseSteps(steps, names))).toEqual([]);
	});

	test('that runs single tests names a project', () => {
		const projects = [...readDocument('vitest.config.ts').matchAll(/(?:name: |driving\(|inBrowser\()'([\w-]+)'/g)].map(
			([, name]) => name,
		);
		const named = commands(/^npx vitest .*--project/).map((words) => words[words.indexOf('--project') + 1]);
		expect(named.length).toBeGreaterThan(1);
		expect(named.filter((name) => !projects.includes(name))).toEqual([]);
	});
});

test.each(scripts)('the script %s is in the README or in CONTRIBUTING', (script) => {
	const name = script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`;
	expect(readDocument('README.md') + readDocument('CONTRIBUTING.md')).toContain(`\`${name}\``);
});

describe.each(workflows)('%s', (workflow) => {
	const text = readDocument(workflow);

	test('uses others’ actions by their commits, and says which version that is', () => {
		const uses = [...text.matchAll(/uses: (?!\.\/)(.+)$/gm)].map(([, action = '']) => action);
		expect(uses.length).toBeGreaterThan(0);
		expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
	});

	test('may read only, and keeps no credentials', () => {
		expect([...text.matchAll(/^ *permissions:\n(.*)$/gm)].map(([, first]) => first)).toEqual(['    contents: read']);
		expect(text.match(/actions\/checkout@/g)).toHaveLength(text.match(/persist-credentials: false/g)?.length ?? 0);
	});

	test('puts nothing into a command that others choose', () => {
		expect([...text.matchAll(/run: (?:\|\n(?: {18}.*\n)+|.*)/g)].filter(([command]) => command.includes('${{'))).toEqual([]);
	});
});
